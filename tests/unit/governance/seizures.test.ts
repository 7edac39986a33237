import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { whyNotRemoveDevice } from '#shared/governance/canRemoveDevice'
import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import type { RoomStory } from '../../support/roomStory'
import { roomStory } from '../../support/roomStory'
import { shuffled } from '../../support/streams'

type Events = NonNullable<NonNullable<Parameters<RoomStory['state']>[0]>['with']>

describe('an organiser who removes one device of somebody else’s', () => {
  const story = roomStory(651)
  const { write, anna, add, now, join, state } = story
  const [idris, beside, reader] = [join('organiser'), join('organiser'), join('reader')]
  const [phone, tablet] = [write.device(), write.device()]
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  const before = now()
  const lost = write.deviceRemoved(anna.device, anna.grant, phone, before)
  const first = write.deviceRemoved(anna.device, anna.grant, idris.device, before)
  const after = (...more: Events) => {
    const one = state({ with: more })
    const luck = createSeededRandomness(9)
    for (let order = 0; order < 6; order += 1)
      expect(plainState(state({ with: shuffled(more, luck) }))).toEqual(plainState(one))
    return one
  }

  test('takes that one, and leaves the person the others', () => {
    expect(after(lost).byDevice.get(idris.device)).toMatchObject({ id: idris.grant, devices: [idris.device] })
    expect(after(first).byDevice.get(phone)).toMatchObject({ id: idris.grant, devices: [phone], role: 'organiser' })
    expect(after(lost).standings.get(phone)?.isActive).toBe(false)
    expect(after(lost).isEpochFit).toBe(false)
  })
  test('stands above that person: who stands beside, or is no organiser, takes nothing', () => {
    for (const by of [beside, reader, idris]) {
      const tries = [anna.device, reader.device, ...(by === idris ? [] : [phone])]
      for (const device of tries.filter((one) => one !== by.device && !(by !== reader && one === reader.device)))
        expect(after(write.deviceRemoved(by.device, by.grant, device, before)).byDevice.has(device)).toBe(true)
    }
  })
  test('wins against that device, whatever it does meanwhile: also against the one that its person came with', () => {
    const [guest, thief] = [write.device(), write.device()]
    const invited = write.invited(idris.device, idris.grant, before)
    const doings: Events = [
      write.deviceRemoved(idris.device, idris.grant, phone, before),
      write.deviceAdded(idris.device, idris.grant, thief, before),
      invited,
      write.admitted(idris.device, invited.id, guest, { heads: [invited.id] }),
      write.charter(idris.device, idris.grant, { text: 'Mine' }, before),
      write.removed(idris.device, idris.grant, reader.grant, before),
    ]
    const done = after(...doings)
    expect([done.byDevice.has(phone), done.byDevice.has(thief), done.byDevice.has(guest)]).toEqual([false, true, true])
    const undone = after(first, ...doings)
    expect(undone.byDevice.get(phone)).toMatchObject({ id: idris.grant, devices: [phone] })
    expect([thief, guest].map((device) => undone.byDevice.has(device))).toEqual([false, false])
    expect([undone.charter.text, undone.byDevice.has(reader.device)]).toEqual(['', true])
    // What the thief’s own device does is nothing either.
    const more = write.deviceAdded(thief, idris.grant, tablet, { heads: [doings[1]!.id] })
    const again = write.deviceRemoved(thief, idris.grant, phone, { heads: [doings[1]!.id] })
    expect([...after(first, ...doings, more, again).byDevice.keys()]).not.toContain(tablet)
    expect(after(first, ...doings, more, again).byDevice.has(phone)).toBe(true)
  })
  test('makes nothing of what that device did meanwhile to another: whom that one has added is in', () => {
    const third = write.device()
    const doings: Events = [
      write.deviceRemoved(idris.device, idris.grant, phone, before),
      write.deviceAdded(phone, idris.grant, third, before),
    ]
    expect(after(...doings).byDevice.has(third)).toBe(false)
    expect(after(first, ...doings).byDevice.get(third)?.devices).toEqual([phone, third].sort())
  })
  describe('where it had removed another of its person’s,', () => {
    const link = write.invited(anna.device, anna.grant, before)
    const theft = write.deviceRemoved(idris.device, idris.grant, phone, { heads: [link.id] })
    const left = write.left(phone, idris.grant, { heads: [first.id, theft.id] })

    test('lets that one leave, which is in because of it', () => {
      expect(after(link, theft, first).byDevice.get(phone)?.devices).toEqual([phone])
      const gone = after(link, theft, first, left)
      expect(gone.byDevice.has(phone)).toBe(false)
      expect(gone.former.get(idris.grant)?.how).toBe('left')
      expect(gone.isEpochFit).toBe(false)
    })
    test('nor does it come back then, but by an invitation that was made after', () => {
      const known = write.invited(anna.device, anna.grant, { heads: [theft.id] })
      for (const by of [link, known])
        for (const heads of [[left.id, by.id], [by.id]]) {
          const again = write.admitted(reader.device, by.id, phone, { heads: [...heads, reader.grant] })
          expect(after(link, theft, known, first, again).byDevice.has(phone)).toBe(true)
          expect(after(link, theft, known, first, left, again).byDevice.has(phone)).toBe(false)
        }
      const anew = write.invited(anna.device, anna.grant, { heads: [left.id] })
      const back = write.admitted(anna.device, anew.id, phone, { heads: [anew.id] })
      expect(after(link, theft, first, left, anew, back).byDevice.get(phone)?.devices).toEqual([phone])
    })
    test('does not let it as long as that counts for nothing: a stolen device that was removed leaves for nobody', () => {
      const carmen = join('organiser')
      const dora = join('member', carmen)
      const more = add(write.deviceAdded(dora.device, dora.grant, write.device(), now())).event.added
      const seen = now()
      const lost = write.deviceRemoved(dora.device, dora.grant, more, seen)
      const forged = write.deviceRemoved(carmen.device, carmen.grant, dora.device, seen)
      const why = write.removed(anna.device, anna.grant, carmen.grant, seen)
      const stolen = write.left(more, dora.grant, { heads: [forged.id] })
      expect(after(lost, forged, stolen).byDevice.has(dora.device)).toBe(false)
      expect(after(lost, forged, why, stolen).byDevice.get(dora.device)?.devices).toEqual([dora.device])
    })
  })
  test('does not come back by an old link, nor is it removed back', () => {
    const link = write.invited(anna.device, anna.grant, before)
    const proofs = (heads: readonly Events[number]['id'][]) =>
      write.admitted(reader.device, link.id, phone, { heads: [...heads, link.id, reader.grant] })
    for (const heads of [[lost.id], []]) expect(after(link, lost, proofs(heads)).byDevice.has(phone)).toBe(false)
    const back = write.deviceRemoved(phone, idris.grant, anna.device, before)
    expect(after(lost, back).byDevice.has(anna.device)).toBe(true)
  })
  test('who was removed themselves takes no device, whatever date they write', () => {
    const other = join('member', idris)
    const extra = write.device()
    add(write.deviceAdded(other.device, other.grant, extra, now()))
    const seen = now()
    const gone = write.removed(anna.device, anna.grant, idris.grant, seen)
    const backdated = write.deviceRemoved(idris.device, idris.grant, extra, seen)
    expect(after(backdated).byDevice.has(extra)).toBe(false)
    expect(after(gone, backdated).byDevice.has(extra)).toBe(true)
  })
  test('may as the rule says: not the founder’s, not the only one, not from beside', () => {
    const room = state()
    expect(whyNotRemoveDevice(room, anna.device, phone)).toBeUndefined()
    expect(whyNotRemoveDevice(room, anna.device, reader.device)).toBe('only-device')
    expect(whyNotRemoveDevice(room, beside.device, phone)).toBe('organiser-not-above')
    expect(whyNotRemoveDevice(room, idris.device, anna.device)).toBe('founder')
    expect(whyNotRemoveDevice(room, reader.device, phone)).toBe('not-your-device')
    expect(whyNotRemoveDevice(room, anna.device, write.device())).toBe('not-a-member')
  })
})

