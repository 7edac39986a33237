import type { Words } from '#shared/events/event'
import type { DeviceId, Hash } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { forgetOthers } from '../../../renderer/state/forgetOthers'

const many = (count: number): Map<Hash, Words> =>
  new Map(Array.from({ length: count }, (_, at) => [`${at}` as Hash, { v: 1, by: 'me' as DeviceId, text: `${at}` }]))

test('words on screen stay, and so many others; what was read first goes first', () => {
  const words = many(5_000)
  const shown = ['0', '7', '4999'].map((hash) => ({ hash: hash as Hash }))
  forgetOthers(words, shown)
  expect(words.size).toBe(1_003)
  for (const { hash } of shown) expect(words.has(hash)).toBe(true)
  expect(words.has('4998' as Hash)).toBe(true)
  expect(words.has('1' as Hash)).toBe(false)
})

test('nothing goes while it is not much', () => {
  const words = many(1_000)
  forgetOthers(words, [])
  expect(words.size).toBe(1_000)
})
