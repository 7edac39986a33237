import { ownLines } from '#shared/documents/ownLines'
import { plainWords } from '#shared/documents/splitText'

/** The beginning of what a text says itself, on one line, cut between words, at most `most` characters and an ellipsis. */
export const excerpt = (text: string, most = 72): string => {
  const line = plainWords(ownLines(text) || text)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if ([...line].length <= most) return line
  const start = [...line].slice(0, most).join('')
  return `${start.replace(/\s+\S*$/, '')}…`
}
