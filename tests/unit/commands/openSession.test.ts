import { beforeEach, describe, expect, test } from 'vitest'
import { readArchive } from '#shared/archive/readArchive'
import { Problem } from '#shared/protocol/problem'
import { restoreRoom } from '#shared/sync/restoreRoom'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import type { House, Session } from '../../../renderer/commands/house'
import { sessionToCome } from '../../../renderer/commands/house'
import { listRooms } from '../../../renderer/commands/listRooms'
import { lookAtArchive } from '../../../renderer/commands/lookAtArchive'
import { moveIn } from '../../../renderer/commands/moveIn'
import { openSession } from '../../../renderer/commands/openSession'
import { bringToScreen, hideLastLook, showLastLook } from '../../../renderer/commands/showRoom'
import type { AppView, CompanyView, WholeRoomView } from '../../../renderer/state/views'
import { builtArchive } from '../../support/builtArchive'
import { say } from '../../support/house'
import { machineFor } from '../../support/machine'
import { passing } from '../../support/passing'
import { room } from '../../support/room'

let r: Awaited<ReturnType<typeof circle>>
let zip: Uint8Array<ArrayBuffer>
const circle = () => room(75, 'anna')

beforeEach(async () => {
  r = await circle()
  await say(r, r.anna, 'The first evening.')
  const { replica, store, clock } = r.anna
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  zip = await r.when(collectArchive({ replica, store, clock, ...made }).then(builtArchive))
})

/** A machine on which the room lies, put there from its archive, as it is when Snug starts. */
const startOf = async () => {
  const machine = await machineFor(r)
  const { room: id, documents } = await readArchive(new Blob([zip]))
  const ledger = await documents.find(({ doc }) => doc === 'ledger')!.read()
  const record = await r.when(restoreRoom({ store: machine.store, clock: r.clock, room: id, ledger }))
  await r.when(machine.store.putRoom(record))
  return { ...machine, record }
}

const closed = ({ close }: Session): Promise<void> => r.when((async () => close())())

test('a room is opened once, however many ask for it while it is being opened, and afterwards', async () => {
  const { house, record } = await startOf()
  const both = await r.when(Promise.all([openSession(house, record), openSession(house, record)]))
  expect(both[0]).toBe(both[1])
  expect(await r.when(openSession(house, record))).toBe(both[0])
  expect([house.sessions.size, house.opening.size]).toEqual([1, 0])
  await closed(both[0])
})

test('one that can’t be opened is tried again', async () => {
  const { house, record, store } = await startOf()
  store.failReadsWith(new Problem('database-broken'))
  await expect(r.when(openSession(house, record))).rejects.toMatchObject({ code: 'database-broken' })
  store.failReadsWith(undefined)
  const session = await r.when(openSession(house, record))
  expect(house.sessions.get(record.room)).toBe(session)
  await closed(session)
})

test('an archive that is opened while its room is being opened at the start is brought into that very room', async () => {
  const { house, record, disk } = await startOf()
  const look = await r.when(lookAtArchive(house)(new Blob([zip])))
  if (look.is !== 'sound') throw new Error('it is as it was exported')
  expect(look.isHere).toBe(true)
  const opening = openSession(house, record)
  await r.when(look.restore(() => undefined, new AbortController().signal))
  const session = await r.when(opening)
  expect(house.sessions.get(record.room)).toBe(session)
  expect(disk.rooms.get(record.room)?.contents.size).toBe(1)
  await closed(session)
})

test('a room that was put here from its archive stays as it is where a door lets this machine in that can’t', async () => {
  const { house, record, shown } = await startOf()
  const before = await r.when(openSession(house, record))
  const ledger = await r.when(r.anna.replica.binary('ledger'))
  const secret = r.anna.replica.epochs.secret(r.id)!
  const moving = moveIn(house, { room: r.id, epoch: r.id, secret, hubs: [], ledger })
  await expect(r.when(moving)).rejects.toMatchObject({ code: 'invitation-foreign' })
  const session = house.sessions.get(r.id)!
  expect(session).not.toBe(before)
  expect([session.record.isRestored, shown()]).toEqual([true, []])
  await closed(session)
})

describe('the members of a room that is shown as soon as it is open', () => {
  const opened = async () => {
    const machine = await startOf()
    let met = 0
    const { signalling } = machine.house
    const onBridges = signalling.onBridges.bind(signalling)
    signalling.onBridges = (listen) => {
      met += 1
      return onBridges(listen)
    }
    const session = await r.when(openSession(machine.house, machine.record, { isNext: true }))
    return { ...machine, session, met: () => met }
  }

  test('are met once it has been drawn', async () => {
    const { house, session, met } = await opened()
    expect(met()).toBe(0)
    bringToScreen(house, session.record.room)
    await r.when(session.projection.firstLook)
    expect(met()).toBe(0)
    await passing(r.clock)(100)
    expect(met()).toBe(1)
    await closed(session)
  })

  test('are not met in a room that was closed before', async () => {
    const { session, met } = await opened()
    await closed(session)
    await passing(r.clock)(5_000)
    expect(met()).toBe(0)
  })
})

