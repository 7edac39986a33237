import type { Words } from '#shared/events/event'
import type { Hash } from '#shared/protocol/ids'

/** So many messages' words stay at hand beside those on screen: whoever scrolls back a little waits for no disk. */
const KEPT = 1_000

/**
 * Takes out of `words` what is not `shown`, if there is much of it: who scrolls through years is not to have all of them
 * in memory. What was read first goes first.
 */
export const forgetOthers = (words: Map<Hash, Words>, shown: readonly { readonly hash: Hash }[]): void => {
  if (words.size <= shown.length + KEPT) return
  const hashes = new Set(shown.map(({ hash }) => hash))
  for (const hash of words.keys()) {
    if (words.size <= shown.length + KEPT) return
    if (!hashes.has(hash)) words.delete(hash)
  }
}
