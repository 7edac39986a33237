import { describe, expect, test } from 'vitest'
import { beginsVersion, thinOut } from '#shared/documents/noteVersions'
import type { VersionHead } from '#shared/ports/documentStore.port'
import type { NoteId } from '#shared/protocol/ids'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOON = Date.parse('2026-11-20T12:00:00Z')
const ANNA = 1
const IDRIS = 2

const head = (at: number, more: Partial<VersionHead> = {}): VersionHead => ({
  note: 'N'.repeat(22) as NoteId,
  at,
  until: at,
  writers: [ANNA],
  stateVector: new Uint8Array(),
  length: 1_000,
  closed: false,
  ...more,
})

describe('another version of a note begins', () => {
  const newest = head(NOON, { until: NOON + 10 * MINUTE })
  const begins = (minutes: number, more: { writers?: readonly number[]; length?: number } = {}, of = newest): boolean =>
    beginsVersion(of, { at: NOON + minutes * MINUTE, writers: [ANNA], length: 1_000, ...more })

  test('after ten minutes without a change, and after an hour in any case', () => {
    expect(begins(19)).toBe(false)
    expect(begins(20)).toBe(true)
    expect(begins(60, {}, head(NOON, { until: NOON + 59 * MINUTE }))).toBe(true)
  })

  test('when somebody else goes on; those who write at the same time share one', () => {
    expect(begins(11, { writers: [IDRIS] })).toBe(false)
    expect(begins(13, { writers: [IDRIS] })).toBe(true)
    expect(begins(13, { writers: [ANNA] })).toBe(false)
    expect(begins(13, { writers: [] })).toBe(false)
  })

  test('when a good part is taken away at once, whoever did it: what was there stays', () => {
    expect(begins(11, { writers: [], length: 0 })).toBe(true)
    expect(begins(11, { length: 790 })).toBe(true)
    expect(begins(11, { length: 810 })).toBe(false)
    // Of a note of a few words that would be each second deletion.
    expect(begins(11, { length: 10 }, head(NOON, { until: NOON + 10 * MINUTE, length: 200 }))).toBe(false)
  })

  test('when the one before was to stay as it is', () => {
    expect(begins(11, {}, { ...newest, closed: true })).toBe(true)
  })
})

describe('with age, versions become fewer', () => {
  const now = NOON + 100 * DAY

  test('all of two days stay, then the last of each hour, then the last of each day; their writers are not forgotten', () => {
    const recent = [head(now - DAY), head(now - DAY + 1_000)]
    const hourly = [head(now - 10 * DAY, { writers: [IDRIS] }), head(now - 10 * DAY + 20 * MINUTE)]
    const daily = [head(now - 60 * DAY, { writers: [IDRIS] }), head(now - 60 * DAY + 5 * 60 * MINUTE)]
    const { keep, drop } = thinOut([...daily, ...hourly, ...recent], now)
    expect(drop).toEqual([daily[0]?.at, hourly[0]?.at])
    expect(keep).toEqual([{ ...daily[1], writers: [IDRIS, ANNA] }, { ...hourly[1], writers: [IDRIS, ANNA] }, ...recent])
    // What stays as it was is the same object: only what changes is written.
    expect(keep[2]).toBe(recent[0])
  })

  test('there are never more than two hundred, and the newest is always among them', () => {
    const many = Array.from({ length: 230 }, (_, at) => head(now - 230_000 + at * 1_000))
    const { keep, drop } = thinOut(many, now)
    expect(keep).toEqual(many.slice(30))
    expect(drop).toEqual(many.slice(0, 30).map(({ at }) => at))
  })
})
