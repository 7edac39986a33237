import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guardUpdate } from '#shared/events/guardUpdate'
import type { LedgerFields, PlacedEvent } from '#shared/events/event'
import { admissibleEvents } from '#shared/governance/admissibleEvents'
import { reduceLedger } from '#shared/governance/reduceLedger'
import type { RoomState } from '#shared/governance/roomState'
import type { EpochId, RoomId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'

type Fixture = { readonly room: RoomId; readonly update: string; readonly expected: unknown }

const open = async (name: string): Promise<{ readonly state: RoomState; readonly expected: unknown }> => {
  const { room, update, expected } = JSON.parse(
    readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'),
  ) as Fixture
  const runs = await guardUpdate(new Uint8Array(Buffer.from(update, 'base64')), 'ledger', 'ledger')
  const events = runs.flatMap(({ entries }) => entries.map(({ placed }) => placed as PlacedEvent<LedgerFields>))
  return { state: reduceLedger(room, await admissibleEvents(room, events)), expected }
}

const told = ({ name, foundedAt, epoch, heads, members, invitations }: RoomState): unknown => ({
  name,
  foundedAt,
  epoch,
  heads,
  members: [...members.values()]
    .map(({ id, name: called, role, devices, since, invitedBy = null }) => ({
      id,
      name: called,
      role,
      devices,
      since,
      invitedBy,
    }))
    .sort((a, b) => a.since - b.since),
  invitations: [...invitations.values()].map(({ id, by, key, door, role, expiresAt, uses, usedBy }) => ({
    id,
    by,
    key,
    door,
    role,
    expiresAt,
    uses,
    usedBy,
  })),
})

test('a ledger as first written, of foundings, invitations and admissions, opens and adds up to the same', async () => {
  const { state, expected } = await open('ledger-1.json')
  expect(told(state)).toEqual(expected)
  expect(state.disregarded.size).toBe(0)
})

const toldOfAll = (state: RoomState): unknown => {
  const { name, charter, members, former, invitations, epoch, isEpochFit, epochs, asking, disregarded } = state
  return {
    name,
    charter: { text: charter.text, capacity: charter.capacity, invites: charter.invites },
    members: [...members.values()].map(({ name: called, role, devices }) => [called, role, devices.length]).sort(),
    former: [...former.values()].map(({ name: called, how }) => [called, how]).sort(),
    invitations: [...invitations.values()].map(({ role, uses, usedBy, note, needsYes, closed = null }) => [
      role,
      uses,
      usedBy.length,
      note,
      needsYes,
      closed,
    ]),
    epoch,
    isEpochFit,
    epochs: epochs.size,
    asking: asking.length,
    disregarded: disregarded.size,
    ends: [...state.standings.values()].flatMap(({ ends }) =>
      ends.map(({ of, extent }) => [of, [...extent].map(([doc, streams]) => [doc, [...streams]])]),
    ),
  }
}

test('a ledger with every kind of event since there are roles and removal does so too', async () => {
  const { state, expected } = await open('ledger-2.json')
  expect(toldOfAll(state)).toEqual(expected)
})

test('a ledger whose founding speaks of the first secret, and of whose member an organiser removed a device, does so too', async () => {
  const { state, expected } = await open('ledger-3.json')
  expect(toldOfAll(state)).toEqual(expected)
  expect(state.epochs.get(state.room as string as EpochId)?.check).toHaveLength(43)
  const gone = [...state.standings.values()].filter(({ isActive }) => !isActive)
  expect(gone.map(({ label }) => label).sort()).toEqual(['', 'phone'])
})
