import type { Signalling } from '#shared/ports/signalling.port'
import type { Hash } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { expect, test } from 'vitest'
import { projectRoom } from '../../../renderer/state/roomProjection'
import type { WholeRoomView } from '../../../renderer/state/views'
import { room } from '../../support/room'

const quiet: Signalling = { status: 'connected', onStatus: () => () => undefined } as unknown as Signalling

/** Anna's room with some messages, started anew, and not on screen yet. `asked`: for which words her disk was asked, each time. */
const unshown = async (seed: number, signalling = quiet) => {
  const r = await room(seed, 'anna')
  for (let at = 0; at < 5; at += 1) await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `${at}` })
  await r.pass(1_000)
  await r.restart(r.anna)
  const { replica, store } = r.anna
  const asked: (readonly Hash[])[] = []
  const read = store.contents.bind(store)
  store.contents = (id, hashes) => {
    asked.push(hashes)
    return read(id, hashes)
  }
  const projection = projectRoom({ replica, clock: r.anna.clock, signalling })
  const drawn: WholeRoomView[] = []
  return { r, projection, drawn, asked, show: () => projection.show((view) => drawn.push(view)) }
}

test('what went on while nobody looked does not keep whoever looks waiting', async () => {
  const told: (() => void)[] = []
  const signalling = { ...quiet, onStatus: (tell: () => void) => (told.push(tell), () => undefined) } as Signalling
  const { r, drawn, show } = await unshown(61, signalling)
  // The clock stands between this and what it leads to, as when the page has much to do meanwhile.
  for (const tell of told) tell()
  await r.pass(0)
  r.anna.clock.offset += 60
  show()
  await r.pass(20)
  expect(drawn.at(-1)?.messages).toHaveLength(5)
})

test('a room that was prepared needs nothing of the disk to be shown, and shows its words at once', async () => {
  const { r, projection, drawn, asked, show } = await unshown(62)
  await r.when(projection.prepare())
  expect(asked.flat()).toHaveLength(5)
  show()
  await r.pass(20)
  expect(drawn[0]?.messages.map(({ words }) => words.kind)).toEqual(Array(5).fill('text'))
  // Nor is it asked for nothing.
  expect(asked).toHaveLength(1)
})

test('a room whose preparation fails is shown all the same', async () => {
  const { r, projection, drawn, show } = await unshown(63)
  r.anna.store.failReadsWith(new Problem('database-broken'))
  await expect(r.when(projection.prepare())).rejects.toThrow()
  r.anna.store.failReadsWith()
  show()
  await r.pass(5_000)
  expect(drawn.at(-1)?.messages).toHaveLength(5)
})
