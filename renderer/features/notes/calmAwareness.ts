import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import * as z from 'zod'
import { body } from '#shared/documents/noteDocument'
import { tones, toneOf } from '../../ui/tones'

const id = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() })
const position = z.object({
  type: id.nullish(),
  // Another root would be made in the document by looking for it.
  tname: z.literal('body').nullish(),
  item: id.nullish(),
  assoc: z.number().nullish(),
})
const stateSchema = z.object({
  user: z.object({ color: z.unknown() }).optional().catch(undefined),
  cursor: z.object({ anchor: position, head: position }),
})

/** A remote caret, in the words of this machine. */
export type Caret = {
  readonly user: { readonly client: number; readonly name: string; readonly color: string; readonly tone: number }
  readonly cursor: { readonly anchor: CaretPosition; readonly head: CaretPosition }
}
/** A relative position of Yjs, as it is told. */
export type CaretPosition = z.infer<typeof position>

/**
 * The same awareness, as a caret extension may see it: what others say of themselves is checked and bounded, and
 * positions that lead nowhere are left out, so that nothing a member sends can stop somebody else's editor.
 * `nameOf` says whose caret it is, as this room knows them: what a caret says of itself is not believed, and one of
 * which nobody knows whose it is does not show.
 */
export const calmAwareness = (awareness: Awareness, nameOf: (client: number) => string | undefined) => {
  const { doc } = awareness
  const read = (client: number, state: unknown): Caret | undefined => {
    const { data } = stateSchema.safeParse(state)
    if (!data || !leadsSomewhere(doc, data.cursor.anchor) || !leadsSomewhere(doc, data.cursor.head)) return undefined
    const name = nameOf(client)
    if (name === undefined) return undefined
    const tone = toneOf(name, data.user?.color)
    return { user: { client, name, color: tones[tone] ?? tones[0], tone }, cursor: data.cursor }
  }
  const getStates = (): Map<number, Caret> => {
    const carets = new Map<number, Caret>()
    for (const [client, state] of awareness.getStates()) {
      if (client === doc.clientID) continue
      const caret = read(client, state)
      if (caret) carets.set(client, caret)
    }
    return carets
  }
  return {
    doc,
    clientID: awareness.clientID,
    get states() {
      return getStates()
    },
    getStates,
    getLocalState: () => awareness.getLocalState(),
    setLocalState: (state: Record<string, unknown> | null) => awareness.setLocalState(state),
    setLocalStateField: (field: string, value: unknown) => awareness.setLocalStateField(field, value),
    on: (...given: Parameters<Awareness['on']>) => awareness.on(...given),
    off: (...given: Parameters<Awareness['off']>) => awareness.off(...given),
  }
}

const leadsSomewhere = (doc: Y.Doc, json: CaretPosition): boolean => {
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)
    const root = body(doc)
    return absolute !== null && (absolute.type === root || isInside(root, absolute.type))
  } catch {
    // Made up, or of a part of the note that is gone: there is no caret to show.
    return false
  }
}

const isInside = (root: unknown, type: unknown): boolean => {
  for (let at = type as { readonly _item: { readonly parent: unknown } | null } | null; at;) {
    if (at === root) return true
    at = (at._item?.parent ?? null) as typeof at
  }
  return false
}
