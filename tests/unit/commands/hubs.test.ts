import type { BridgeState, Nearby } from '#shared/protocol/hubWire'
import { NOBODY_NEARBY } from '#shared/protocol/hubWire'
import { expect, test } from 'vitest'
import { whenBridged } from '../../../renderer/commands/hubs'

test('a hub that is reached is told of once, and again after it was away', () => {
  let states: readonly (readonly [string, BridgeState])[] = []
  let nearby: Nearby = NOBODY_NEARBY
  let change = (): void => undefined
  const signalling = {
    get bridges() {
      return new Map(states)
    },
    get nearby() {
      return nearby
    },
    onBridges: (handler: () => void) => {
      change = handler
      return () => true
    },
  }
  let reached = 0
  whenBridged(signalling, () => (reached += 1))
  const become = (...next: typeof states): number => {
    states = next
    change()
    return reached
  }
  expect(become(['a:1', 'connecting'])).toBe(0)
  expect(become(['a:1', 'connected'])).toBe(1)
  expect(become(['a:1', 'connected'], ['b:1', 'unreachable'])).toBe(1)
  expect(become(['a:1', 'connected'], ['b:1', 'connected'])).toBe(2)
  expect(become(['a:1', 'unreachable'], ['b:1', 'connected'])).toBe(2)
  expect(become(['a:1', 'connected'], ['b:1', 'connected'])).toBe(3)
  // One that was found in the network counts anew with each topic that can be heard there.
  for (const [met, times] of [
    [1, 4],
    [1, 4],
    [2, 5],
    [0, 5],
    [1, 6],
  ] as const) {
    nearby = { looking: 'looking', machines: 1, met }
    expect(become(['a:1', 'connected'], ['b:1', 'connected'])).toBe(times)
  }
})
