import type { Transaction } from 'yjs'
import type { OpenNote } from '#shared/sync/replica'
import type { Caret } from './calmAwareness'
import type { Told } from './carets'
import { renderCaret } from './carets'
import { deletedAt } from './deletedAt'

/** Milliseconds for which a name stands at a caret that has moved: long enough to be read in passing. */
const NAMED = 4_000

type Change = {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/**
 * Carets whose names go when nothing moves: `data-resting` says so to the style sheet. An editor draws a caret once and moves it
 * about, or draws it anew, as it likes; so who moves is heard from the awareness, and from what they write.
 */
export const createCaretNames = () => {
  const drawn = new Map<number, HTMLElement>()
  const named = new Map<number, number>()

  const rest = (client: number): void => {
    named.delete(client)
    drawn.get(client)?.setAttribute('data-resting', '')
  }
  const move = (client: number): void => {
    window.clearTimeout(named.get(client))
    named.set(
      client,
      window.setTimeout(() => rest(client), NAMED),
    )
    drawn.get(client)?.removeAttribute('data-resting')
  }
  const forget = (client: number): void => {
    window.clearTimeout(named.get(client))
    named.delete(client)
    drawn.delete(client)
  }

  return {
    /** Draws the caret of `user.client`. */
    render: (user: Told): HTMLElement => {
      const caret = renderCaret(user)
      const client = Number(user['client'])
      const isNew = !drawn.has(client)
      drawn.set(client, caret)
      if (isNew) move(client)
      else if (!named.has(client)) rest(client)
      return caret
    },
    /** Listens until the function that it returns is called. `caretsNow`: those that lead somewhere, by client. */
    watch: (
      { awareness, doc }: Pick<OpenNote, 'awareness' | 'doc'>,
      caretsNow: () => ReadonlyMap<number, Pick<Caret, 'cursor'>>,
    ): (() => void) => {
      const hear = ({ added, updated, removed }: Change): void => {
        for (const client of [...added, ...updated]) if (drawn.has(client)) move(client)
        removed.forEach(forget)
      }
      // Who writes at the end of a line is at its end before and after, as far as a caret tells.
      const read = (transaction: Transaction): void => {
        const { beforeState, afterState, deleteSet, local } = transaction
        for (const client of drawn.keys()) if (beforeState.get(client) !== afterState.get(client)) move(client)
        if (local || deleteSet.clients.size === 0 || drawn.size === 0) return
        for (const [client, { cursor }] of caretsNow())
          if (drawn.has(client) && deletedAt(transaction, cursor.head)) move(client)
      }
      awareness.on('change', hear)
      doc.on('afterTransaction', read)
      return () => {
        awareness.off('change', hear)
        doc.off('afterTransaction', read)
        for (const waiting of named.values()) window.clearTimeout(waiting)
        named.clear()
      }
    },
  }
}
