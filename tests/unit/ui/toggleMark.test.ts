import { expect, test } from 'vitest'
import { signOf, toggleMark } from '../../../renderer/ui/writing/toggleMark'

/** What is selected stands between ⟨ and ⟩. */
const toggled = (drawn: string, sign: string): string => {
  const [before = '', words = '', after = ''] = drawn.split(/[⟨⟩]/)
  const written = { text: before + words + after, from: before.length, to: before.length + words.length }
  const { text, from, to } = toggleMark(written, sign)
  return `${text.slice(0, from)}⟨${text.slice(from, to)}⟩${text.slice(to)}`
}

test.each([
  ['so ⟨very⟩ good', '**', 'so **⟨very⟩** good'],
  ['so **⟨very⟩** good', '**', 'so ⟨very⟩ good'],
  ['so ⟨**very**⟩ good', '**', 'so ⟨very⟩ good'],
  ['so⟨ very ⟩good', '*', 'so *⟨very⟩* good'],
  ['so **⟨very⟩** good', '*', 'so ***⟨very⟩*** good'],
  ['so ***⟨very⟩*** good', '*', 'so **⟨very⟩** good'],
  ['so ⟨⟩', '`', 'so `⟨⟩`'],
  ['so `⟨⟩`', '`', 'so ⟨⟩'],
  ['⟨ ⟩', '**', ' **⟨⟩**'],
])('%s, %s', (before, sign, after) => {
  expect(toggled(before, sign)).toBe(after)
})

test('the keys are those that everybody knows', () => {
  expect(['b', 'B', 'i', 'e', 'x'].map(signOf)).toEqual(['**', '**', '*', '`', undefined])
})
