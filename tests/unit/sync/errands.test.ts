import type { DeviceId, DocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { createFakeClock } from '../../../shared/ports/clock.fake'
import { createErrands } from '../../../shared/sync/errands'

const [anna, idris] = ['anna' as DeviceId, 'idris' as DeviceId]
const note = (name: string): DocId => `note/${name}` as DocId

test('months are asked of a member one at a time, and of several members at once', () => {
  const errands = createErrands(createFakeClock(), () => undefined)
  expect(errands.begin('talk/2026-11', anna)).toBe(true)
  expect(errands.begin('talk/2026-10', anna)).toBe(false)
  expect(errands.begin('talk/2026-11', idris)).toBe(false)
  expect(errands.begin('talk/2026-10', idris)).toBe(true)
  // Who is a member does not wait for it, notes do.
  expect(errands.begin('ledger', anna)).toBe(true)
  expect(errands.begin(note('a'), anna)).toBe(false)
  errands.done('ledger', anna)
  errands.done('talk/2026-11', anna)
  expect(errands.begin('talk/2026-09', anna)).toBe(true)
})

test('notes are asked for four at a time', () => {
  const errands = createErrands(createFakeClock(), () => undefined)
  const begun = ['a', 'b', 'c', 'd', 'e'].map((name) => errands.begin(note(name), anna))
  expect(begun).toEqual([true, true, true, true, false])
  expect(errands.of(anna)).toEqual(['a', 'b', 'c', 'd'].map(note))
  errands.done(note('b'), anna)
  expect(errands.begin(note('e'), anna)).toBe(true)
})

test('who does not answer for ten seconds holds nobody up, and who has gone is not waited for', () => {
  const clock = createFakeClock()
  let free = 0
  const errands = createErrands(clock, () => void (free += 1))
  errands.begin('talk/2026-11', anna)
  clock.advance(9_000)
  errands.progress('talk/2026-11', anna)
  clock.advance(9_000)
  expect(free).toBe(0)
  clock.advance(1_000)
  expect(free).toBe(1)
  errands.begin('talk/2026-11', idris)
  errands.forget(idris)
  expect(free).toBe(2)
  expect(errands.begin('talk/2026-11', anna)).toBe(true)
})
