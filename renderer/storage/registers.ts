import type { Collection, Table } from 'dexie'
import type { DocId, RoomId } from '#shared/protocol/ids'
import type { NotableRow, SnugDatabase } from './database'
import { inDatabase } from './inDatabase'
import type { Form, Kept, ReadKept, RegisterName, RowOf } from './registered'
import { FORMS, textOf, unpacked } from './registered'

/**
 * A room of years has thousands of notes, and tells of each of its months what every device has; it is opened knowing all of that: as
 * rows, each by itself, it took half of the time. A
 * register has them as one text beside the rows, which stay what counts: whatever was written since the register was made is
 * `fresh`, and read with it.
 */
export type Registers = {
  /**
   * All documents of a room, what was said of its notes, or what devices have stored. `isWhole`: from the rows themselves, where
   * the register could not be read.
   */
  read: ReadKept
  /** Makes a room's registers, if enough has become fresh. For when nobody waits. */
  keep(room: RoomId): Promise<void>
}

/** So many fresh rows are read beside a register in a millisecond or two. */
const FRESH = 200
/** Where notes stand among a room's documents, in the order of their names. */
const FIRST_NOTE = 'note/'
const BEHIND_NOTES = 'note0'

/** Whether a register speaks of the document. Streams are few, and change all the time. */
export const isRegistered = (doc: DocId): boolean => doc.startsWith(FIRST_NOTE)
/** Whether a register speaks of the event, whatever it counts as now. */
export const isOfNotes = ({ placed }: Pick<NotableRow, 'placed'>): boolean =>
  placed.event.kind === 'noteFounded' || placed.event.kind === 'noteShelved'

type Kind<Row> = Pick<Form<Row, unknown>, 'pack' | 'unpack'> & {
  readonly name: RegisterName
  readonly table: Table<Row>
  /** Every row of a room that belongs into the register, from the rows themselves. */
  readonly all: (room: RoomId) => Pick<Collection<Row>, 'count' | 'toArray'>
  /** Rows that are read with it, and belong into none. */
  readonly beside?: (room: RoomId) => Promise<Row[]>
}

const between = (table: SnugDatabase['documents'], room: RoomId, from: string, to: string) =>
  table.where('[room+doc]').between([room, from], [room, to], true, false)

/** `most`: from so many fresh rows on a register is made anew. */
export const registersIn = (database: SnugDatabase, most = FRESH): Registers => {
  const { documents, notables, deliveries, registers } = database

  const kinds: { readonly [Name in RegisterName]: Kind<RowOf[Name]> } = {
    documents: {
      ...FORMS.documents,
      name: 'documents',
      table: documents,
      all: (room) => between(documents, room, FIRST_NOTE, BEHIND_NOTES),
      beside: async (room) => {
        const parts = [between(documents, room, '', FIRST_NOTE), between(documents, room, BEHIND_NOTES, '\uFFFF')]
        return (await Promise.all(parts.map((part) => part.toArray()))).flat()
      },
    },
    notables: {
      ...FORMS.notables,
      name: 'notables',
      table: notables,
      all: (room) => notables.where('about').equals(`${room} notes`),
    },
    deliveries: {
      ...FORMS.deliveries,
      name: 'deliveries',
      table: deliveries,
      all: (room) => deliveries.where('room').equals(room),
    },
  }

  const freshOf = <Row>({ table }: Kind<Row>, room: RoomId) => table.where('[room+fresh]').equals([room, 1])

  const read = <Row>(kind: Kind<Row>, room: RoomId, isWhole: boolean): Promise<Kept<Row>> =>
    inDatabase(database, () =>
      database.transaction('r', [kind.table, registers], async () => {
        const [row, since, beside] = await Promise.all([
          isWhole ? undefined : registers.get([room, kind.name]),
          freshOf(kind, room).toArray(),
          kind.beside?.(room) ?? [],
        ])
        if (row?.text !== undefined) return { text: row.text, rows: [...since, ...beside] }
        return { rows: [...(await kind.all(room).toArray()), ...beside] }
      }),
    )

  /** Registers that are known to be good: they are long, and are not read again to be sure of it. */
  const good = new Set<string>()
  const isGood = async <Row>(kind: Kind<Row>, room: RoomId): Promise<boolean> => {
    if (good.has(`${room} ${kind.name}`)) return true
    const row = await registers.get([room, kind.name])
    if (!row || !unpacked(kind, room, row.text)) return false
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
        await registers.put({ room, name: kind.name, text: textOf(kind, await kind.all(room).toArray()) })
        await freshOf(kind, room).modify((one) => void delete one.fresh)
      }),
    )

  return {
    read: (name, room, isWhole) => read(kinds[name], room, isWhole),
    keep: async (room) => {
      await keepOne(kinds.documents, room)
      await keepOne(kinds.notables, room)
      await keepOne(kinds.deliveries, room)
    },
  }
}
