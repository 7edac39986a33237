import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import { NO_HEADS } from '#shared/events/packHeads'
import type { About, Delivery, DocumentStore, DocumentSummary, Notable } from '#shared/ports/documentStore.port'
import type { DocId, RoomId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { DeliveryRow, DocumentRow, NotableRow, RegisterRow } from './database'

export type RegisterName = RegisterRow['name']
/** The rows that registers have. */
export type RowOf = { documents: DocumentRow; notables: NotableRow; deliveries: DeliveryRow }
type OneOf = { documents: DocumentSummary; notables: Notable; deliveries: Delivery }

/** What the disk has of it: a register's text, and the rows that it lacks or that are later. Without one all rows there are. */
export type Kept<Row> = { readonly text?: string; readonly rows: readonly Row[] }

/** How one kind of row stands in its register, and what comes of it. */
export type Form<Row, One> = {
  readonly keyOf: (one: One) => string
  readonly pack: (row: Row) => unknown
  readonly unpack: (packed: never, room: RoomId) => One
  readonly of: (row: Row) => One
}

const VERSION = 1

type PackedDocument = readonly [DocId, string, DocumentRow['digest'], string | undefined]
type PackedDelivery = readonly [DeliveryRow['device'], DocId, readonly number[]]
type PackedNotable = readonly [NotableRow['id'], readonly string[], NotableRow['placed']]

const aboutOf = (room: RoomId, keys: readonly string[]): Notable['about'] =>
  keys.map((one) => one.slice(room.length + 1) as About)

export const asNotable = ({ room, placed, about }: NotableRow): Notable => ({ placed, about: aboutOf(room, about) })

const documents: Form<DocumentRow, DocumentSummary> = {
  keyOf: ({ doc }) => doc,
  pack: ({ doc, stateVector, digest, title }): PackedDocument => [doc, toBase64url(stateVector), digest, title],
  unpack: ([doc, vector, digest, title]: PackedDocument) => ({
    heads: NO_HEADS,
    doc,
    stateVector: fromBase64url(vector),
    digest,
    // What was absent is `null` in JSON.
    ...(typeof title === 'string' && { title }),
  }),
  of: ({ room: _, fresh: _fresh, ...summary }) => ({ heads: NO_HEADS, ...summary }),
}

const notables: Form<NotableRow, Notable> = {
  keyOf: ({ placed }) => placed.id,
  pack: ({ id, about, placed }): PackedNotable => [id, about, placed],
  unpack: ([, about, placed]: PackedNotable, room) => ({ placed, about: aboutOf(room, about) }),
  of: asNotable,
}

const deliveries: Form<DeliveryRow, Delivery> = {
  keyOf: ({ device, doc }) => `${device} ${doc}`,
  pack: ({ device, doc, complete }): PackedDelivery => [device, doc, [...complete]],
  unpack: ([device, doc, complete]: PackedDelivery) => ({ device, doc, complete: Float64Array.from(complete) }),
  of: ({ room: _, fresh: _fresh, ...delivery }) => delivery,
}

export const FORMS: { readonly [Name in RegisterName]: Form<RowOf[Name], OneOf[Name]> } = {
  documents,
  notables,
  deliveries,
}

export const textOf = <Row>({ pack }: Pick<Form<Row, unknown>, 'pack'>, rows: readonly Row[]): string =>
  JSON.stringify({ v: VERSION, rows: rows.map(pack) })

/** Undefined for a text that can't be read: nothing is lost, as the rows are there. */
export const unpacked = <One>(
  { unpack }: Pick<Form<never, One>, 'unpack'>,
  room: RoomId,
  text: string,
): One[] | undefined => {
  try {
    const { v, rows } = JSON.parse(text) as { readonly v: number; readonly rows: readonly never[] }
    return v === VERSION ? rows.map((packed) => unpack(packed, room)) : undefined
  } catch (error) {
    console.warn('a register can’t be read:', asProblem(error).message)
    return undefined
  }
}

/** Asks for what the disk has; `isWhole`: for all rows, and no text. */
export type ReadKept = <Name extends RegisterName>(
  name: Name,
  room: RoomId,
  isWhole: boolean,
) => Promise<Kept<RowOf[Name]>>

/**
 * The store's methods that registers are there for. A text is taken apart only here, where it is used: it goes from disk to worker to
 * page in one piece, and not as thousands of things that are each written down and read again on the way.
 */
export const readingRegisters = (
  readKept: ReadKept,
): Pick<DocumentStore, 'summaries' | 'deliveries'> & { ofNotes(room: RoomId): Promise<Notable[]> } => {
  const read = async <Name extends RegisterName>(name: Name, room: RoomId): Promise<OneOf[Name][]> => {
    const form = FORMS[name]
    const { text, rows } = await readKept(name, room, false)
    const registered = text === undefined ? [] : unpacked(form, room, text)
    if (!registered) return (await readKept(name, room, true)).rows.map(form.of)
    if (rows.length === 0) return registered
    const all = new Map(registered.map((one) => [form.keyOf(one), one]))
    for (const row of rows) {
      const one = form.of(row)
      all.set(form.keyOf(one), one)
    }
    return [...all.values()]
  }
  return {
    summaries: (room) => read('documents', room),
    deliveries: (room) => read('deliveries', room),
    ofNotes: async (room) => (await read('notables', room)).filter(({ about }) => about.includes('notes')),
  }
}
