import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printWhole } from '../../../renderer/ui/printWhole'

/** What the page waits for, and the frame that comes next. */
let [awaited, unpacked, now] = [1, false, 0]
let frame: (() => void) | undefined
const pass = async (apart = 16): Promise<void> => {
  now += apart
  const next = frame
  frame = undefined
  next?.()
  await Promise.resolve()
}

beforeEach(() => {
  ;[awaited, unpacked, now, frame] = [1, false, 0, undefined]
  vi.stubGlobal('document', {
    querySelector: () => (awaited > 0 ? {} : null),
    get images() {
      return [{ complete: unpacked }]
    },
  })
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    frame = next
    return 1
  })
  vi.stubGlobal('performance', { now: () => now })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('nothing is printed before what is far from sight has come and is unpacked', async () => {
  const print = vi.fn(async () => undefined)
  const printed = printWhole(print)
  await pass()
  expect(print).not.toHaveBeenCalled()
  awaited = 0
  await pass()
  expect(print).not.toHaveBeenCalled()
  unpacked = true
  await pass()
  await printed
  expect(print).toHaveBeenCalledOnce()
})

test('what does not come keeps nobody from printing the rest', async () => {
  const print = vi.fn(async () => undefined)
  const printed = printWhole(print)
  await pass(20_000)
  await printed
  expect(print).toHaveBeenCalledOnce()
})