describe('the founder’s devices', () => {
  const story = roomStory(652)
  const { write, anna, add, now, join, state } = story
  const [idris, greta] = [join('organiser'), join('organiser')]
  const phone = write.device()
  add(write.deviceAdded(anna.device, anna.grant, phone, now()))
  const before = now()
  const lost = write.deviceRemoved(phone, anna.grant, anna.device, before)

  test('are removed by one another, the first one too, and by nobody else', () => {
    expect(state({ with: [lost] }).byDevice.get(phone)).toMatchObject({ devices: [phone], role: 'organiser' })
    for (const heads of [before.heads, [anna.grant, idris.grant, greta.grant]])
      for (const device of [anna.device, phone]) {
        const tries = [idris, greta].map((by) => write.deviceRemoved(by.device, by.grant, device, { heads }))
        expect(state({ with: tries }).byDevice.get(device)?.devices).toHaveLength(2)
      }
    expect(whyNotRemoveDevice(state(), phone, anna.device)).toBeUndefined()
    expect(whyNotRemoveDevice(state(), idris.device, phone)).toBe('founder')
  })
  test('are like anybody’s once the room has been handed over: an organiser removes the stolen one, whatever it says', () => {
    const handed = write.roleGiven(anna.device, anna.grant, anna.grant, 'member', before)
    const seen = { heads: [handed.id] }
    const taken = write.deviceRemoved(idris.device, idris.grant, anna.device, seen)
    const thief = write.device()
    const tries = [before, seen].flatMap(({ heads }) => [
      write.removed(anna.device, anna.grant, idris.grant, { heads }),
      write.deviceRemoved(anna.device, anna.grant, phone, { heads }),
      write.deviceAdded(anna.device, anna.grant, thief, { heads }),
      write.roleGiven(anna.device, anna.grant, anna.grant, 'organiser', { heads }),
      write.charter(anna.device, anna.grant, { text: 'Mine' }, { heads }),
    ])
    const luck = createSeededRandomness(11)
    for (let order = 0; order < 8; order += 1) {
      const after = state({ with: shuffled([handed, taken, ...tries], luck) })
      expect(after.byDevice.get(phone)).toMatchObject({ devices: [phone], role: 'member' })
      expect([...after.byDevice.keys()].sort()).toEqual([idris.device, greta.device, phone].sort())
      expect(after.charter.text).toBe('')
    }
    expect(whyNotRemoveDevice(state({ with: [handed] }), idris.device, anna.device)).toBeUndefined()
  })
  test('are not taken on the word of one that was removed: what it hands over is nothing, and what rests on that', () => {
    const handed = write.roleGiven(anna.device, anna.grant, anna.grant, 'member', before)
    const taken = write.deviceRemoved(idris.device, idris.grant, phone, { heads: [handed.id] })
    expect(state({ with: [handed, taken] }).byDevice.get(anna.device)?.devices).toEqual([anna.device])
    const after = state({ with: [handed, taken, lost] })
    expect(after.byDevice.get(phone)).toMatchObject({ devices: [phone], role: 'organiser' })
  })
})
