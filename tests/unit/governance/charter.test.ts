import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'

describe('the charter', () => {
  const { write, anna, add, now, join, state } = roomStory(401)
  const [organiser, member] = [join('organiser'), join()]

  test('is empty at first: fifty people, and organisers invite', () => {
    expect(state().charter).toEqual({
      text: '',
      capacity: limits.capacity,
      invites: 'organisers',
      id: undefined,
      by: undefined,
      at: undefined,
    })
  })
  test('is written by any organiser, and says the room’s name too', () => {
    const says = { room: 'Choir', text: 'We sing on Tuesdays.', capacity: 12, invites: 'members' } as const
    const written = add(write.charter(organiser.device, organiser.grant, says, now()))
    expect([state().name, state().charter]).toEqual([
      'Choir',
      {
        text: 'We sing on Tuesdays.',
        capacity: 12,
        invites: 'members',
        id: written.id,
        by: organiser.grant,
        at: written.event.at,
      },
    ])
  })
  test('is written by nobody else', () => {
    const tries = [
      write.charter(member.device, member.grant, { room: 'Mine' }, now()),
      write.charter(member.device, anna.grant, { room: 'Mine' }, now()),
    ]
    expect(state({ with: tries }).name).toBe('Choir')
  })
  test('written anew replaces the one before', () => {
    add(write.charter(anna.device, anna.grant, { room: 'Choir and band' }, now()))
    expect([state().name, state().charter.text]).toEqual(['Choir and band', ''])
  })
  test('of two written at the same time is the same one for everybody', () => {
    const two = (['one', 'two'] as const).map((text) => write.charter(anna.device, anna.grant, { text }, now()))
    expect(plainState(state({ with: two.toReversed() }))).toEqual(plainState(state({ with: two })))
    expect(['one', 'two']).toContain(state({ with: two }).charter.text)
    const last = write.charter(anna.device, anna.grant, { text: 'three' }, { heads: two.map(({ id }) => id) })
    expect(state({ with: [...two, last] }).charter.text).toBe('three')
  })
})

describe('capacity', () => {
  const { write, anna, add, now, join, state } = roomStory(402)
  add(write.charter(anna.device, anna.grant, { capacity: 3 }, now()))
  const [idris] = [join(), join()]

  test('keeps out who comes when the room is full', () => {
    const late = join()
    expect([state().members.size, state().byDevice.has(late.device)]).toEqual([3, false])
  })
  test('has room again when somebody was removed, or left', () => {
    const removed = add(write.removed(anna.device, anna.grant, idris.grant, now()))
    const next = join()
    expect([state().members.size, state().byDevice.has(next.device)]).toEqual([3, true])
    expect(state({ without: [removed] }).byDevice.has(next.device)).toBe(false)
    add(write.left(next.device, next.grant, now()))
    const another = join()
    expect(state().byDevice.has(another.device)).toBe(true)
  })
  test('is what the charter says now, up to 150', () => {
    add(write.charter(anna.device, anna.grant, { capacity: limits.mostCapacity }, now()))
    const another = join()
    expect(state().byDevice.has(another.device)).toBe(true)
  })
  test('that was made smaller takes nobody out, and is told', () => {
    add(write.charter(anna.device, anna.grant, { capacity: 2 }, now()))
    expect(state().members.size).toBe(4)
    expect(state().excesses).toEqual([{ of: 'capacity', most: 2, are: 4 }])
  })
})
