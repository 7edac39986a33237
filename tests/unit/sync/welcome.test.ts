import type { NoteId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Context } from '#shared/sync/context'
import { isWelcome, monthsOf } from '#shared/sync/welcome'
import { expect, test } from 'vitest'

const founded = noteDoc('A'.repeat(22) as NoteId)

/** A room of so many documents, none of which is asked about. */
const roomOf = (documents: number): Parameters<typeof isWelcome>[0] =>
  ({
    clock: { now: () => Date.UTC(2026, 0, 5) },
    state: () => ({ members: new Map() }),
    files: { summary: () => undefined, count: () => documents },
    isNoteFounded: (note: NoteId) => noteDoc(note) === founded,
  }) as unknown as Context

test('a room may begin months that are plausible, and notes that are founded', () => {
  const room = roomOf(3)
  for (const doc of ['ledger', 'talk/2020-01', 'talk/2026-01', 'talk/2026-02', founded] as const)
    expect(isWelcome(room, doc)).toBe(true)
  for (const doc of ['talk/2019-12', 'talk/2026-03', noteDoc('B'.repeat(22) as NoteId)] as const)
    expect(isWelcome(room, doc)).toBe(false)
})

test('whoever founds as many notes as a room may have does not end the conversation: the next month is welcome', () => {
  expect(isWelcome(roomOf(limits.documents - 1_001), founded)).toBe(true)
  const room = roomOf(limits.documents - 1_000)
  expect(isWelcome(room, founded)).toBe(false)
  expect(isWelcome(room, 'talk/2026-02')).toBe(true)
  // No more than can be told of.
  expect(isWelcome(roomOf(limits.documents), 'talk/2026-02')).toBe(false)
})

test('something can have been said from the month in which the room was founded to the next one, and never before 2020', () => {
  const from = (at: number) =>
    monthsOf({
      clock: { now: () => Date.UTC(2026, 0, 5) },
      state: () => ({ members: new Map(), foundedAt: at }),
    } as never)
  expect(from(Date.UTC(2025, 10, 30))).toEqual(['talk/2025-11', 'talk/2025-12', 'talk/2026-01', 'talk/2026-02'])
  expect(from(0)[0]).toBe('talk/2020-01')
  expect(from(0)).toHaveLength(74)
  expect(from(Date.UTC(2030, 0)).length).toBe(1)
})
