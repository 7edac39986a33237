import { giveWay } from '#shared/events/giveWay'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.restoreAllMocks())

/** Node lets a port hear a thousand of its messages before another has its turn. */
const TURNS = 2_000

test('whoever waits has a turn, also where the platform hashes at once', async () => {
  vi.spyOn(crypto.subtle, 'digest').mockResolvedValue(new ArrayBuffer(32))
  const { port1, port2 } = new MessageChannel()
  let isHeard = false
  port1.onmessage = () => {
    isHeard = true
  }
  port2.postMessage('somebody types')
  for (let times = 0; times < TURNS && !isHeard; times += 1) await giveWay()
  expect(isHeard).toBe(true)
  port1.close()
})

test('all who give way go on, in the order in which they did', async () => {
  const order: number[] = []
  await Promise.all([1, 2, 3].map((one) => giveWay().then(() => order.push(one))))
  expect(order).toEqual([1, 2, 3])
})
