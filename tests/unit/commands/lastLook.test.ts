import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import { Problem } from '#shared/protocol/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLastLook, readLastLook } from '../../../renderer/app/lastLook'
import { setApp, setCompany, setRoom, setRooms, useSnug } from '../../../renderer/state/store'
import type { MessageView, PersonView, WholeRoomView } from '../../../renderer/state/views'
import { passing } from '../../support/passing'

const anna = { member: 'anna', name: 'Anna', role: 'member', own: true } as PersonView
const said = (text: string, more: Partial<MessageView> = {}): MessageView => ({
  id: text as MessageView['id'],
  author: anna,
  at: 0,
  replyTo: undefined,
  words: { kind: 'text', text },
  editedAt: undefined,
  saved: { here: 'saved', with: [] },
  ...more,
})
/** What is of no matter here is left out of the room. */
const room = (messages: readonly MessageView[], more: Partial<WholeRoomView> = {}): WholeRoomView =>
  ({
    room: 'circle',
    name: 'Circle',
    messages,
    answered: [],
    notes: [],
    present: [],
    ...more,
  }) as unknown as WholeRoomView

let clock: FakeClock
let profile: ProfileStore
let pass: (ms: number) => Promise<void>
let looks: ReturnType<typeof keepLastLook>
let problems: string[]
const before = useSnug.getState()

beforeEach(() => {
  clock = createFakeClock()
  pass = passing(clock)
  profile = createMemoryProfile()
  problems = []
  looks = keepLastLook(profile, clock, ({ code }) => problems.push(code))
})
afterEach(() => {
  looks.end()
  useSnug.setState(before, true)
})

const lookAt = (view: WholeRoomView): void => {
  setRooms([
    { room: view.room, name: view.name, hasNews: false },
    { room: 'other' as WholeRoomView['room'], name: 'Other', hasNews: true },
  ])
  setRoom(view)
  setApp(() => ({ stage: 'room', place: { in: 'conversation' } }))
}
const kept = async (): Promise<readonly string[] | undefined> => {
  const one = (await profile.get('lastLook')) as { look: { view: WholeRoomView } } | undefined
  return one?.look.view.messages.map(({ id }) => id)
}

test('a room is kept as it looks once nothing has changed for two seconds', async () => {
  lookAt(room([said('one')]))
  await pass(1_900)
  expect(await kept()).toBeUndefined()
  await pass(200)
  expect(await kept()).toEqual(['one'])
})

test('with the first change it is gone, not when the next one is kept', async () => {
  lookAt(room([said('one'), said('two')]))
  await pass(2_100)
  setRoom(room([said('one'), said('two', { words: { kind: 'takenBack' } })]))
  await pass(1)
  expect(await kept()).toBeUndefined()
  expect(JSON.stringify(await profile.all(''))).not.toContain('two')
  await pass(2_100)
  expect((await readLastLook(profile))?.view.messages.map(({ words }) => words.kind)).toEqual(['text', 'takenBack'])
})

test('what is only so at this moment changes nothing in it, and is not kept', async () => {
  const view = room([said('one')])
  lookAt(view)
  await pass(2_100)
  let written = 0
  const set = profile.set
  profile.set = async (...given) => {
    written += 1
    await set(...given)
  }
  const here = { person: anna, device: 'a', place: { in: 'conversation' } } as unknown as WholeRoomView['present'][0]
  setRoom({ ...view, hub: 'connected', present: [here], linkedWith: ['Idris'] })
  await pass(2_100)
  expect(written).toBe(0)
  const look = await readLastLook(profile)
  expect([look?.view.hub, look?.view.present, look?.view.linkedWith]).toEqual(['connecting', [], []])
  expect(look?.rooms.map(({ name }) => name)).toEqual(['Circle'])
})

test('who reads further back, or has left the room, has no last look', async () => {
  const view = room([said('one')])
  for (const leave of [() => setRoom({ ...view, hasLater: true }), () => setRoom(undefined)]) {
    lookAt(view)
    await pass(2_100)
    expect(await kept()).toEqual(['one'])
    leave()
    await pass(2_100)
    expect(await kept()).toBeUndefined()
  }
})

test('no more of it is kept than is in sight as Snug starts, with what that answers', async () => {
  const many = Array.from({ length: 60 }, (_, at) => said(`${at}`))
  const answers = said('answer', { replyTo: said('far').id })
  lookAt(room([...many, answers], { answered: [said('far'), said('farther')], hasEarlier: false }))
  await pass(2_100)
  const look = await readLastLook(profile)
  expect([look?.view.messages.length, look?.view.messages.at(-1)?.id, look?.view.hasEarlier]).toEqual([
    24,
    'answer',
    true,
  ])
  expect(look?.view.answered.map(({ id }) => id)).toEqual(['far'])
})

test('what belongs to oneself in the room is kept, but not where one had read to', async () => {
  setCompany({ ...useSnug.getState().company, folded: ['Recipes'], since: 5 })
  lookAt(room([said('one')]))
  await pass(2_100)
  const look = await readLastLook(profile)
  expect([look?.company.folded, look?.company.since]).toEqual([['Recipes'], undefined])
})

test('it is there for one start, and for the build that kept it', async () => {
  lookAt(room([said('one')]))
  await pass(2_100)
  const one = (await profile.get('lastLook')) as object
  expect(await readLastLook(profile)).toBeDefined()
  await profile.set('lastLook', { ...one, by: 'https://snug.example/assets/main-another.js' })
  expect(await readLastLook(profile)).toBeUndefined()
  const next = keepLastLook(profile, clock, () => undefined)
  await pass(1)
  expect(await profile.get('lastLook')).toBeUndefined()
  next.end()
})

test('what the disk would not take away is taken away with the next change', async () => {
  lookAt(room([said('one')]))
  await pass(2_100)
  const { set } = profile
  const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  profile.set = () => Promise.reject(new Problem('disk-full'))
  setRoom(room([said('one'), said('two')]))
  await pass(1)
  expect(await kept()).toEqual(['one'])
  expect(told).toHaveBeenCalledOnce()
  profile.set = set
  setRoom(room([said('one'), said('two'), said('three')]))
  await pass(1)
  expect(await kept()).toBeUndefined()
  told.mockRestore()
})

test('what is erased is gone from the disk before anything is drawn, and is not put back', async () => {
  const view = room([said('one'), said('two')])
  lookAt(view)
  await pass(2_100)
  looks.forget()
  // Nobody was waited for.
  expect(await kept()).toBeUndefined()
  await pass(5_000)
  expect(await kept()).toBeUndefined()
  setRoom(room([said('one')]))
  await pass(2_100)
  expect(await kept()).toEqual(['one'])
})

test('what is erased while it is about to be kept is not kept', async () => {
  lookAt(room([said('one'), said('two')]))
  await pass(1_900)
  looks.forget()
  await pass(5_000)
  expect(await kept()).toBeUndefined()
})

test('where the disk is not to be had for that, it is told', async () => {
  lookAt(room([said('one')]))
  await pass(2_100)
  profile.setAtOnce = () => {
    throw new Problem('database-broken')
  }
  looks.forget()
  expect(problems).toEqual(['database-broken'])
})

test('nothing is kept of what is only shown as it was last looked at', async () => {
  setRoom(room([said('one')]))
  setApp(() => ({ stage: 'room', place: { in: 'conversation' }, isLastLook: true }))
  await pass(5_000)
  expect(await kept()).toBeUndefined()
})
