import type { Hash } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import type { Choice } from '../../../shared/sync/wordsOrder'
import { createWordsOrder } from '../../../shared/sync/wordsOrder'

const HOUR = 60 * 60 * 1000
const named = (name: string): Hash => name as Hash
const take = (): Choice => 'take'

test('the newest words are taken first, in whatever order they came', () => {
  const order = createWordsOrder()
  for (const at of [3, 100, 50, 51, 1, 99]) order.add({ hash: named(`${at}`), at: at * HOUR })
  expect(order.take(3, take)).toEqual(['100', '99', '51'])
  order.add({ hash: named('98'), at: 98 * HOUR })
  expect(order.take(9, take)).toEqual(['98', '50', '3', '1'])
  expect(order.take(9, take)).toEqual([])
})

test('what is left to others stays in its place; what is dropped is gone', () => {
  const order = createWordsOrder()
  for (const at of [1, 2, 3, 4, 30, 31]) order.add({ hash: named(`${at}`), at: at * HOUR })
  const choices: Record<string, Choice> = { '31': 'leave', '4': 'leave', '3': 'drop' }
  expect(order.take(2, (hash) => choices[hash] ?? 'take')).toEqual(['30', '2'])
  expect(order.take(9, take)).toEqual(['31', '4', '1'])
})

test('to take a few of very many, no more than those few are looked at', () => {
  const order = createWordsOrder()
  for (let at = 0; at < 50_000; at += 1) order.add({ hash: named(`${at}`), at: at * HOUR })
  let looked = 0
  const counted = (): Choice => {
    looked += 1
    return 'take'
  }
  for (let request = 0; request < 10; request += 1) expect(order.take(64, counted)).toHaveLength(64)
  expect(looked).toBe(640)
})
