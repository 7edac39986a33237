import { copyOfDisk, createFakeDisk, createMemoryStore, setBack } from '#shared/ports/documentStore.fake'
import { openReplica } from '#shared/sync/openReplica'
import { expect, test } from 'vitest'
import { messagesAt, say } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

/** The same profile on another machine: disk and key. */
const copyOf = async (circle: TestRoom, of: TestMember): Promise<TestMember> => {
  const disk = createFakeDisk()
  setBack(disk, copyOfDisk(of.disk))
  const store = createMemoryStore(disk)
  const { device, keychain, clock } = of
  const replica = await circle.when(
    openReplica({ store, keychain, device, clock, randomness: circle.random, room: circle.id }),
  )
  return { ...of, name: 'the copy', disk, store, replica }
}

test('a copied profile that runs on two machines takes no place twice: all that either says is read', async () => {
  const circle = await room(931, 'anna', 'idris')
  const { anna, idris } = circle
  await say(circle, idris, 'before')
  circle.connect(anna, idris)
  await circle.pass(1000)
  const copy = await copyOf(circle, idris)
  for (const at of [1, 2, 3]) {
    await say(circle, idris, `the one, ${at}`)
    await say(circle, copy, `the other, ${at}`)
  }
  circle.connect(anna, idris)
  await circle.pass(2000)
  circle.connect(anna, copy)
  await circle.pass(2000)
  const said = await messagesAt(circle, anna)
  expect(said).toHaveLength(7)
  const [month] = anna.replica.months()
  const heads = month ? anna.replica.heads(month) : []
  // One stream for each of the two sessions, and never one stream of both.
  expect(heads.map(({ device, length }) => [device, length]).sort()).toEqual([
    [idris.device.id, 3],
    [idris.device.id, 4],
  ])
  const words = await circle.when(anna.replica.words(said.flatMap(({ hash }) => (hash ? [hash] : []))))
  expect(words.size).toBe(7)
})
