import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { saying } from '../room/sayings'

/** A message as one puts it into a Y.Array when nothing else is asked: a plain object. */
export type StockMessage = { readonly id: string; readonly author: string; readonly at: number; readonly text: string }

/** 256 bits as 43 characters, as an author's key has. */
const author = (member: number): string => `${member}`.padStart(43, 'm')

/** The same messages each time, in length and number as those of the bench's rooms. */
export const stockMessages = (count: number, newest?: string): StockMessage[] => {
  const random = createSeededRandomness(count + 1)
  return Array.from({ length: count }, (_, at) => ({
    id: `${at}-${Math.floor(random.fraction() * 1e9)}`,
    author: author(Math.floor(random.fraction() * 12)),
    at: 1_700_000_000_000 + at * 60_000,
    text: newest !== undefined && at === count - 1 ? newest : saying(random),
  }))
}
