import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** As it is in a browser, where there is no `setImmediate`. */
const inBrowser = async (): Promise<() => Promise<void>> => {
  vi.stubGlobal('setImmediate', undefined)
  return (await import('#shared/events/giveWay')).giveWay
}

/** Node lets a port hear a thousand of its messages before another has its turn. */
const TURNS = 2_000

test('whoever waits has a turn, also where the platform hashes at once', async () => {
  const giveWay = await inBrowser()
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
  const giveWay = await inBrowser()
  const order: number[] = []
  await Promise.all([1, 2, 3].map((one) => giveWay().then(() => order.push(one))))
  expect(order).toEqual([1, 2, 3])
})

test('in Node others have a turn at once, though a thousand messages are heard in one go there', async () => {
  const { giveWay } = await import('#shared/events/giveWay')
  let turns = 0
  const count = (): void => {
    turns += 1
    if (turns < 1_000) setImmediate(count)
  }
  setImmediate(count)
  for (let times = 0; times < 100; times += 1) await giveWay()
  expect(turns).toBeGreaterThan(20)
})
