import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Announcement } from './announcement'
import { TOKEN_BYTES, TOKENS } from './announcement'

/** Whence an announcement comes, and how long it holds: a token is worth nothing with another of these, so that nobody can say it again as theirs. */
export type Whence = Omit<Announcement, 'tokens'> & { readonly address: string }

/** What a topic is called in this announcement: only who knows the topic recognises it. */
const tokenOf = (topic: string, { nonce, address, port, seconds }: Whence): Buffer =>
  createHmac('sha256', topic)
    .update('snug/nearby-token/1\n')
    .update(nonce)
    .update(`${address}:${port} ${seconds}`)
    .digest()
    .subarray(0, TOKEN_BYTES)

/** `count` of them by chance, where there are more: what is not said now is said another time. */
const someOf = (topics: readonly string[], count: number): readonly string[] => {
  const rest = [...topics]
  if (rest.length <= count) return rest
  return Array.from({ length: count }, () => rest.splice(randomInt(rest.length), 1)).flat()
}

/** The tokens of these topics, filled up with chance, in an order that tells nothing. */
export const tokensFor = (topics: readonly string[], whence: Whence): Buffer => {
  const tokens = someOf(topics, TOKENS).map((topic) => tokenOf(topic, whence))
  while (tokens.length < TOKENS) tokens.push(randomBytes(TOKEN_BYTES))
  return Buffer.concat(tokens.sort((a, b) => a.compare(b)))
}

/** Which of `topics` are announced in `tokens`. */
export const topicsIn = (tokens: Buffer, topics: readonly string[], whence: Whence): string[] => {
  const said = new Set<string>()
  for (let from = 0; from < tokens.length; from += TOKEN_BYTES)
    said.add(tokens.toString('latin1', from, from + TOKEN_BYTES))
  return topics.filter((topic) => said.has(tokenOf(topic, whence).toString('latin1')))
}
