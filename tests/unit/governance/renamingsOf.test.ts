import { renamingsOf } from '#shared/governance/renamingsOf'
import type { MemberId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'

const DAY = 86_400_000
const dayOf = (at: number): number => Math.floor(at / DAY)
/** Somebody by the names that they took, oldest first, each with until when they had the one before. */
const person = (id: string, first: string, ...taken: readonly (readonly [at: number, name: string])[]) => {
  const names = [first, ...taken.map(([, name]) => name)]
  const earlier = taken.map(([until], place) => ({ name: names[place] ?? '', until })).toReversed()
  return { id: id as unknown as MemberId, name: names.at(-1) ?? '', earlier }
}
const told = (...people: readonly ReturnType<typeof person>[]) =>
  renamingsOf(people, dayOf).map(({ member, before, name, at }) => `${at}: ${member} ${before} > ${name}`)

test('each change of a name is told with the name before it, all of them by time', () => {
  expect(told(person('a', 'Ann', [1, 'Anna'], [5 * DAY, 'Annika']), person('b', 'Id', [DAY, 'Idris']))).toEqual([
    '1: a Ann > Anna',
    `${DAY}: b Id > Idris`,
    `${5 * DAY}: a Anna > Annika`,
  ])
})

test('several changes on one day are one, at the time of the last', () => {
  expect(told(person('a', 'Ann', [1, 'Anne'], [2, 'Anna'], [DAY, 'Annika']))).toEqual([
    '2: a Ann > Anna',
    `${DAY}: a Anna > Annika`,
  ])
})

test('who ends the day as they had begun it has changed nothing', () => {
  expect(told(person('a', 'Ann', [1, 'Anna'], [2, 'Ann']), { ...person('b', 'Id'), earlier: [] })).toEqual([])
})
