import { keyFromSeed } from '#shared/crypto/keys'
import { admissibleEvents } from '#shared/governance/admissibleEvents'
import { checkDevice, signDevice } from '#shared/governance/deviceProof'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { plainState } from '../../support/plainState'
import { roomStory } from '../../support/roomStory'

describe('a second device', () => {
  const { write, anna, add, now, join, state, roleOf } = roomStory(501)
  const idris = join('organiser')
  const phone = write.device()
  const added = add(write.deviceAdded(idris.device, idris.grant, phone, now()))

  test('is its member’s: one member, two devices, one role', () => {
    const { byDevice } = state()
    const member = byDevice.get(phone)
    expect(member).toBe(byDevice.get(idris.device))
    expect(member).toMatchObject({ id: idris.grant, devices: [idris.device, phone].sort(), role: 'organiser' })
    expect(state().members.size).toBe(2)
    expect(state().standings.get(phone)).toMatchObject({ label: 'phone', since: added.event.at, isActive: true })
  })
  test('does what the member may do, under the member’s grant', () => {
    const guest = join('reader', { device: phone, grant: idris.grant })
    expect(roleOf(guest)).toBe('reader')
  })
  test('is nobody else’s, and nobody else can add it', () => {
    const other = join()
    const tries = [
      write.deviceAdded(other.device, other.grant, phone, now()),
      write.deviceAdded(other.device, idris.grant, write.device(), now()),
      write.deviceAdded(anna.device, idris.grant, write.device(), now()),
    ]
    const after = state({ with: tries })
    expect(after.byDevice.get(phone)?.id).toBe(idris.grant)
    expect([...after.byDevice.keys()].sort()).toEqual([...state().byDevice.keys()].sort())
  })
  test('goes with its member', () => {
    const removed = write.removed(anna.device, anna.grant, idris.grant, now())
    const after = state({ with: [removed] })
    expect([after.byDevice.has(phone), after.byDevice.has(idris.device)]).toEqual([false, false])
    const meanwhile = write.deviceAdded(phone, idris.grant, write.device(), { heads: [added.id] })
    expect(state({ with: [removed, meanwhile] }).byDevice.size).toBe(after.byDevice.size)
  })
  test('leaves with its member, whichever device says so', () => {
    const left = write.left(phone, idris.grant, now())
    expect(state({ with: [left] }).former.get(idris.grant)?.how).toBe('left')
  })
  test('is one of eight at most', () => {
    const story = roomStory(502)
    for (let count = 0; count < 10; count += 1)
      story.add(story.write.deviceAdded(story.anna.device, story.anna.grant, story.write.device(), story.now()))
    expect(story.state().byDevice.get(story.anna.device)?.devices).toHaveLength(limits.addedDevices + 1)
  })
})

