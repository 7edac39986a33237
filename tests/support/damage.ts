import type { PlacedEvent } from '#shared/events/event'
import type { DocId, TalkDocId } from '#shared/protocol/ids'
import type { TestMember, TestRoom } from './room'

export type Damage = (update: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined

/** What a failing disk makes of a row. */
export const cutInHalf: Damage = (update) => update.slice(0, update.length >> 1)
export const flipInside: Damage = (update) => update.map((byte, at) => (at === update.length - 40 ? byte ^ 1 : byte))
export const zeroes: Damage = (update) => update.fill(0, update.length >> 1)
export const gone: Damage = () => undefined
export const DAMAGES: readonly (readonly [string, Damage])[] = [
  ['cut in half', cutInHalf],
  ['changed in one bit', flipInside],
  ['overwritten with zeroes', zeroes],
  ['gone', gone],
]

/** What a failing disk does to rows of a document: those at these places. */
export const damage = (
  r: TestRoom,
  member: TestMember,
  doc: DocId,
  how: Damage,
  at: (row: number) => boolean,
): void => {
  const updates = member.disk.rooms.get(r.id)?.updates
  const rows = updates?.get(doc) ?? []
  updates?.set(
    doc,
    rows.flatMap((row, place) => (at(place) ? (how(row) ?? []) : [row])),
  )
}

export const say = async (member: TestMember, text: string): Promise<PlacedEvent> =>
  (await member.replica.appendTalk({ kind: 'message' }, { v: 1, text })).placed

/** The events of a month that a member has. */
export const idsOf = async (r: TestRoom, member: TestMember, doc: TalkDocId): Promise<readonly string[]> =>
  (await r.when(member.replica.events(doc))).map(({ id }) => id).sort()

/** Anna, who has founded the room, writes its charter. */
export const charter = async (r: TestRoom, text: string): Promise<void> => {
  const anna = r.member('anna')
  const by = anna.replica.state().byDevice.get(anna.device.id)?.grant
  if (!by) throw new Error('Anna has founded the room')
  const said = { room: 'R', text, capacity: 20, invites: 'organisers' } as const
  await r.when(anna.replica.appendLedger({ kind: 'charterWritten', by, ...said }))
}
