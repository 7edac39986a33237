import { createReassembly, framesOf } from '#shared/mesh/framing'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'

const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).map((_, at) => at * 31)

test('a message of any size comes back whole, in frames within the bound', () => {
  const reassemble = createReassembly()
  for (const length of [0, 1, limits.frameBytes - 2, limits.frameBytes - 1, limits.frameBytes, 5 * limits.frameBytes]) {
    const frames = [...framesOf(bytes(length))]
    expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(limits.frameBytes)
    const results = frames.map((frame) => reassemble(frame))
    expect(results.slice(0, -1).every((result) => result === undefined)).toBe(true)
    expect(Buffer.compare(results.at(-1) ?? Buffer.from('missing'), bytes(length))).toBe(0)
  }
})

test('what others send is bounded: unknown, empty and short frames, and messages without end, are refused', () => {
  expect(() => createReassembly()(new Uint8Array())).toThrow('unknown frame')
  expect(() => createReassembly()(Uint8Array.of(7, 1))).toThrow('unknown frame')
  // It would cost nothing to send, and could go on for ever.
  expect(() => createReassembly()(Uint8Array.of(0))).toThrow('short frame')
  expect(() => createReassembly()(Uint8Array.of(0, 1, 2))).toThrow('short frame')
  const reassemble = createReassembly(3 * limits.frameBytes)
  const full = new Uint8Array(limits.frameBytes)
  for (let frame = 0; frame < 3; frame += 1) expect(reassemble(full)).toBeUndefined()
  expect(() => reassemble(full)).toThrow('message too large')
})

test('a message does not change with the buffer that its frame came in', () => {
  const frame = Uint8Array.of(1, 5, 6)
  const message = createReassembly()(frame)
  frame.fill(0)
  expect([...(message ?? [])]).toEqual([5, 6])
})