describe('a lost device', () => {
  const { write, anna, add, now, join, state } = roomStory(503)
  const idris = join('organiser')
  const [phone, tablet] = [write.device(), write.device()]
  add(write.deviceAdded(idris.device, idris.grant, phone, now()))
  add(write.deviceAdded(phone, idris.grant, tablet, now()))
  const before = now()
  const devicesOf = (...more: NonNullable<Parameters<typeof state>[0]>['with'] & object) =>
    state({ with: more }).byDevice.get(idris.device)?.devices ??
    state({ with: more }).byDevice.get(phone)?.devices ??
    state({ with: more }).byDevice.get(tablet)?.devices ??
    []

  test('is removed by any other of its member: the one that came first too', () => {
    const lost = write.deviceRemoved(idris.device, idris.grant, phone, before)
    expect(devicesOf(lost)).toEqual([idris.device, tablet].sort())
    const first = write.deviceRemoved(tablet, idris.grant, idris.device, before)
    expect(devicesOf(first)).toEqual([phone, tablet].sort())
    expect(state({ with: [first] }).byDevice.get(phone)).toMatchObject({ id: idris.grant, role: 'organiser' })
  })
  test('is removed by nobody else but an organiser who stands above', () => {
    const beside = join('organiser')
    const tries = [
      write.deviceRemoved(beside.device, beside.grant, phone, now()),
      write.deviceRemoved(anna.device, idris.grant, phone, before),
      write.deviceRemoved(idris.device, idris.grant, anna.device, before),
    ]
    expect(state({ with: tries }).byDevice.size).toBe(5)
  })
  test('does nothing any more, not even earlier in its own eyes', () => {
    const lost = write.deviceRemoved(idris.device, idris.grant, phone, before)
    const thief = write.device()
    const tries = [
      write.invited(phone, idris.grant, before),
      write.invited(phone, idris.grant, { heads: [lost.id] }),
      write.deviceAdded(phone, idris.grant, thief, before),
      write.deviceAdded(phone, idris.grant, thief, { heads: [lost.id] }),
      write.deviceRemoved(phone, idris.grant, idris.device, before),
    ]
    const after = state({ with: [lost, ...tries] })
    expect([after.byDevice.has(phone), after.byDevice.has(thief), after.byDevice.has(idris.device)]).toEqual([
      false,
      false,
      true,
    ])
    expect(after.invitations.size).toBe(state().invitations.size)
    expect(after.disregarded.get(phone)).toBe(tries.length)
  })
  test('of two that remove each other the one that added the other stays', () => {
    const two = [
      write.deviceRemoved(phone, idris.grant, tablet, before),
      write.deviceRemoved(tablet, idris.grant, phone, before),
    ]
    expect(devicesOf(...two)).toEqual([idris.device, phone].sort())
    expect(plainState(state({ with: two.toReversed() }))).toEqual(plainState(state({ with: two })))
  })
  test('of two side by side that remove each other neither stays', () => {
    const story = roomStory(504)
    const { device, grant } = story.anna
    const [one, other] = [story.write.device(), story.write.device()]
    story.add(story.write.deviceAdded(device, grant, one, story.now()))
    story.add(story.write.deviceAdded(device, grant, other, story.now()))
    const same = story.now()
    story.add(story.write.deviceRemoved(one, grant, other, same))
    story.add(story.write.deviceRemoved(other, grant, one, same))
    expect(story.state().byDevice.get(device)?.devices).toEqual([device])
  })
  test('that was the last takes its member out of the room, until they come in again', () => {
    const story = roomStory(505)
    const member = story.join()
    story.add(story.write.deviceRemoved(member.device, member.grant, member.device, story.now()))
    expect(story.state().former.get(member.grant)?.how).toBe('no-device')
    const invited = story.add(story.write.invited(story.anna.device, story.anna.grant, story.now()))
    story.add(story.write.admitted(story.anna.device, invited.id, member.device, story.now()))
    expect(story.state().byDevice.get(member.device)?.id).toBe(member.grant)
  })
  test('that was found again is added again', () => {
    const lost = write.deviceRemoved(idris.device, idris.grant, phone, before)
    const found = write.deviceAdded(idris.device, idris.grant, phone, { heads: [lost.id] })
    expect(devicesOf(lost, found)).toEqual([idris.device, phone, tablet].sort())
  })
})

describe('the new device’s consent', async () => {
  const random = createSeededRandomness(506)
  const [first, second, other] = await Promise.all([1, 2, 3].map(() => keyFromSeed(random.bytes(32))))
  const story = roomStory(507)
  const joining = { room: story.id, by: story.anna.grant, from: first!.id, added: second!.id }
  const proof = await signDevice(joining, second!)

  test('is its signature, for this room, this member and this adding device', async () => {
    expect(await checkDevice(joining, proof)).toBe(true)
    const others: Partial<typeof joining>[] = [
      { room: story.write.hash() as typeof story.id },
      { by: story.write.hash() },
      { from: other!.id },
      { added: other!.id },
    ]
    for (const change of others) expect(await checkDevice({ ...joining, ...change }, proof)).toBe(false)
    expect(await checkDevice(joining, await signDevice(joining, other!))).toBe(false)
    expect(await checkDevice(joining, 'é')).toBe(false)
  })
  test('is what the ledger is read by: without it the device is not added', async () => {
    const founding = story.write.founded(first!.id)
    const room = founding.id
    const right = await signDevice({ ...joining, room, by: founding.id }, second!)
    const event = (given: string, added: DeviceId) => {
      const placed = story.write.deviceAdded(first!.id, founding.id, added)
      return { ...placed, event: { ...placed.event, proof: given } }
    }
    const [good, forged, strange] = [event(right, second!.id), event(right, other!.id), event('', second!.id)]
    const known = new Map()
    const admissible = await admissibleEvents(room, [founding, good, forged, strange], known)
    expect(admissible.map(({ id }) => id)).toEqual([founding.id, good.id])
    expect([...known.values()].sort()).toEqual([false, false, true])
  })
})
