import { expect, test } from 'vitest'
import { keepEqual } from '../../../renderer/state/keepEqual'

const said = (id: string, text: string) => ({ id, words: { kind: 'text', text }, with: ['Anna'] })
type Said = ReturnType<typeof said>

const view = (...messages: Said[]) => ({ name: 'The reading circle', messages })

test('what says the same is the same object, down to the whole', () => {
  const before = view(said('a', 'Good morning'), said('b', 'And to you'))
  expect(keepEqual(before, view(said('a', 'Good morning'), said('b', 'And to you')))).toBe(before)
})

test('a new message leaves those before it as they were, though the oldest has left the page', () => {
  const before = view(said('a', 'Good morning'), said('b', 'And to you'))
  const after = keepEqual(before, view(said('b', 'And to you'), said('c', 'Tea?')))
  expect(after.messages[0]).toBe(before.messages[1])
  expect(after.messages.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(after.messages).not.toBe(before.messages)
})

test('what has changed shows, and nothing beside it is new', () => {
  const before = view(said('a', 'Good morning'), said('b', 'And to you'))
  const after = keepEqual(before, view(said('a', 'Good evening'), said('b', 'And to you')))
  expect(after.messages[0]).toEqual(said('a', 'Good evening'))
  expect(after.messages[0]?.with).toBe(before.messages[0]?.with)
  expect(after.messages[1]).toBe(before.messages[1])
})

test('a field that comes, goes, or becomes undefined is a change', () => {
  const bare: { name?: string | undefined } = {}
  const named: { name?: string | undefined } = { name: undefined }
  expect(Object.keys(keepEqual(bare, named))).toEqual(['name'])
  expect(Object.keys(keepEqual(named, bare))).toEqual([])
  expect(keepEqual(['a', 'b'], ['a'])).toEqual(['a'])
})

test('what has no fields to compare is taken as it is', () => {
  const [before, after] = [new Map([['a', 1]]), new Map([['a', 2]])]
  expect(keepEqual({ all: before }, { all: after }).all).toBe(after)
})
