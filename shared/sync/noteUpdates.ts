import * as Y from 'yjs'
import { own } from '../crypto/bytes'
import { limits } from '../protocol/limits'

/** A note's updates as one. Of none, Yjs's own merging makes nothing that can be read; one alone it gives back unread. */
export const mergeNote = (updates: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  const [first] = updates
  if (!first) return new Uint8Array([0, 0])
  if (updates.length === 1) Y.decodeUpdate(first)
  return own(Y.mergeUpdates([...updates]))
}

/**
 * The same note in as few bytes as Yjs can say it: merging keeps the words that were deleted, a document does not. Gives it back
 * as it is where it is within what members take anyway, since this takes about as long as opening the note.
 */
export const compactNote = (update: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  if (update.length <= limits.noteBytes) return update
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return own(Y.encodeStateAsUpdate(doc))
  } finally {
    doc.destroy()
  }
}

/**
 * Lets `known` reach as far as an update does that fits onto it. Not by what Yjs says of an update's state vector: of one that does not
 * begin at a client's first letter that is nothing.
 */
export const raise = (known: Map<number, number>, update: Uint8Array): void => {
  for (const { id, length } of Y.decodeUpdate(update).structs)
    known.set(id.client, Math.max(known.get(id.client) ?? 0, id.clock + length))
}

/**
 * A note's updates as one. `beyond`: those that are left out, since they build upon something that is missing; a disk may
 * have lost it. Throws for what can't be read.
 */
export const wholeNote = (
  updates: readonly Uint8Array<ArrayBuffer>[],
): { readonly update: Uint8Array<ArrayBuffer>; readonly beyond: readonly Uint8Array<ArrayBuffer>[] } => {
  const update = mergeNote(updates)
  if (checkNoteUpdate(update, new Map(), Infinity) !== 'gap') return { update: compactNote(update), beyond: [] }
  const known = new Map<number, number>()
  const fitting: Uint8Array<ArrayBuffer>[] = []
  let beyond = updates
  for (let before = Infinity; beyond.length < before;) {
    before = beyond.length
    beyond = beyond.filter((one) => {
      if (checkNoteUpdate(one, known, Infinity) !== 'fits') return true
      raise(known, one)
      fitting.push(one)
      return false
    })
  }
  return { update: compactNote(mergeNote(fitting)), beyond }
}

type Id = { readonly client: number; readonly clock: number }
type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * `gap`: it speaks of things that are not here yet, and would stay pending. `strange`: it is an update, but holds what
 * no note of this version has, or more than `most` bytes.
 */
export type NoteCheck = 'fits' | 'gap' | 'invalid' | 'strange'

/** A note's roots (documents/noteDocument.ts). Anything beside them would be there without anybody seeing it. */
const ROOTS: readonly unknown[] = ['title', 'body']

/** Where each client's structs in the update begin and end. Undefined if there is a hole between them. */
const spans = (structs: readonly Struct[]): Map<number, { from: number; to: number }> | undefined => {
  const found = new Map<number, { from: number; to: number }>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const span = found.get(client)
    if (struct instanceof Y.Skip || (span && span.to !== clock)) return undefined
    if (span) span.to = clock + struct.length
    else found.set(client, { from: clock, to: clock + struct.length })
  }
  return found
}

const dependencies = (struct: Struct): Id[] => {
  if (!(struct instanceof Y.Item)) return []
  const parent = struct.parent as unknown
  const ids: unknown[] = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  return ids.filter((id): id is Id => id instanceof Y.ID)
}

/**
 * Whether Yjs can take one struct after the other, each upon what is there by then. It throws in the middle of an update
 * whose struct builds upon a later one of the same client, and keeps those for ever that wait for each other.
 */
const canBeOrdered = (structs: readonly Struct[], start: ReadonlyMap<number, number>): boolean => {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.push(struct)
    else queues.set(struct.id.client, [struct])
  }
  const next = new Map<number, number>()
  const here = new Map(start)
  const isHere = ({ client, clock }: Id): boolean => clock < (here.get(client) ?? 0)
  /** Clients whose next struct waits for the next one's. */
  const waiting: number[] = []
  const waits = new Set<number>()
  const wait = (client: number): void => {
    waiting.push(client)
    waits.add(client)
  }
  for (const first of queues.keys()) {
    wait(first)
    for (let client = waiting.at(-1); client !== undefined; client = waiting.at(-1)) {
      const at = next.get(client) ?? 0
      const struct = queues.get(client)?.[at]
      const lacking = struct && dependencies(struct).find((id) => !isHere(id))
      if (lacking) {
        if (waits.has(lacking.client) || !queues.get(lacking.client)?.[next.get(lacking.client) ?? 0]) return false
        wait(lacking.client)
      } else if (struct) {
        next.set(client, at + 1)
        here.set(client, Math.max(here.get(client) ?? 0, struct.id.clock + struct.length))
        if (waiting.length > 1) release(waiting, waits)
      } else release(waiting, waits)
    }
  }
  return true
}
const release = (waiting: number[], waits: Set<number>): void => {
  const client = waiting.pop()
  if (client !== undefined) waits.delete(client)
}

/** A note has text and elements under its two roots, and no documents inside it. */
const belongs = (struct: Struct): boolean => {
  if (!(struct instanceof Y.Item)) return true
  const parent = struct.parent as unknown
  if (typeof parent === 'string' && !ROOTS.includes(parent)) return false
  return !(struct.content instanceof Y.ContentDoc)
}

/**
 * Looks at an update to a note before it touches anything: is it one, is it of bearable size, and does everything it
 * builds upon exist (in `known`, what is here, or in itself)?
 */
export const checkNoteUpdate = (
  update: Uint8Array,
  known: ReadonlyMap<number, number>,
  most: number = limits.noteBytes,
): NoteCheck => {
  // Whoever writes more than others take means no harm.
  if (update.length > most) return 'strange'
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    // The sender is told by losing the link; what it was is of no use to anyone.
    return 'invalid'
  }
  const { structs, ds } = decoded
  if (!structs.every(belongs)) return 'strange'
  // Yjs writes none without a length; two would stand in one place.
  if (structs.some(({ length }) => length === 0)) return 'invalid'
  const own = spans(structs)
  if (!own) return 'gap'
  const end = (client: number): number => Math.max(known.get(client) ?? 0, own.get(client)?.to ?? 0)
  for (const [client, { from }] of own) if (from > (known.get(client) ?? 0)) return 'gap'
  if (structs.flatMap(dependencies).some(({ client, clock }) => clock >= end(client))) return 'gap'
  for (const [client, ranges] of ds.clients)
    if (ranges.some(({ clock, len }) => clock + len > end(client))) return 'gap'
  // What is said again of what is here must hold by itself too: merged, it may stand in its place.
  const start = new Map([...known, ...[...own].map(([client, { from }]) => [client, from] as const)])
  return canBeOrdered(structs, start) ? 'fits' : 'invalid'
}
