import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { Problem } from '#shared/protocol/problem'
import { expect, test } from 'vitest'
import { storeBehind } from '../../../renderer/storage/storeCalls'
import { serveCalls } from '../../../renderer/workers/calls'

const channel = () => {
  const { port1, port2 } = new MessageChannel()
  for (const port of [port1, port2]) port.start()
  return { near: port1, far: port2, close: () => port1.close() }
}
const never = new Promise<never>(() => undefined)

test('a problem keeps its code on the way, and what is asked before the store is open waits for it', async () => {
  const { near, far, close } = channel()
  const memory = createMemoryStore(createFakeDisk())
  let open = (): void => undefined
  const opening = new Promise<typeof memory>((resolve) => (open = () => resolve(memory)))
  serveCalls(far, () => opening)
  const store = storeBehind(near, never)
  const rooms = store.rooms()
  open()
  expect(await rooms).toEqual([])
  memory.failWith(new Problem('disk-full', 'no byte left'))
  await expect(store.putRoom({ room: 'r' as never, hubs: [], joinedAt: 0 })).rejects.toMatchObject({
    name: 'Problem',
    code: 'disk-full',
    detail: 'no byte left',
  })
  close()
})

test('a store that does not open is told to everyone who asks', async () => {
  const { near, far, close } = channel()
  serveCalls(far, () => Promise.reject(new Problem('database-newer', 'version 9')))
  const store = storeBehind(near, never)
  await expect(store.rooms()).rejects.toMatchObject({ code: 'database-newer' })
  await expect(store.rooms()).rejects.toMatchObject({ code: 'database-newer' })
  close()
})

test('when the other end has died, what was asked and what is asked later rejects', async () => {
  const { near, close } = channel()
  let die = (_: Problem): void => undefined
  const failed = new Promise<never>((_, reject) => (die = reject))
  const store = storeBehind(near, failed)
  const asked = store.rooms()
  die(new Problem('database-broken', 'the store: out of memory'))
  await expect(asked).rejects.toMatchObject({ code: 'database-broken' })
  await expect(store.rooms()).rejects.toMatchObject({ code: 'database-broken' })
  close()
})
