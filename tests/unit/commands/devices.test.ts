import { deviceLinkFromSeed } from '#shared/governance/invitationKeys'
import { signDeviceRequest } from '#shared/governance/deviceProof'
import { knock } from '#shared/mesh/knock'
import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import { copyOfDisk, setBack } from '#shared/ports/documentStore.fake'
import { parseLink } from '#shared/protocol/anyLink'
import { parseDeviceLink } from '#shared/protocol/deviceLink'
import { parseInvitation } from '#shared/protocol/invitation'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { admitDevice, deviceLinkOver } from '../../../renderer/commands/admitDevice'
import { errandOf } from '../../../renderer/commands/errands'
import { changeRole } from '../../../renderer/commands/changeRole'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { leaveRoom } from '../../../renderer/commands/leaveRoom'
import { removeDevice } from '../../../renderer/commands/removeDevice'
import { removeMember } from '../../../renderer/commands/removeMember'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { createFakeWebRtc } from '../../support/fakeWebRtc'
import { houseOf, messagesAt, say } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { comeWithLink, deviceDoorOf, secondDevice, shownLink } from '../../support/secondDevice'

const memberAt = (at: TestMember, whom: Pick<TestMember, 'device'>) => at.replica.state().byDevice.get(whom.device.id)
const remove = (of: TestRoom, by: TestMember, whom: TestMember) =>
  of.when(removeDevice(houseOf(of, by))(whom.device.id))
const OVER = { is: 'refused', reason: 'device-link-over' }

