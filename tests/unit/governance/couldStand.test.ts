import { couldStand } from '#shared/governance/couldStand'
import { hasGone } from '#shared/governance/hasGone'
import type { RoomState, Standing } from '#shared/governance/roomState'
import type { DeviceId, DocId, EventId, MemberId, TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'

const [device, doc, client] = ['idris' as DeviceId, 'talk/2026-11' as TalkDocId, 7]
const stream = { doc, client, device }

/** Idris as he stands, once something that had seen so many entries of his stream has ended what he held. */
const standing = (isActive: boolean, ...seen: readonly number[]): Pick<RoomState, 'standings'> => {
  const ends = seen.map((length) => {
    const extent = new Map<DocId, ReadonlyMap<number, number>>([[doc, new Map([[client, length]])]])
    return { id: `end ${length}` as EventId, of: 'person', extent } as const
  })
  const his: Standing = {
    member: 'idris' as MemberId,
    name: 'Idris',
    label: '',
    addedBy: undefined,
    since: 0,
    isActive,
    given: 'member',
    ends,
    grants: [],
    places: [],
  }
  return { standings: new Map([[device, his]]) }
}

test('a stream of somebody who has gone is worth reading only below what was seen of it', () => {
  const state = standing(false, 5)
  expect([4, 5, 6].map((from) => couldStand(state, stream, from))).toEqual([true, false, false])
  expect(couldStand(standing(false, 2, 5), stream, 4)).toBe(true)
  expect(couldStand(state, { ...stream, client: 8 }, 0)).toBe(false)
})
test('of a member, whose sessions may be bound to what came later, it has to be read; of a stranger never', () => {
  expect(couldStand(standing(true, 5), stream, 6)).toBe(true)
  expect(couldStand(standing(true), { ...stream, device: 'a stranger' as DeviceId }, 0)).toBe(false)
})
test('only who was a member can have gone', () => {
  expect(hasGone(standing(false, 0), device)).toBe(true)
  expect(hasGone(standing(true, 0), device)).toBe(false)
  expect(hasGone(standing(true), 'a stranger' as DeviceId)).toBe(false)
})
