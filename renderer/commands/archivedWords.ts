import type { Content } from '#shared/contents/words'
import { contentMatches } from '#shared/contents/words'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { Hash } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/** Words asked of the disk at once; one part of a file is as much as these together mostly are: three mebibytes of them. */
const AT_ONCE = { words: 500, parts: 50 }

/** Hashes of words in their order, as many together as are asked of the disk at once. */
export function* inBatches(hashes: readonly Hash[], parts: ReadonlySet<Hash>): Iterable<readonly Hash[]> {
  let some: Hash[] = []
  let room = 1
  for (const hash of hashes) {
    some.push(hash)
    room -= 1 / (parts.has(hash) ? AT_ONCE.parts : AT_ONCE.words)
    if (room > 0) continue
    yield some
    some = []
    room = 1
  }
  if (some.length > 0) yield some
}

/** These words from the disk, in their order, a batch at a time: what is not there, or was erased by now, is left out. */
export async function* readSound(
  { replica, store }: { readonly replica: Replica; readonly store: DocumentStore },
  hashes: readonly Hash[],
  parts: ReadonlySet<Hash>,
): AsyncGenerator<Content> {
  for (const some of inBatches(hashes, parts)) {
    const found = await store.contents(replica.room, some)
    for (const hash of some) {
      const bytes = found.get(hash)
      // What a damaged disk has under that name nobody could take back from the archive, nor anything that is with it.
      if (bytes && (await contentMatches({ hash, bytes })) && !replica.isErased(hash)) yield { hash, bytes }
    }
  }
}
