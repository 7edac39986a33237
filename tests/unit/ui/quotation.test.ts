import { expect, test } from 'vitest'
import { excerpt } from '../../../renderer/features/conversation/excerpt'
import { quotation } from '../../../renderer/features/conversation/quotation'
import { splitQuotes } from '#shared/documents/splitQuotes'

const FROM = '> — Anna, snug://message#a'
const quoted = (text: string): string => quotation({ text, name: 'Anna', link: 'snug://message#a' })

test('a quotation is how the message begins, and where it stands', () => {
  expect(quoted('The bell does not work;\nknock on the window.')).toBe(`> The bell does not work; knock on…\n${FROM}`)
  expect(quoted('word '.repeat(100)).split('\n')[0]).toHaveLength('> …'.length + 69)
})

test.each([
  'Yes',
  'Yes.',
  'See you',
  'https://a.example/b',
  `https://a.example/${'b'.repeat(200)}`,
  '本が好きです',
  'x'.repeat(60),
])('never all of it: %s', (text) => {
  expect(quoted(text)).not.toContain(text)
  // No part of an address.
  expect(quoted(text)).not.toContain('https')
  expect(quoted(text)).toContain(FROM)
})

test('what a message quotes is not quoted again, nor told as its own words', () => {
  const text = `${quoted('Something that Anna said at length')}\nNo, I don’t think that is so`
  expect(quoted(text)).toBe(`> No, I don’t think…\n${FROM}`)
  expect(excerpt(text)).toBe('No, I don’t think that is so')
  expect(excerpt('> only quoted')).toBe('> only quoted')
})

test('a message is drawn in stretches: its own words, and what it quotes', () => {
  const text = '> one\n>\n> two\n\nmine\n  \n> three\r\n> \nand'
  expect(splitQuotes(text)).toEqual([
    { quoted: true, text: 'one\n\ntwo' },
    { quoted: false, text: 'mine' },
    { quoted: true, text: 'three' },
    { quoted: false, text: 'and' },
  ])
})

test('only a mark with a space begins a quotation, and no text is lost for want of one', () => {
  for (const text of ['>_<', 'a > b', ' > c', '', '  a\n\n b ', '> '])
    expect(splitQuotes(text)).toEqual([{ quoted: false, text }])
})
