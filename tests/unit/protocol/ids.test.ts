import type { NoteId } from '#shared/protocol/ids'
import {
  isDocId,
  isHash,
  isShortId,
  isStreamDoc,
  noteDoc,
  noteOfDoc,
  signedDocName,
  talkDocAt,
} from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { someRoom } from '../../support/streams'

const note = 'A'.repeat(22) as NoteId

test.each(['ledger', 'talk/2026-01', 'talk/2026-12', `note/${note}`])('%j names a document', (doc) => {
  expect(isDocId(doc)).toBe(true)
})
test.each([
  '',
  'Ledger',
  'talk/2026-13',
  'talk/2026-1',
  'talk/2026-01 ',
  'note/',
  'note/../x',
  `note/${note}A`,
  '__proto__',
  7,
  null,
])('%j does not', (doc) => {
  expect(isDocId(doc)).toBe(false)
})

test('a hash has one text only', () => {
  expect(isHash('A'.repeat(43))).toBe(true)
  expect(isHash(`${'A'.repeat(42)}B`)).toBe(false)
  expect(isHash('A'.repeat(42))).toBe(false)
  expect(isHash(`${'A'.repeat(42)}\n`)).toBe(false)
  expect(isShortId('A'.repeat(22))).toBe(true)
  expect(isShortId('A'.repeat(23))).toBe(false)
})

test('notes and months', () => {
  expect(noteOfDoc(noteDoc(note))).toBe(note)
  expect(noteOfDoc('ledger')).toBeUndefined()
  expect(talkDocAt(Date.UTC(2026, 0, 31, 23, 59, 59, 999))).toBe('talk/2026-01')
  expect(talkDocAt(Date.UTC(2026, 1, 1))).toBe('talk/2026-02')
  expect([isStreamDoc('ledger'), isStreamDoc('talk/2026-01'), isStreamDoc(noteDoc(note))]).toEqual([true, true, false])
})

test('what is said in one room is signed for that room', async () => {
  const [one, two] = [await someRoom('one'), await someRoom('two')]
  expect(signedDocName(one, 'talk/2026-01')).toBe(`${one}/talk/2026-01`)
  expect(signedDocName(one, 'talk/2026-01')).not.toBe(signedDocName(two, 'talk/2026-01'))
  expect(signedDocName(one, 'ledger')).toBe('ledger')
})
