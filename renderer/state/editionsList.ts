import type { IssueHead } from '#shared/contents/issue'
import { readIssueHead } from '#shared/contents/issue'
import type { Hash } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from './isOwnWords'
import { personsOf } from './personsOf'
import type { EditionLine } from './editionViews'

/** A room's editions as lists show them: their titles are read, and nothing else of them. */
export type EditionsList = {
  /** Newest first. */
  read(): Promise<readonly EditionLine[]>
  /** Words of editions that are shown without them. */
  lacking(): ReadonlySet<Hash>
}

export const createEditionsList = (replica: Replica): EditionsList => {
  /** By the hash of their words; undefined for what can't be read. */
  const heads = new Map<Hash, IssueHead | undefined>()
  let lacking: ReadonlySet<Hash> = new Set()

  return {
    lacking: () => lacking,
    read: async () => {
      const all = replica.editions()
      const wanted = all.filter(({ hash }) => !heads.has(hash))
      const words = wanted.length > 0 ? await replica.words(wanted.map(({ hash }) => hash)) : undefined
      const state = replica.state()
      for (const { by, hash } of wanted) {
        const said = words?.get(hash)
        if (said) heads.set(hash, isOwnWords(state, by, said.by) ? readIssueHead(said) : undefined)
      }
      lacking = new Set(all.flatMap(({ hash }) => (heads.has(hash) ? [] : [hash])))
      const { device } = personsOf(replica)
      return all.map(({ id, by, at, in: doc, hash }) => {
        const [head, person] = [heads.get(hash), device(by)]
        return {
          id,
          title: head?.title,
          by: person,
          at,
          month: monthOfDoc(doc),
          isOwn: person.own,
          commentsOpen: head?.comments ?? false,
        }
      })
    },
  }
}
