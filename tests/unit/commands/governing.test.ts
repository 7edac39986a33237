import { isSetAside } from '#shared/governance/isSetAside'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { changeRole } from '../../../renderer/commands/changeRole'
import { handOver } from '../../../renderer/commands/handOver'
import { leaveRoom } from '../../../renderer/commands/leaveRoom'
import { redactMessage } from '../../../renderer/commands/redactMessage'
import { removeMember } from '../../../renderer/commands/removeMember'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { writeCharter } from '../../../renderer/commands/writeCharter'
import type { LeftView } from '../../../renderer/state/views'
import { houseOf, messagesAt, say } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const idOf = (of: TestRoom, member: TestMember) => of.member('anna').replica.state().byDevice.get(member.device.id)!.id
const roleAtTheirs = (viewer: TestMember, member: TestMember) =>
  viewer.replica.state().byDevice.get(member.device.id)?.role
describe('removing a member', () => {
  test('takes them out everywhere, keeps what was seen of them, and sets aside what they write elsewhere', async () => {
    const circle = await room(11, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    circle.connectAll()
    await say(circle, idris, 'before')
    await circle.pass(2000)
    const cable = circle.connect(idris, carmen)
    circle.connect(anna, idris).cut('the network is gone')
    circle.connect(anna, carmen).cut('the network is gone')
    await say(circle, idris, 'after, to who has not heard')
    await circle.pass(500)
    await circle.when(removeMember(houseOf(circle, anna))(idOf(circle, idris)))
    expect(roleAtTheirs(anna, idris)).toBeUndefined()
    expect(roleAtTheirs(carmen, idris)).toBe('member')

    cable.cut('carmen goes home')
    circle.connect(anna, carmen)
    await circle.pass(3000)
    for (const member of [anna, carmen]) {
      expect(roleAtTheirs(member, idris)).toBeUndefined()
      expect((await messagesAt(circle, member)).map(({ author }) => author)).toEqual([idris.device.id])
      const events = await circle.when(member.replica.events(member.replica.months()[0]!))
      expect(events.filter((placed) => isSetAside(member.replica.state(), placed))).toHaveLength(1)
    }
  })
  test('who has written in very many sessions takes several events, and all of it stands', async () => {
    const circle = await room(12, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    const SESSIONS = 130
    for (let session = 0; session < SESSIONS; session += 1) {
      await say(circle, idris, `session ${session}`)
      circle.crash(idris)
      await circle.restart(idris)
      if (session % 10 === 9) circle.connect(anna, idris)
      await circle.pass(20)
    }
    circle.connect(anna, idris)
    await circle.pass(5000)
    expect(await messagesAt(circle, anna)).toHaveLength(SESSIONS)
    await circle.when(removeMember(houseOf(circle, anna))(idOf(circle, idris)))
    expect(await messagesAt(circle, anna)).toHaveLength(SESSIONS)
    expect(anna.replica.state().disregarded.size).toBe(0)
  }, 120_000)
  test('is refused, with the reason, to who may not', async () => {
    const circle = await room(13, 'anna', 'idris', 'carmen')
    const house = houseOf(circle, circle.idris)
    const anna = idOf(circle, circle.anna)
    await expect(circle.when(removeMember(house)(anna))).rejects.toMatchObject({
      code: 'not-allowed',
      detail: 'organisers-only',
    })
    const own = houseOf(circle, circle.anna)
    await expect(circle.when(removeMember(own)(anna))).rejects.toMatchObject({ detail: 'yourself' })
  })
})

describe('roles', () => {
  test('are changed up and down, and what was said as a member is still said', async () => {
    const circle = await room(14, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    await say(circle, idris, 'as a member')
    await circle.pass(1000)
    const house = houseOf(circle, anna)
    const member = idOf(circle, idris)
    await circle.when(changeRole(house)(member, 'editor'))
    await circle.pass(1000)
    expect([roleAtTheirs(anna, idris), roleAtTheirs(idris, idris)]).toEqual(['editor', 'editor'])
    await circle.when(changeRole(house)(member, 'reader'))
    await circle.pass(1000)
    expect(roleAtTheirs(idris, idris)).toBe('reader')
    expect(await messagesAt(circle, idris)).toHaveLength(1)
    await expect(
      circle.when(idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'no' })),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(circle.when(changeRole(house)(member, 'reader'))).rejects.toMatchObject({ detail: 'same-role' })
  })
  test('who was made a reader can still take back what they wrote, and write nothing more', async () => {
    const circle = await room(37, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    await say(circle, idris, 'something to be sorry for')
    await circle.pass(1000)
    await circle.when(changeRole(houseOf(circle, anna))(idOf(circle, idris), 'reader'))
    await circle.pass(1000)
    const [message] = await messagesAt(circle, idris)
    await circle.when(takeBackMessage(houseOf(circle, idris))(message!.id))
    await circle.pass(2000)
    for (const member of [anna, idris]) {
      expect((await messagesAt(circle, member))[0]).toMatchObject({ takenBack: true, redactedBy: undefined })
      expect((await circle.when(member.replica.words([message!.hash]))).size).toBe(0)
    }
    await expect(say(circle, idris, 'more')).rejects.toMatchObject({ code: 'not-allowed' })
  })
  test('pass to another organiser when the room is handed over', async () => {
    const circle = await room(15, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    await circle.when(handOver(houseOf(circle, anna))(idOf(circle, idris)))
    await circle.pass(1000)
    for (const viewer of [anna, idris])
      expect([roleAtTheirs(viewer, anna), roleAtTheirs(viewer, idris)]).toEqual(['member', 'organiser'])
    await circle.when(removeMember(houseOf(circle, idris))(idOf(circle, anna)))
    expect(roleAtTheirs(idris, anna)).toBeUndefined()
    await expect(circle.when(handOver(houseOf(circle, idris))(idris.replica.room))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

test('the charter is written by an organiser, within its bounds', async () => {
  const circle = await room(16, 'anna', 'idris')
  const { anna, idris } = circle
  circle.connect(anna, idris)
  const charter = { room: '  Choir ', text: ' We sing. ', capacity: 20, invites: 'members' } as const
  await circle.when(writeCharter(houseOf(circle, anna))(charter))
  await circle.pass(1000)
  expect(idris.replica.state()).toMatchObject({
    name: 'Choir',
    charter: { text: 'We sing.', capacity: 20, invites: 'members' },
  })
  const longest = { ...charter, text: 'é'.repeat(limits.charterBytes / 2) }
  await circle.when(writeCharter(houseOf(circle, anna))(longest))
  expect(anna.replica.state().charter.text).toBe(longest.text)
  const write = (of: TestMember, change: object) =>
    circle.when(writeCharter(houseOf(circle, of))({ ...charter, ...change }))
  await expect(write(anna, { text: `${longest.text}é` })).rejects.toMatchObject({ code: 'too-long' })
  await expect(write(anna, { room: ' ' })).rejects.toMatchObject({ code: 'empty' })
  await expect(write(anna, { capacity: 151 })).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(write(idris, {})).rejects.toMatchObject({ detail: 'organisers-only' })
})

test('an organiser redacts another’s message: its words are gone on every machine', async () => {
  const circle = await room(17, 'anna', 'idris')
  const { anna, idris } = circle
  circle.connect(anna, idris)
  await say(circle, idris, 'something that must go')
  await circle.pass(2000)
  const [message] = await messagesAt(circle, anna)
  expect((await circle.when(anna.replica.words([message!.hash]))).size).toBe(1)
  await messagesAt(circle, idris)
  await expect(circle.when(redactMessage(houseOf(circle, idris))(message!.id))).rejects.toMatchObject({
    detail: 'organisers-only',
  })
  await circle.when(redactMessage(houseOf(circle, anna))(message!.id))
  await circle.pass(3000)
  for (const member of [anna, idris]) {
    expect((await messagesAt(circle, member))[0]).toMatchObject({ takenBack: true, redactedBy: anna.device.id })
    expect((await circle.when(member.replica.words([message!.hash]))).size).toBe(0)
    expect(member.replica.isErased(message!.hash)).toBe(true)
  }
})

describe('leaving', () => {
  test('is told to the others, keeps what was said there, and leaves nothing on the machine', async () => {
    const circle = await room(18, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    await say(circle, idris, 'farewell')
    await circle.pass(1000)
    const house = houseOf(circle, idris)
    const arrived: LeftView[] = []
    const left = await circle.when(
      leaveRoom(
        house,
        (from) => void arrived.push(from),
        async () => undefined,
      )(),
    )
    await circle.pass(1000)
    expect([left, arrived, house.current, house.sessions.size]).toEqual([
      { told: true },
      [{ room: 'Reading circle', told: true }],
      undefined,
      0,
    ])
    expect(await circle.when(idris.store.rooms())).toEqual([])
    expect(roleAtTheirs(anna, idris)).toBeUndefined()
    expect([...anna.replica.state().former.values()]).toMatchObject([{ name: 'idris', how: 'left' }])
    expect(await messagesAt(circle, anna)).toHaveLength(1)
  })
  test('leaves a last word, which is with the others before one is gone', async () => {
    const circle = await room(20, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    await circle.pass(1000)
    const leave = leaveRoom(
      houseOf(circle, idris),
      () => undefined,
      async () => undefined,
    )
    await expect(circle.when(leave({ farewell: 'x'.repeat(1_000_000) }))).rejects.toMatchObject({ code: 'too-long' })
    expect(await circle.when(leave({ farewell: ' Thank you for everything. ' }))).toEqual({ told: true })
    await circle.pass(1000)
    const [last] = await messagesAt(circle, anna)
    const words = await circle.when(anna.replica.words([last!.hash]))
    expect(words.get(last!.hash)).toMatchObject({ text: 'Thank you for everything.' })
    expect(roleAtTheirs(anna, idris)).toBeUndefined()
  })
  test('says so when nobody was there to hear it', async () => {
    const circle = await room(19, 'anna', 'idris')
    const house = houseOf(circle, circle.idris)
    expect(
      await circle.when(
        leaveRoom(
          house,
          () => undefined,
          async () => undefined,
        )(),
      ),
    ).toEqual({ told: false })
    expect(await circle.when(circle.idris.store.rooms())).toEqual([])
  })
  test('only clears the machine of who was removed before', async () => {
    const circle = await room(38, 'anna', 'idris', 'carmen')
    const { anna, idris, carmen } = circle
    await circle.when(removeMember(houseOf(circle, anna))(idOf(circle, idris)))
    const ledger = await anna.replica.binary('ledger')
    await circle.when(idris.replica.introduce(carmen.device.id, ledger))
    expect(roleAtTheirs(idris, idris)).toBeUndefined()
    expect(
      await circle.when(
        leaveRoom(
          houseOf(circle, idris),
          () => undefined,
          async () => undefined,
        )(),
      ),
    ).toEqual({ told: true })
    expect(await circle.when(idris.store.rooms())).toEqual([])
  })
})
