import { contentMatches } from '#shared/contents/words'
import type { Content } from '#shared/contents/words'
import { timeline } from '#shared/documents/timeline'
import type { DocId } from '#shared/protocol/ids'
import type { TestMember } from '../support/room'
import { remaining } from './removed'
import type { World } from './world'
import { pick } from './world'

/** What an archive holds of the room, as `readArchive` gives it. */
export type Archived = {
  readonly documents: readonly { readonly doc: DocId; readonly update: Uint8Array<ArrayBuffer> }[]
  readonly contents: readonly Content[]
}

const FAR = Date.UTC(2030, 0)

/** The ledger, then the conversation from its beginning, then notes. */
const rank = (doc: DocId): number => (doc === 'ledger' ? 0 : doc.startsWith('talk/') ? 1 : 2)
const byTurn = (one: DocId, other: DocId): number => rank(one) - rank(other) || (one < other ? -1 : 1)

const archiveOf = async ({ replica, store }: TestMember): Promise<Archived> => {
  const events = await Promise.all(replica.months().map((month) => replica.events(month)))
  const wanted = [...timeline(events.flat(), replica.state(), FAR).wanted].filter((hash) => !replica.isErased(hash))
  const contents: Content[] = []
  for (const [hash, bytes] of await store.contents(replica.room, wanted))
    if (await contentMatches({ hash, bytes })) contents.push({ hash, bytes })
  const documents: { readonly doc: DocId; readonly update: Uint8Array<ArrayBuffer> }[] = []
  for (const doc of replica.documents().toSorted(byTurn)) documents.push({ doc, update: await replica.binary(doc) })
  return { documents, contents }
}

/** Somebody exports the room's archive. */
export const exportArchive = async (world: World, by: TestMember): Promise<void> => {
  if (!remaining(world).includes(by)) return
  world.log.push(`${by.name} exports the archive`)
  world.archives.push(await archiveOf(by))
}

/** Somebody opens an archive that was made at some time, by whomever: whatever is lacking may come back, and nothing else. */
export const openArchive = async (world: World, by: TestMember): Promise<void> => {
  const archive = pick(world, world.archives)
  if (!archive) return exportArchive(world, by)
  world.log.push(`${by.name} opens an archive`)
  for (const { doc, update } of archive.documents) await by.replica.bringDocument(doc, update)
  await by.replica.bringWords(archive.contents)
}
