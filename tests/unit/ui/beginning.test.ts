import { expect, test } from 'vitest'
import { beginning } from '../../../renderer/features/conversation/beginning'

const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}`).join('\n')

test('what is short, or hardly longer than is shown, stays whole', () => {
  for (const text of ['', 'Yes.', lines(12), lines(14), 'word '.repeat(280)]) expect(beginning(text)).toBeUndefined()
})

test('many lines end after the twelfth', () => {
  expect(beginning(lines(40))).toBe(`${lines(12)} …`)
  expect(beginning(lines(40).replaceAll('\n', '\r\n'))).toBe(`${lines(12)} …`)
})

test('many words end between two of them', () => {
  const start = beginning('four '.repeat(1_000))
  expect(start).toMatch(/^(?:four )+…$/)
  expect(start).toHaveLength(1_201)
})

test('what knows no spaces is cut, between characters', () => {
  expect(beginning('本'.repeat(5_000))).toBe(`${'本'.repeat(1_200)} …`)
  expect(beginning(`x${'🫖'.repeat(5_000)}`)).toBe(`x${'🫖'.repeat(599)} …`)
})

test('no part of an address is shown, since it would lead elsewhere', () => {
  expect(beginning(`See https://a.example/${'x'.repeat(3_000)}`)).toBe('See …')
})
