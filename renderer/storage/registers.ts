import type { Collection, Table } from 'dexie'
import type { DocId, RoomId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import type { DeliveryRow, DocumentRow, NotableRow, RegisterRow, SnugDatabase } from './database'
import { inDatabase } from './inDatabase'

/**
 * A room of years has thousands of notes, and tells of each of its months what every device has; it is opened knowing all of that: as
 * rows, each by itself, it took half of the time. A
 * register has them as one text beside the rows, which stay what counts: whatever was written since the register was made is
 * `fresh`, and read with it.
 */
export type Registers = {
  /** All documents of a room. */
  documents(room: RoomId): Promise<DocumentRow[]>
  /** What was said of its notes. */
  ofNotes(room: RoomId): Promise<NotableRow[]>
  /** What devices have stored. */
  deliveries(room: RoomId): Promise<DeliveryRow[]>
  /** Makes a room's registers, if enough has become fresh. For when nobody waits. */
  keep(room: RoomId): Promise<void>
}

/** So many fresh rows are read beside a register in a millisecond or two. */
const FRESH = 200
const VERSION = 1
/** Where notes stand among a room's documents, in the order of their names. */
const FIRST_NOTE = 'note/'
const BEHIND_NOTES = 'note0'

/** Whether a register speaks of the document. Streams are few, and change all the time. */
export const isRegistered = (doc: DocId): boolean => doc.startsWith(FIRST_NOTE)
/** Whether a register speaks of the event, whatever it counts as now. */
export const isOfNotes = ({ placed }: Pick<NotableRow, 'placed'>): boolean =>
  placed.event.kind === 'noteFounded' || placed.event.kind === 'noteShelved'

type Kind<Row> = {
  readonly name: RegisterRow['name']
  readonly table: Table<Row>
  readonly keyOf: (row: Row) => string
  readonly pack: (row: Row) => unknown
  readonly unpack: (room: RoomId, packed: never) => Row
  /** Every row of a room that belongs into the register, from the rows themselves. */
  readonly all: (room: RoomId) => Pick<Collection<Row>, 'count' | 'toArray'>
}

type PackedDocument = readonly [DocId, string, DocumentRow['digest'], string | undefined]
type PackedDelivery = readonly [DeliveryRow['device'], DocId, readonly number[]]
type PackedNotable = readonly [NotableRow['id'], readonly string[], NotableRow['placed']]

const between = (table: SnugDatabase['documents'], room: RoomId, from: string, to: string) =>
  table.where('[room+doc]').between([room, from], [room, to], true, false)

/** `most`: from so many fresh rows on a register is made anew. */
export const registersIn = (database: SnugDatabase, most = FRESH): Registers => {
  const { documents, notables, deliveries, registers } = database

  const notes: Kind<DocumentRow> = {
    name: 'documents',
    table: documents,
    keyOf: ({ doc }) => doc,
    pack: ({ doc, stateVector, digest, title }): PackedDocument => [doc, toBase64url(stateVector), digest, title],
    unpack: (room, [doc, vector, digest, title]: PackedDocument) => ({
      room,
      doc,
      stateVector: fromBase64url(vector),
      digest,
      // What was absent is `null` in JSON.
      ...(typeof title === 'string' && { title }),
    }),
    all: (room) => between(documents, room, FIRST_NOTE, BEHIND_NOTES),
  }
  const said: Kind<NotableRow> = {
    name: 'notables',
    table: notables,
    keyOf: ({ id }) => id,
    pack: ({ id, about, placed }): PackedNotable => [id, about, placed],
    unpack: (room, [id, about, placed]: PackedNotable) => ({ room, id, about: [...about], placed }),
    all: (room) => notables.where('about').equals(`${room} notes`),
  }

  const stored: Kind<DeliveryRow> = {
    name: 'deliveries',
    table: deliveries,
    keyOf: ({ device, doc }) => `${device} ${doc}`,
    pack: ({ device, doc, complete }): PackedDelivery => [device, doc, [...complete]],
    unpack: (room, [device, doc, complete]: PackedDelivery) => ({
      room,
      device,
      doc,
      complete: Float64Array.from(complete),
    }),
    all: (room) => deliveries.where('room').equals(room),
  }

  const freshOf = <Row>({ table }: Kind<Row>, room: RoomId) => table.where('[room+fresh]').equals([room, 1])

  const unpacked = <Row>(kind: Kind<Row>, row: RegisterRow): Row[] | undefined => {
    try {
      const { v, rows } = JSON.parse(row.text) as { readonly v: number; readonly rows: readonly never[] }
      return v === VERSION ? rows.map((packed) => kind.unpack(row.room, packed)) : undefined
    } catch (error) {
      // Nothing is lost: the rows are there.
      console.warn('a register can’t be read:', asProblem(error).message)
      return undefined
    }
  }

  /** In a transaction. */
  const read = async <Row>(kind: Kind<Row>, room: RoomId): Promise<Row[]> => {
    const [row, since] = await Promise.all([registers.get([room, kind.name]), freshOf(kind, room).toArray()])
    const registered = row && unpacked(kind, row)
    if (!registered) return kind.all(room).toArray()
    const rows = new Map(registered.map((one) => [kind.keyOf(one), one]))
    for (const one of since) rows.set(kind.keyOf(one), one)
    return [...rows.values()]
  }
  const reading = <Row>(table: Table, task: () => Promise<Row[]>): Promise<Row[]> =>
    inDatabase(database, () => database.transaction('r', [table, registers], task))

  /** Registers that are known to be good: they are long, and are not read again to be sure of it. */
  const good = new Set<string>()
  const isGood = async <Row>(kind: Kind<Row>, room: RoomId): Promise<boolean> => {
    if (good.has(`${room} ${kind.name}`)) return true
    const row = await registers.get([room, kind.name])
    if (!row || !unpacked(kind, row)) return false
    good.add(`${room} ${kind.name}`)
    return true
  }

  const keepOne = <Row extends { fresh?: 1 }>(kind: Kind<Row>, room: RoomId): Promise<void> =>
    inDatabase(database, () =>
      database.transaction('rw', [kind.table, registers], async () => {
        // A look that may write: Chromium goes on passing over what was fresh once until there is one.
        const since = await freshOf(kind, room).primaryKeys()
        // Rows of an earlier version are not marked, and have no register either.
        const lacking = (await isGood(kind, room)) ? since.length : await kind.all(room).count()
        if (lacking < most) return
        const rows = (await kind.all(room).toArray()).map(kind.pack)
        await registers.put({ room, name: kind.name, text: JSON.stringify({ v: VERSION, rows }) })
        await freshOf(kind, room).modify((one) => void delete one.fresh)
      }),
    )

  return {
    documents: (room) =>
      reading(documents, async () => {
        const parts = await Promise.all([
          between(documents, room, '', FIRST_NOTE).toArray(),
          read(notes, room),
          between(documents, room, BEHIND_NOTES, '\uFFFF').toArray(),
        ])
        return parts.flat()
      }),
    ofNotes: async (room) =>
      (await reading(notables, () => read(said, room))).filter(({ about }) => about.includes(`${room} notes`)),
    deliveries: (room) => reading(deliveries, () => read(stored, room)),
    keep: async (room) => {
      await keepOne(notes, room)
      await keepOne(said, room)
      await keepOne(stored, room)
    },
  }
}