describe('a room that stands on the screen as it was last looked at', () => {
  /** With what its screen was told last: the words on it, and whether it is the last look still. */
  const remembered = async () => {
    const machine = await startOf()
    const { house, record } = machine
    const told: { app?: AppView; view?: WholeRoomView | undefined } = {}
    Object.assign(house.screen, {
      app: (change: (app: AppView) => AppView) => (told.app = change({ stage: 'starting' })),
      room: (view: WholeRoomView | undefined) => (told.view = view),
    })
    const view = { room: record.room, messages: [] } as unknown as WholeRoomView
    const look = { view, company: {} as CompanyView, rooms: [] }
    showLastLook(house, look)
    const isLastLook = () => told.app?.stage === 'room' && told.app.isLastLook === true
    return { ...machine, look, told, isLastLook }
  }

  test('stays so until it is drawn as it is, with what was read ahead for that', async () => {
    const { house, record, look, told, isLastLook } = await remembered()
    const session = await r.when(openSession(house, record, { isNext: true }))
    let hidden = 0
    const { hide } = session.projection
    session.projection.hide = () => {
      hidden += 1
      hide()
    }
    bringToScreen(house, record.room, look)
    expect([isLastLook(), hidden, house.current]).toEqual([true, 0, record.room])
    await r.when(session.projection.firstLook)
    expect(isLastLook()).toBe(false)
    expect(told.view?.name).toBe(session.replica.state().name)
    await closed(session)
  })

  test('has what is sent meanwhile, and nobody else has it where it can’t be opened', async () => {
    const { house, record, store, told } = await remembered()
    store.failReadsWith(new Problem('database-broken'))
    const opening = openSession(house, record, { isNext: true })
    const sent = expect(sessionToCome(house)).rejects.toMatchObject({ code: 'database-broken' })
    await expect(r.when(opening)).rejects.toMatchObject({ code: 'database-broken' })
    await sent
    await r.when(hideLastLook(house, record.room))
    expect([house.current, house.place, told.app?.stage, told.view]).toEqual([
      undefined,
      undefined,
      'starting',
      undefined,
    ])
    await expect(sessionToCome(house)).rejects.toMatchObject({ code: 'unexpected' })
  })

  test('is left alone by the failing of another', async () => {
    const { house, record, isLastLook } = await remembered()
    await r.when(hideLastLook(house, 'another' as typeof record.room))
    expect([house.current, isLastLook()]).toEqual([record.room, true])
  })
})

describe('an archive that is given up while it is brought in', () => {
  const nobody = (): undefined => undefined
  const soundOf = async (house: House) => {
    const look = await r.when(lookAtArchive(house)(new Blob([zip])))
    if (look.is !== 'sound') throw new Error('it is as it was exported')
    return look
  }

  test('is in no list of rooms meanwhile, and does not come onto the screen', async () => {
    const { house, disk, shown, listed } = await machineFor(r)
    const look = await soundOf(house)
    const giving = new AbortController()
    const given = (done: number): void => {
      if (done < 2) return
      expect(house.sessions.size).toBe(1)
      listRooms(house)
      giving.abort()
    }
    await expect(r.when(look.restore(given, giving.signal))).rejects.toMatchObject({ name: 'AbortError' })
    expect([shown(), listed(), house.current]).toEqual([[], [], undefined])
    expect([disk.records.size, disk.rooms.size, house.sessions.size]).toEqual([0, 0, 0])
  })

  test('is not said to be here, as long as half of it is', async () => {
    const { house, record, store } = await startOf()
    await r.when(store.putRoom({ ...record, isHalf: true }))
    expect(await soundOf(house)).toMatchObject({ isHere: false })
  })

  test('can be opened again at once: what is left of the first time goes before', async () => {
    const { house, shown } = await machineFor(r)
    const [first, second] = [await soundOf(house), await soundOf(house)]
    const giving = new AbortController()
    const before = first.restore((done) => {
      if (done === 1) giving.abort()
    }, giving.signal)
    before.catch(nobody)
    await r.when(second.restore(nobody, new AbortController().signal))
    await expect(before).rejects.toMatchObject({ name: 'AbortError' })
    const session = house.sessions.get(r.id)
    expect([session?.record.isHalf, house.current, shown()]).toEqual([undefined, r.id, ['conversation']])
    await closed(session!)
  })
})
