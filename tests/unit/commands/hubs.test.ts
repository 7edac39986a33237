import type { BridgeState } from '#shared/protocol/hubWire'
import { expect, test } from 'vitest'
import { whenBridged } from '../../../renderer/commands/hubs'

test('a hub that is reached is told of once, and again after it was away', () => {
  let states: readonly (readonly [string, BridgeState])[] = []
  let change = (): void => undefined
  const signalling = {
    get bridges() {
      return new Map(states)
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
})
