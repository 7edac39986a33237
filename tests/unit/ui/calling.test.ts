import { expect, test } from 'vitest'
import { calledBy } from '../../../renderer/state/callable'
import type { MemberView } from '../../../renderer/state/views'
import { callingAt } from '../../../renderer/ui/writing/callingAt'

const person = (name: string, own = false, ...before: readonly string[]): MemberView =>
  ({ member: name, name, own, role: 'member', earlier: before.map((one) => ({ name: one, until: 0 })) }) as never
const people = ['Idris Benali', 'Cléo Marchand', 'Anna Lindqvist', 'Anna', 'Łukasz'].map((name) => person(name))
const named = (begun: string): string[] => calledBy(begun, [...people, person('Mariam', true)]).map(({ name }) => name)

test.each([
  ['@', 1, { from: 0, begun: '' }],
  ['Hello @an', 9, { from: 6, begun: 'an' }],
  ['Hello @anna there', 9, { from: 6, begun: 'an' }],
  ['(@Anna Li', 9, { from: 1, begun: 'Anna Li' }],
  ['@a @b', 5, { from: 3, begun: 'b' }],
  ['mail@example', 12, undefined],
  ['@anna\nnext', 8, undefined],
  ['no name', 7, undefined],
  ['@an', 0, undefined],
])('in “%s” at %i', (text, caret, calling) => {
  expect(callingAt(text, caret)).toEqual(calling)
})

test('people are found by any part of their name, without accents, and never oneself', () => {
  expect(named('an')).toEqual(['Anna', 'Anna Lindqvist'])
  expect(named('cleo')).toEqual(['Cléo Marchand'])
  expect(named('lind')).toEqual(['Anna Lindqvist'])
  expect(named('lu')).toEqual(['Łukasz'])
  expect(named('anna l')).toEqual(['Anna Lindqvist'])
  expect(named('mar')).toEqual(['Cléo Marchand'])
  expect(named('')).toHaveLength(5)
})

test('a whole name needs no completing, unless a longer one begins alike', () => {
  expect(named('idris benali')).toEqual([])
  expect(named('anna')).toEqual(['Anna', 'Anna Lindqvist'])
  expect(named('nobody')).toEqual([])
})

test('people are found by a name before too, after those whose name it is', () => {
  const all = [person('Annika', false, 'Anna', 'Annie'), person('Berta', false, 'Annabel', 'Berta'), person('Zoé Anna')]
  const found = (begun: string) => calledBy(begun, all).map(({ name, earlier = '' }) => `${name} < ${earlier}`)
  expect(found('anna')).toEqual(['Zoé Anna < ', 'Annika < Anna', 'Berta < Annabel'])
  expect(found('annie')).toEqual(['Annika < Annie'])
  // Their own name is nothing that is told beside it.
  expect(found('ber')).toEqual(['Berta < '])
  expect(calledBy('mar', [person('Mariam', true, 'Marie')])).toEqual([])
})
