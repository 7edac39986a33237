import { expect, test } from 'vitest'
import { postMessage } from '../../../renderer/commands/postMessage'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { watchFile } from '../../../renderer/commands/watchFile'
import { houseOf, messagesAt } from '../../support/house'
import { room } from '../../support/room'

const song = (bytes: Uint8Array) => ({ name: 'song.mp3', type: 'audio/mpeg', bytes })

test('how much of a file is here is told while it comes, up to all of it, and no more once nobody asks', async () => {
  const r = await room(41, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  let answers = 0
  r.watch(({ wire }) => {
    if (wire.is === 'contents' && (answers += 1) === 2) cable.cut('enough')
  })
  await r.when(postMessage(houseOf(r, r.anna))({ text: 'A song', files: [song(r.random.bytes(800_000))] }))
  await r.pass(3_000)
  const [message] = await messagesAt(r, r.idris)
  const told: number[] = []
  const stop = watchFile(houseOf(r, r.idris))(message!.id, 0, (here) => told.push(here))
  await r.pass(1_000)
  expect(told).toHaveLength(1)
  expect(told[0]).toBeLessThan(1)
  r.connect(r.anna, r.idris)
  await r.pass(10_000)
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual([...told].sort((one, other) => one - other))
  stop()
  const before = told.length
  await r.when(postMessage(houseOf(r, r.anna))({ text: 'Another', files: [song(r.random.bytes(100_000))] }))
  await r.pass(3_000)
  expect(told).toHaveLength(before)
})

test('of what was taken back, and of files that there are not, nothing is here', async () => {
  const r = await room(42, 'anna')
  const house = houseOf(r, r.anna)
  await r.when(postMessage(house)({ text: '', files: [song(r.random.bytes(60_000))] }))
  const [message] = await messagesAt(r, r.anna)
  const told: Record<string, number> = {}
  const watch = (name: string, nth: number): (() => void) =>
    watchFile(house)(message!.id, nth, (here) => (told[name] = here))
  watch('first', 0)
  watch('second', 1)
  await r.pass(500)
  expect(told).toEqual({ first: 1, second: 0 })
  await r.when(takeBackMessage(house)(message!.id))
  watch('first', 0)
  await r.pass(500)
  expect(told['first']).toBe(0)
})