describe('a link for a device', () => {
  test('makes the machine that opens it the member’s: found by the link alone, over a connection, in their epoch', async () => {
    const circle = await room(901, 'anna', 'idris')
    const { idris } = circle
    const network = createSignallingNetwork(circle.clock)
    const wrtc = createFakeWebRtc(circle.clock)
    const door = deviceDoorOf(circle, idris, { signalling: network.open(), wrtc })
    const { link, until } = await circle.when(door.open())
    expect(until - circle.clock.now()).toBe(15 * 60 * 1000)
    expect(parseDeviceLink(link)).toMatchObject({ memberName: 'idris', roomName: 'Reading circle' })

    const come = async (name: string) => {
      const stranger = await circle.stranger(name)
      const errand = await errandOf(parseLink(link), stranger.device, name)
      const { device, clock } = stranger
      const given = { device, clock, wrtc, randomness: circle.random, signalling: network.open() }
      const { admitted } = knock({ ...errand, ...given, onStep: () => undefined })
      return { stranger, admitted }
    }
    const { stranger, admitted } = await come('phone')
    const phone = await circle.moveIn(stranger, await circle.when(admitted))
    expect(memberAt(phone, phone)).toMatchObject({ name: 'idris', role: 'member', id: memberAt(idris, idris)?.id })
    expect(phone.replica.state().standings.get(phone.device.id)?.label).toBe('phone')
    expect(phone.replica.state().members.size).toBe(2)

    const late = await come('thief')
    await expect(circle.when(late.admitted)).rejects.toMatchObject({ code: 'device-link-over' })
    door.close()
  })

  test('is good once: whoever else comes is told so, the same device is let in again', async () => {
    const circle = await room(902, 'anna')
    const { anna } = circle
    const shown = await shownLink(circle, anna)
    const [phone, thief] = [await circle.stranger('phone'), await circle.stranger('thief')]
    expect(await comeWithLink(circle, anna, shown, phone)).toMatchObject({ is: 'admitted' })
    expect(await comeWithLink(circle, anna, shown, thief)).toEqual(OVER)
    expect(await comeWithLink(circle, anna, shown, phone)).toMatchObject({ is: 'admitted' })
    expect(memberAt(anna, anna)?.devices).toEqual([anna.device.id, phone.device.id].sort())
  })
  test('that is over shows nobody who is in the room, but the device that came by it', async () => {
    const circle = await room(913, 'anna')
    const { anna } = circle
    const { shown, link } = await shownLink(circle, anna)
    const over = deviceLinkOver({ house: houseOf(circle, anna), replica: anna.replica, link: shown })
    const [phone, thief] = [await circle.stranger('phone'), await circle.stranger('thief')]
    expect(over(phone.device.id, true)).toBeUndefined()
    await comeWithLink(circle, anna, { shown, link }, phone)
    expect(over(phone.device.id, true)).toBeUndefined()
    expect(over(thief.device.id, true)).toBe('device-link-over')
    shown.isEnded = true
    expect(over(phone.device.id, true)).toBe('device-link-over')
  })
  test('lets in one of two who come at the same time', async () => {
    const circle = await room(903, 'anna')
    const { anna } = circle
    const shown = await shownLink(circle, anna)
    const both = [await circle.stranger('phone'), await circle.stranger('thief')]
    const answers = await Promise.all(both.map((one) => comeWithLink(circle, anna, shown, one)))
    expect(answers.map(({ is }) => is).sort()).toEqual(['admitted', 'refused'])
    expect(memberAt(anna, anna)?.devices).toHaveLength(2)
  })
  test('is over when its time is, and when it was put away', async () => {
    const circle = await room(904, 'anna', 'idris')
    const { idris } = circle
    const phone = await circle.stranger('phone')
    const old = await shownLink(circle, idris, { expiresAt: circle.clock.now() - 1 })
    expect(await comeWithLink(circle, idris, old, phone)).toEqual(OVER)
    const away = await shownLink(circle, idris)
    away.shown.isEnded = true
    expect(await comeWithLink(circle, idris, away, phone)).toEqual(OVER)
  })
  test('of somebody who was removed, and has not heard of it, makes nobody a member’s for who has', async () => {
    const circle = await room(909, 'anna', 'idris')
    const { anna, idris } = circle
    await circle.when(removeMember(houseOf(circle, anna))(memberAt(anna, idris)!.id))
    const phone = await secondDevice(circle, idris, 'phone')
    circle.connect(anna, phone)
    circle.connect(anna, idris)
    await circle.pass(1000)
    expect(memberAt(idris, phone)).toBeDefined()
    expect([...anna.replica.state().byDevice.keys()]).toEqual([anna.device.id])
    expect(anna.replica.linked()).toEqual([])
  })
  test('leads to no other member, device or room than it says', async () => {
    const circle = await room(905, 'anna', 'idris')
    const { anna, idris } = circle
    const phone = await circle.stranger('phone')
    const foreign = expect.objectContaining({ code: 'invitation-foreign' })
    const asIdris = await shownLink(circle, anna, { memberName: 'idris' })
    await expect(comeWithLink(circle, anna, asIdris, phone)).rejects.toEqual(foreign)
    const atIdris = await shownLink(circle, anna)
    await expect(comeWithLink(circle, idris, atIdris, phone)).rejects.toEqual(foreign)
    const other = await room(906, 'anna')
    const elsewhere = await shownLink(circle, anna, { room: other.id })
    await expect(comeWithLink(circle, anna, elsewhere, phone)).rejects.toEqual(foreign)
    expect(circle.members.map((one) => memberAt(one, phone))).toEqual([undefined, undefined])
  })
  test('must be there: who knows the door without it is not let in, nor is a device that has not agreed', async () => {
    const circle = await room(907, 'anna')
    const { anna } = circle
    const [phone, thief] = [await circle.stranger('phone'), await circle.stranger('thief')]
    const { link, shown } = await shownLink(circle, anna)
    const errand = await errandOf({ is: 'device', ...link }, phone.device, 'phone')
    await errand.checkLedger(await anna.replica.binary('ledger'), anna.device.id)
    const request = { ...(await errand.request()), device: phone.device.id }
    const { signer } = await deviceLinkFromSeed(circle.random.bytes(32))
    const joining = { room: circle.id, by: memberAt(anna, anna)!.grant, from: anna.device.id, added: phone.device.id }
    const withoutLink = await signDeviceRequest({ ...joining, label: 'phone' }, signer)
    const { record } = [...houseOf(circle, anna).sessions.values()][0]!
    const admit = admitDevice({
      house: houseOf(circle, anna),
      replica: anna.replica,
      link: shown,
      record: () => record,
    })
    const tries = [
      { ...request, invitationProof: withoutLink },
      { ...request, deviceProof: withoutLink },
      { ...request, name: 'another name' },
      { ...request, device: thief.device.id },
    ]
    for (const one of tries) expect(await circle.when(admit(one))).toEqual({ is: 'refused', reason: 'unexpected' })
    expect(await circle.when(admit(request))).toMatchObject({ is: 'admitted' })
  })
  test('takes no machine that is, or was, another member’s, and no ninth', async () => {
    const circle = await room(908, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    const come = async (who: Pick<TestMember, 'device'>) =>
      comeWithLink(circle, anna, await shownLink(circle, anna), who)
    expect(await come(idris)).toEqual({ is: 'refused', reason: 'device-of-another' })
    await circle.when(removeMember(houseOf(circle, anna))(memberAt(anna, idris)!.id))
    expect(await come(idris)).toEqual({ is: 'refused', reason: 'device-of-another' })
    for (let count = 0; count < limits.addedDevices; count += 1)
      expect(await come(await circle.stranger(`${count}`))).toMatchObject({ is: 'admitted' })
    expect(await come(await circle.stranger('ninth'))).toEqual({ is: 'refused', reason: 'too-many-devices' })
  })
})

describe('two devices of one member', () => {
  test('are one person: they take back what the other said, and the others see them once', async () => {
    const circle = await room(911, 'anna', 'idris')
    const { anna, idris } = circle
    const phone = await secondDevice(circle, idris, 'phone')
    circle.meetAll()
    await circle.pass(1000)
    for (const one of [idris, phone]) one.replica.setPlace({ in: 'conversation' })
    const hash = await say(circle, idris, 'from the desk')
    await say(circle, phone, 'from the train')
    await circle.pass(1000)
    expect(new Set(anna.replica.present().map(({ member }) => member)).size).toBe(2)
    expect(
      (await messagesAt(circle, anna)).map(({ author }) => memberAt(anna, { device: { id: author } as never })?.name),
    ).toEqual(['idris', 'idris'])
    const [first] = await messagesAt(circle, phone)
    await circle.when(takeBackMessage(houseOf(circle, phone))(first!.id))
    await circle.pass(1000)
    expect((await messagesAt(circle, anna)).map(({ takenBack }) => takenBack)).toEqual([true, false])
    expect((await circle.when(anna.replica.words([hash]))).size).toBe(0)
  })
  test('leave together, and are removed together', async () => {
    for (const how of ['leaves', 'is removed'] as const) {
      const circle = await room(912, 'anna', 'idris')
      const { anna, idris } = circle
      const phone = await secondDevice(circle, idris, 'phone')
      circle.meetAll()
      await circle.pass(1000)
      if (how === 'leaves')
        await circle.when(
          leaveRoom(
            houseOf(circle, phone),
            () => undefined,
            async () => undefined,
          )(),
        )
      else await circle.when(removeMember(houseOf(circle, anna))(memberAt(anna, idris)!.id))
      await circle.pass(3000)
      expect([...anna.replica.state().byDevice.keys()]).toEqual([anna.device.id])
      expect(anna.replica.linked()).toEqual([])
      expect(anna.replica.state().epoch).not.toBe(circle.id)
    }
  })
})

test('who has come in when the one machine that knew of it was set back finds it again, by an epoch before', async () => {
  const circle = await room(913, 'anna', 'idris', 'carmen')
  const { anna, carmen } = circle
  const copy = copyOfDisk(anna.disk)
  await circle.when(removeMember(houseOf(circle, anna))(memberAt(anna, carmen)!.id))
  await circle.pass(1000)
  const phone = await secondDevice(circle, anna, 'phone')
  expect(phone.replica.state().epoch).not.toBe(circle.id)
  circle.crash(anna)
  setBack(anna.disk, copy)
  await circle.restart(anna)
  expect(memberAt(anna, phone)).toBeUndefined()
  for (let round = 0; round < 4; round += 1) {
    circle.meetAll()
    await circle.pass(10_000)
  }
  expect(memberAt(anna, phone)?.id).toBe(memberAt(anna, anna)?.id)
  expect(anna.replica.linked()).toContain(phone.device.id)
  expect(anna.replica.state().epoch).toBe(phone.replica.state().epoch)
})

describe('a lost device', () => {
  test('is removed from another of its member’s: cut off, without the new epoch, and nothing it says is read', async () => {
    const circle = await room(921, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    const phone = await secondDevice(circle, idris, 'phone')
    circle.meetAll()
    const before = await say(circle, phone, 'before')
    await circle.pass(1000)
    const cable = circle.connect(carmen, phone)
    await circle.pass(500)
    await remove(circle, idris, phone)
    await circle.pass(3000)
    expect(cable.over).toBe('no longer a device of a member')
    const { epoch } = anna.replica.state()
    expect(epoch).not.toBe(circle.id)
    for (const one of [anna, idris, carmen]) expect(one.replica.epochs.secret(epoch)).toHaveLength(32)
    expect(phone.replica.epochs.secret(epoch)).toBeUndefined()
    for (const one of [anna, idris, carmen]) expect(one.replica.linked()).not.toContain(phone.device.id)

    const after = await say(circle, phone, 'after')
    circle.meetAll()
    await circle.pass(20_000)
    expect((await circle.when(anna.replica.words([before, after]))).has(before)).toBe(true)
    expect((await circle.when(anna.replica.words([before, after]))).has(after)).toBe(false)
    expect(await messagesAt(circle, carmen)).toHaveLength(1)
    expect(memberAt(anna, idris)?.devices).toEqual([idris.device.id])
  })
  test('is removed by an organiser, where its member can reach no other: cut off alike, and its invitations with it', async () => {
    const circle = await room(924, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    const laptop = await secondDevice(circle, idris, 'laptop')
    circle.meetAll()
    await circle.pass(1000)
    await circle.when(changeRole(houseOf(circle, anna))(memberAt(anna, idris)!.id, 'organiser'))
    await circle.pass(1000)
    const made = await circle.when(inviteMember(houseOf(circle, idris))({ uses: 5, days: 7 }))
    const { invitation } = parseInvitation(made)
    const before = await say(circle, idris, 'before')
    await circle.pass(1000)
    await expect(remove(circle, carmen, idris)).rejects.toMatchObject({ detail: 'not-your-device' })
    await remove(circle, anna, idris)
    const after = await say(circle, idris, 'after')
    await circle.pass(5000)
    circle.meetAll()
    await circle.pass(20_000)

    expect(memberAt(carmen, laptop)).toMatchObject({ devices: [laptop.device.id], role: 'organiser' })
    const { epoch, invitations } = carmen.replica.state()
    expect(epoch).not.toBe(circle.id)
    expect(laptop.replica.epochs.secret(epoch)).toHaveLength(32)
    expect(idris.replica.epochs.secret(epoch)).toBeUndefined()
    expect(carmen.replica.linked()).not.toContain(idris.device.id)
    expect(invitations.get(invitation)?.closed).toBe('device')
    const words = await circle.when(carmen.replica.words([before, after]))
    expect([words.has(before), words.has(after)]).toEqual([true, false])
  })
  test('is not the one in use, not another member’s, and so never the last', async () => {
    const circle = await room(922, 'anna', 'idris')
    const { anna, idris } = circle
    await expect(remove(circle, idris, idris)).rejects.toMatchObject({ detail: 'yourself' })
    await expect(remove(circle, anna, idris)).rejects.toMatchObject({ detail: 'only-device' })
    await expect(remove(circle, idris, anna)).rejects.toMatchObject({ detail: 'not-your-device' })
    const phone = await secondDevice(circle, idris, 'phone')
    circle.connect(idris, phone)
    await circle.pass(1000)
    await remove(circle, phone, idris)
    await expect(remove(circle, phone, phone)).rejects.toMatchObject({ detail: 'yourself' })
    expect(memberAt(phone, phone)?.devices).toEqual([phone.device.id])
  })
  test('that adds another meanwhile adds nobody', async () => {
    const circle = await room(923, 'anna', 'idris')
    const { anna, idris } = circle
    const phone = await secondDevice(circle, idris, 'phone')
    await remove(circle, idris, phone)
    const thief = await secondDevice(circle, phone, 'thief')
    circle.connect(phone, anna)
    await circle.pass(1000)
    expect(memberAt(anna, thief)).toBeDefined()
    const cable = circle.connect(anna, thief)
    await circle.pass(1000)
    expect(anna.replica.linked()).toContain(thief.device.id)
    circle.connect(idris, anna)
    await circle.pass(1000)
    expect(cable.over).toBe('no longer a device of a member')
    const hash = await say(circle, anna, 'among us')
    await circle.pass(1000)
    expect((await circle.when(thief.replica.words([hash]))).size).toBe(0)
    for (const one of [anna, idris]) {
      expect(memberAt(one, thief)).toBeUndefined()
      expect(memberAt(one, phone)).toBeUndefined()
    }
  })
  test('that was found is added again by a link, and what it writes from then on is read', async () => {
    const circle = await room(924, 'anna', 'idris')
    const { anna, idris } = circle
    const phone = await secondDevice(circle, idris, 'phone')
    await remove(circle, idris, phone)
    const answer = await comeWithLink(circle, idris, await shownLink(circle, idris), phone, 'found')
    if (answer.is !== 'admitted') throw new Error(answer.reason)
    const again = await circle.stranger('again')
    const { epoch, secret } = answer
    const back = await circle.moveIn(
      { ...again, device: phone.device },
      { epoch, secret, ledger: await idris.replica.binary('ledger') },
    )
    await say(circle, back, 'here again')
    circle.connect(back, idris)
    circle.connect(idris, anna)
    await circle.pass(3000)
    expect(await messagesAt(circle, anna)).toHaveLength(1)
  })
})
