import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { expect, test } from 'vitest'
import { systemRandomness } from '../../renderer/platform/systemRandomness'
import { nodeRandomness } from '../support/systemPorts'
import { randomnessContract } from './randomness.contract'

randomnessContract('the platform’s', () => systemRandomness)
randomnessContract('the system’s, in Node', () => nodeRandomness)
randomnessContract('of the simulation', () => createSeededRandomness(7))

test('a seed gives the same again, and another seed something else', () => {
  const draw = (seed: number): readonly unknown[] => {
    const { bytes, fraction } = createSeededRandomness(seed)
    return [[...bytes(32)], fraction(), [...bytes(8)]]
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(8)).not.toEqual(draw(7))
})
