import { cutParts } from '#shared/contents/fileParts'
import { isNoteJson } from '#shared/contents/isNoteJson'
import type { Issue } from '#shared/contents/issue'
import { makeIssue, readIssue, readIssueHead } from '#shared/contents/issue'
import { utf8 } from '#shared/crypto/bytes'
import type { NoteJson } from '#shared/documents/noteJson'
import type { Hash, MessageId, NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import { expect, test } from 'vitest'

const hash = 'A'.repeat(43) as Hash
const content: NoteJson = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Five titles', marks: [{ type: 'bold' }] }] }],
}
const issue: Issue = {
  v: 1,
  title: 'Winter reading',
  introduction: 'What we *read* — and why.',
  pieces: [
    { kind: 'words', text: '## First' },
    { kind: 'message', of: hash as MessageId, month: '2026-01', hash },
    { kind: 'note', note: 'B'.repeat(22) as NoteId, title: 'Winter list', content },
  ],
  comments: true,
}
const textsOf = (parts: readonly string[]) => parts.map((text) => ({ text }))

test('an issue comes back as it was made, and its title from the first content alone', () => {
  const { words, parts } = makeIssue(issue)
  expect(readIssue(words, textsOf(parts))).toEqual(issue)
  expect(readIssueHead(words)).toEqual({ title: 'Winter reading', comments: true, pieces: 3 })
})

test('an issue of many parts comes back from them, in their order alone', () => {
  const long = {
    ...issue,
    pieces: [1, 2].map((at) => ({ kind: 'words', text: `${at}${'é'.repeat(60_000)}` }) as const),
  }
  const { words, parts } = makeIssue(long)
  expect(parts.length).toBeGreaterThan(4)
  expect(readIssue(words, textsOf(parts))).toEqual(long)
  expect(readIssue(words, textsOf(parts.toReversed()))).toBeUndefined()
  expect(readIssue(words, textsOf(parts.slice(1)))).toBeUndefined()
})

test('what is more than an edition holds is said to be too long', () => {
  const piece = { kind: 'words', text: 'x' } as const
  const tooMany = { ...issue, pieces: Array.from({ length: limits.pieces + 1 }, () => piece) }
  const tooLong = { ...issue, introduction: 'x'.repeat(limits.issueText + 1) }
  const tooLarge = { ...issue, pieces: Array.from({ length: 200 }, () => ({ ...piece, text: 'é'.repeat(90_000) })) }
  for (const one of [tooMany, tooLong, tooLarge]) expect(() => makeIssue(one)).toThrow(Problem)
})

const rest = (value: unknown) => textsOf(cutParts(utf8(JSON.stringify(value))))
test.each<[string, unknown]>([
  ['a piece of another kind', { introduction: '', pieces: [{ kind: 'script', text: 'x' }] }],
  ['a message that is none', { introduction: '', pieces: [{ kind: 'message', of: 'x', month: '2026-01', hash }] }],
  ['a month that is none', { introduction: '', pieces: [{ kind: 'message', of: hash, month: '2026-13', hash }] }],
  [
    'a note that is none',
    { introduction: '', pieces: [{ kind: 'note', note: 'B'.repeat(22), title: '', content: 'x' }] },
  ],
  ['another number of pieces', { introduction: '', pieces: [] }],
  ['no introduction', { pieces: [{ kind: 'words', text: 'x' }] }],
  ['a list', [1]],
])('an issue with %s is none', (_, value) => {
  const { words } = makeIssue({ ...issue, pieces: issue.pieces.slice(0, 1) })
  expect(readIssue(words, rest({ introduction: '', pieces: [{ kind: 'words', text: 'x' }] }))).toBeDefined()
  expect(readIssue(words, rest(value))).toBeUndefined()
})

test.each([
  '',
  '{',
  '[]',
  '{"v":2,"title":"x","comments":true,"pieces":0}',
  '{"v":1,"title":"","comments":true,"pieces":0}',
])('words that say %j are no issue’s', (text) => expect(readIssueHead({ text })).toBeUndefined())

test('a note that is nested deeply, or has what no editor writes, is none; and nothing breaks', () => {
  let deep: unknown = { type: 'text', text: 'x' }
  for (let at = 0; at < 100_000; at += 1) deep = { type: 'blockquote', content: [deep] }
  const wrong: unknown[] = [
    deep,
    null,
    'x',
    { type: '' },
    { type: 'x'.repeat(41) },
    { type: 'doc', content: {} },
    { type: 'text', text: 1 },
    { type: 'doc', attrs: { onclick: {} } },
    { type: 'doc', onclick: 'x' },
    { type: 'text', marks: [{ type: 1 }] },
    { type: 'doc', content: Array.from({ length: 100_001 }, () => ({ type: 'text' })) },
  ]
  for (const one of wrong) expect(isNoteJson(one)).toBe(false)
  expect(isNoteJson(content)).toBe(true)
})
