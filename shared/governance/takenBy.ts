import { mayTake } from './authority'
import { concerned } from './concerned'
import type { Ending, Grant, LedgerBook } from './ledgerBook'
import { file } from './ledgerBook'

type Taken = ReadonlyMap<Grant, readonly Ending[]>

/**
 * Which endings end a grant, and which void what was done under it meanwhile. Nearly always the same; but who makes
 * themselves less voids what was done under the very grant that they gave up, and nothing else.
 */
export const takenBy = (book: LedgerBook): { readonly ends: Taken; readonly voids: Taken } => {
  const ends = new Map<Grant, Ending[]>()
  const voids = new Map<Grant, Ending[]>()
  for (const ending of book.endings) {
    for (const grant of concerned(book, ending)) {
      if (!ending.own && !mayTake(ending.by, grant)) continue
      file(ends, grant, ending)
      const isLowered = ending.own && ending.entry.event.kind === 'roleGiven'
      if (!isLowered || grant === ending.by) file(voids, grant, ending)
    }
  }
  return { ends, voids }
}
