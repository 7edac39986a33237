import { ownLines } from '#shared/documents/ownLines'
import { excerpt } from './excerpt'
import { plainWords } from '#shared/documents/splitText'

/** A quotation shows so many characters at most, and never so much of a message as this part. */
const MOST = 72
const PART = 0.75
/** A single word shorter than that would say everything. */
const WORD = 24

/**
 * Lines that refer to a message: how it begins, and who said it, with the link. Never all of its words: a message that
 * is taken back must not live on where it was quoted. What it quotes itself, is not quoted again.
 */
export const quotation = (said: { readonly text: string; readonly name: string; readonly link: string }): string => {
  const from = `> — ${excerpt(said.name)}, ${said.link}`
  const begins = start(said.text)
  return begins ? `> ${begins}\n${from}` : from
}

const start = (text: string): string => {
  const words = plainWords(ownLines(text)).replaceAll(/\s+/g, ' ')
  const most = Math.min(MOST, Math.floor([...words].length * PART))
  const first = words.split(' ', 1)[0] ?? ''
  // Cut within: a short word would tell itself, an address would lead elsewhere.
  if (first.length > most && (first.length < WORD || first.includes(':'))) return ''
  return excerpt(words, most)
}
