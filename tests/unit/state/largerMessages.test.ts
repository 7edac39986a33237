import { makeIssue } from '#shared/contents/issue'
import { copyOfDisk, setBack } from '#shared/ports/documentStore.fake'
import type { Signalling } from '#shared/ports/signalling.port'
import { expect, test } from 'vitest'
import type { House } from '../../../renderer/commands/house'
import { postMessage } from '../../../renderer/commands/postMessage'
import { projectRoom } from '../../../renderer/state/roomProjection'
import type { WholeRoomView } from '../../../renderer/state/views'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const NO_HUB = { status: 'connecting', onStatus: () => () => undefined } as unknown as Signalling

const watch = (r: TestRoom, { replica }: TestMember) => {
  let view: WholeRoomView | undefined
  const projection = projectRoom({ replica, clock: r.clock, signalling: NO_HUB })
  const told: string[] = []
  projection.show((now) => {
    view = now
    const saved = now.messages.at(-1)?.saved.here
    if (saved && told.at(-1) !== saved) told.push(saved)
  })
  const house = { current: r.id, sessions: new Map([[r.id, { replica, projection }]]) } as never as House
  return { house, told, last: () => view?.messages.at(-1), room: () => view }
}

/** Only so many updates more reach the disk of a member. */
const keepOnly = (most: number, { store }: TestMember): void => {
  const { commit } = store
  let left = most
  store.commit = async (given) => {
    const updates = given.updates?.slice(0, left) ?? []
    left -= updates.length
    await commit({ ...given, updates, summaries: [] })
    if (left === 0) await new Promise(() => undefined)
  }
}

test('a message says that somebody has it only once they have its file too', async () => {
  const r = await room(48, 'anna', 'idris')
  const { house, last, told } = watch(r, r.anna)
  const cable = r.connect(r.anna, r.idris)
  r.watch(({ wire }) => {
    if (wire.is === 'contents' && !cable.over) cable.cut('before the file has come')
  })
  const file = { name: 'cat.png', type: 'image/png', bytes: r.random.bytes(100_000) }
  await r.when(postMessage(house)({ text: 'Look', files: [file] }))
  await r.pass(5_000)
  expect(last()?.words).toMatchObject({ kind: 'text', text: 'Look', files: [{ name: 'cat.png', parts: 3 }] })
  expect(last()?.saved).toEqual({ here: 'saved', with: [] })
  r.connect(r.anna, r.idris)
  await r.pass(10_000)
  expect(last()?.saved).toEqual({ here: 'saved', with: ['idris'] })
  // Never that it is saved, and then that it is not.
  expect(told).toEqual(['saving', 'saved'])
})

test('a message of whose file not all was said before Snug ended does not go on saving for ever', async () => {
  const r = await room(50, 'anna')
  const before = watch(r, r.anna)
  // The first two parts reach the disk, and then there is no Snug any more.
  keepOnly(3, r.anna)
  const file = { name: 'cat.png', type: 'image/png', bytes: r.random.bytes(400_000) }
  await r.when(postMessage(before.house)({ text: 'Look', files: [file] }))
  await r.pass(3_000)
  expect(before.told).toEqual(['saving'])
  r.crash(r.anna)
  await r.restart(r.anna)
  const { last, told } = watch(r, r.anna)
  await r.pass(3_000)
  expect(told).toEqual(['saving', 'partly'])
  expect(last()).toMatchObject({ partsToCome: true, saved: { here: 'partly', with: [] } })
})

test('a message that a disk which was set back has again is not called lost before its parts have come', async () => {
  const r = await room(51, 'anna', 'idris', 'carmen')
  const before = watch(r, r.anna)
  const copy = copyOfDisk(r.anna.disk)
  keepOnly(1, r.idris)
  r.connect(r.anna, r.carmen)
  r.connect(r.anna, r.idris)
  const file = { name: 'cat.png', type: 'image/png', bytes: r.random.bytes(400_000) }
  await r.when(postMessage(before.house)({ text: 'Look', files: [file] }))
  await r.pass(5_000)
  // Of Idris’s disk the message is left, and nothing of its file.
  r.crash(r.idris)
  await r.restart(r.idris)
  r.crash(r.anna)
  setBack(r.anna.disk, copy)
  await r.restart(r.anna)
  const { last, told } = watch(r, r.anna)
  r.connect(r.anna, r.idris)
  await r.pass(700)
  expect(told).toEqual(['saving'])
  r.connect(r.anna, r.carmen)
  await r.pass(10_000)
  expect(told).toEqual(['saving', 'saved'])
  expect(last()?.partsToCome).toBeUndefined()
})

test('an edition stands in the conversation under its title, and in the list of editions', async () => {
  const r = await room(49, 'anna', 'idris')
  const { last, room: shown } = watch(r, r.idris)
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  const { words, parts } = makeIssue({
    v: 1,
    title: 'Winter reading',
    introduction: '',
    pieces: [{ kind: 'words', text: 'x' }],
    comments: true,
  })
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'edition' }, words, parts))
  await r.pass(3_000)
  expect(last()).toMatchObject({
    id: placed.id,
    words: { kind: 'text', text: 'Winter reading' },
    edition: { commentsOpen: true },
  })
  expect(shown()?.editions).toMatchObject([
    { id: placed.id, title: 'Winter reading', by: { name: 'anna' }, isOwn: false, commentsOpen: true },
  ])
  expect(shown()?.governance.whyNot.publish).toBe('editors-only')
  await r.when(
    r.anna.replica.appendTalk(
      { kind: 'message' },
      { v: 1, text: '{"v":1,"title":"No issue","comments":true,"pieces":1}' },
    ),
  )
  await r.pass(3_000)
  expect(last()?.edition).toBeUndefined()
  expect(shown()?.editions).toHaveLength(1)
})
