import { epochCheck } from '#shared/governance/epochCheck'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { isHash } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'

describe('the epoch', () => {
  const { write, anna, add, now, join, state } = roomStory(601)
  const [idris, carmen, organiser] = [join(), join(), join('organiser')]

  test('is the founding’s as long as nobody goes', () => {
    expect([state().epoch, state().isEpochFit]).toEqual([anna.grant, true])
    expect(state().epochs.get(anna.grant)).toMatchObject({ by: anna.grant, device: anna.device, check: undefined })
  })
  test('is not fit once somebody was removed, until an organiser’s machine opens another', () => {
    const removed = add(write.removed(organiser.device, organiser.grant, idris.grant, now()))
    expect([state().epoch, state().isEpochFit]).toEqual([anna.grant, false])
    const blind = write.epoch(anna.device, anna.grant, { heads: removed.event.heads })
    expect(state({ with: [blind] }).isEpochFit).toBe(false)
    const opened = add(write.epoch(anna.device, anna.grant, now()))
    expect([state().epoch, state().isEpochFit]).toEqual([opened.id, true])
    expect(state().epochs.get(opened.id)).toMatchObject({ by: anna.grant, check: opened.event.check })
  })
  test('is opened by nobody else', () => {
    const tries = [
      write.epoch(carmen.device, carmen.grant, now()),
      write.epoch(carmen.device, anna.grant, now()),
      write.epoch(idris.device, idris.grant, now()),
    ]
    expect(plainState({ ...state({ with: tries }), disregarded: new Map() })).toEqual(plainState(state()))
  })
  test('of two opened at the same time is the one with the lower id', () => {
    const two = [anna, organiser].map((by) => write.epoch(by.device, by.grant, now()))
    const [low] = two.map(({ id }) => id).sort()
    expect([state({ with: two }).epoch, state({ with: two.toReversed() }).epoch]).toEqual([low, low])
  })
  test('whose secret was lost is replaced by one opened after it', () => {
    const next = add(write.epoch(organiser.device, organiser.grant, now()))
    expect(state().epoch).toBe(next.id)
  })
  test('is also changed for who leaves, and for a lost device', () => {
    const phone = write.device()
    add(write.deviceAdded(anna.device, anna.grant, phone, now()))
    expect(state().isEpochFit).toBe(true)
    const lost = write.deviceRemoved(anna.device, anna.grant, phone, now())
    expect(state({ with: [lost] }).isEpochFit).toBe(false)
    const left = write.left(carmen.device, carmen.grant, now())
    expect(state({ with: [left] }).isEpochFit).toBe(false)
  })
  test('stays when somebody’s role changes', () => {
    const lowered = write.roleGiven(anna.device, anna.grant, organiser.grant, 'reader', now())
    expect(state({ with: [lowered] }).isEpochFit).toBe(true)
  })
  test('is not made unfit for ever by who was removed and goes on leaving, or removing devices', () => {
    const story = roomStory(602)
    const mallory = story.join()
    const before = story.now()
    story.add(story.write.removed(story.anna.device, story.anna.grant, mallory.grant, before))
    story.add(story.write.epoch(story.anna.device, story.anna.grant, story.now()))
    const noise = [
      story.write.left(mallory.device, mallory.grant, before),
      story.write.deviceRemoved(mallory.device, mallory.grant, mallory.device, before),
    ]
    expect(story.state({ with: noise }).isEpochFit).toBe(true)
  })
})

test('two removals at the same time, each with its epoch: neither is fit, and one that has seen both is', () => {
  const { write, anna, add, now, join, state } = roomStory(603)
  const [idris, carmen, organiser] = [join(), join(), join('organiser')]
  const before = now()
  const one = add(write.removed(anna.device, anna.grant, idris.grant, before))
  const first = add(write.epoch(anna.device, anna.grant, { heads: [one.id] }))
  const other = add(write.removed(organiser.device, organiser.grant, carmen.grant, before))
  const second = add(write.epoch(organiser.device, organiser.grant, { heads: [other.id] }))
  const [low] = [first.id, second.id].sort()
  expect([state().epoch, state().isEpochFit]).toEqual([low, false])
  const joined = add(write.epoch(anna.device, anna.grant, now()))
  expect([state().epoch, state().isEpochFit]).toEqual([joined.id, true])
  expect(state({ without: [other, second, joined] }).epoch).toBe(first.id)
})

test('an epoch’s check is always the same, another for another secret, and not the secret', async () => {
  const random = createSeededRandomness(604)
  const [one, other] = [random.bytes(32), random.bytes(32)]
  expect(await epochCheck(one)).toBe(await epochCheck(one))
  expect(await epochCheck(one)).not.toBe(await epochCheck(other))
  expect(isHash(await epochCheck(one))).toBe(true)
})
