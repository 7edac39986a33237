import { expect, test } from 'vitest'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { eventLike } from '../../../renderer/app/gallery/people'
import { cutQuotes, withQuotes } from '../../../renderer/features/conversation/cutQuotes'
import { quotation } from '../../../renderer/features/conversation/quotation'

const link = formatMessageLink({
  room: eventLike('room') as never,
  month: '2026-11' as never,
  message: eventLike('message') as never,
})
const quoted = (name: string, text = 'The bell does not work; knock on the window.'): string =>
  quotation({ text, name, link })
const ANNA = quoted('Anna')
const WORDS = 'The bell does not work; knock on…'

/** What is shown of it; that nothing of it is lost is asked each time. */
const cut = (text: string) => {
  const found = cutQuotes(text)
  expect(withQuotes(found)).toBe(text)
  return [...found.quotes.map(({ name, words }) => (words ? `${name}: ${words}` : name)), found.rest]
}

test('a text is cut into the message that it quotes first, and what is written below', () => {
  expect(cut(`${ANNA}\n`)).toEqual([`Anna: ${WORDS}`, ''])
  expect(cut(`${ANNA}\nI did\n\n> not quoted by hand`)).toEqual([`Anna: ${WORDS}`, 'I did\n\n> not quoted by hand'])
  expect(cut('I did')).toEqual(['I did'])
  expect(cut('')).toEqual([''])
})

test('several are told apart, one that has no words too', () => {
  const text = `${ANNA}\n\n${quoted('Cléo', 'Yes')}\n\n${quoted('Idris')}\nAll of you`
  expect(cut(text)).toEqual([`Anna: ${WORDS}`, 'Cléo', `Idris: ${WORDS}`, 'All of you'])
  // Below words, one stands where it was put.
  const further = `${ANNA}\nThat.\n\n${quoted('Idris')}\nAnd this.`
  expect(cut(further)).toEqual([`Anna: ${WORDS}`, further.slice(ANNA.length + 1)])
})

test.each(['a, b', '— Anna', 'Anna, snug://message#a', '> Anna', 'שרה', '*Anna*', '@Cléo', '\u2028'])(
  'whoever is called %j is quoted whole',
  (name) => {
    const { quotes, rest } = cutQuotes(`${quoted(name)}\nyes`)
    expect([quotes.length, rest]).toEqual([1, 'yes'])
    cut(`${quoted(name)}\nyes`)
  },
)

test('empty lines below it belong to what is written', () => {
  expect(cut(`${ANNA}\n\n\nI did`)).toEqual([`Anna: ${WORDS}`, '\n\nI did'])
  expect(cut(`${ANNA}\n\n`)).toEqual([`Anna: ${WORDS}`, '\n'])
})

test.each([
  ANNA,
  `\n${ANNA}\n`,
  `Before that\n\n${ANNA}\nyes`,
  `${ANNA} and more\nyes`,
  `> ${WORDS}\nyes`,
  `> — Anna, snug://message#a\nyes`,
  `> — Anna, ${link}/more\nyes`,
  `> one\n${ANNA}\nyes`,
  `> — Anna, ${link.toUpperCase()}\n`,
  `> ${WORDS}\r\n> — Anna, ${link}\r\nyes`,
])('what was changed by hand stays text: %j', (text) => {
  expect(cut(text)).toEqual([text])
})
