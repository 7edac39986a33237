import { title } from '#shared/documents/noteDocument'
import { checkNoteUpdate, wholeNote } from '#shared/sync/noteUpdates'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

type Id = readonly [client: number, clock: number]
const [TEXT, HAS_ORIGIN] = [4, 128]

/** An update by hand: texts of one character, each behind another one or at the title's beginning. */
const updateOf = (clients: Record<number, readonly { readonly behind?: Id; readonly text: string }[]>): Uint8Array => {
  const encoder = encoding.createEncoder()
  const all = Object.entries(clients)
  encoding.writeVarUint(encoder, all.length)
  for (const [client, structs] of all) {
    for (const number of [structs.length, Number(client), 0]) encoding.writeVarUint(encoder, number)
    for (const { behind, text } of structs) {
      encoding.writeUint8(encoder, behind ? TEXT | HAS_ORIGIN : TEXT)
      if (behind) for (const number of behind) encoding.writeVarUint(encoder, number)
      else {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, 'title')
      }
      encoding.writeVarString(encoder, text)
    }
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
const check = (update: Uint8Array): string => checkNoteUpdate(update, new Map())

test('what builds upon something of another client in the same update fits, in whichever order they stand', () => {
  const update = updateOf({
    8: [{ behind: [7, 1], text: 'c' }],
    7: [{ text: 'a' }, { behind: [7, 0], text: 'b' }, { behind: [8, 0], text: 'd' }],
  })
  expect(check(update)).toBe('fits')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  expect(title(doc).toString()).toBe('abcd')
})

test('what builds upon something later of the same client is invalid: Yjs throws in the middle of it', () => {
  const update = updateOf({ 7: [{ text: 'a' }, { behind: [7, 2], text: 'b' }, { text: 'c' }] })
  expect(() => Y.applyUpdate(new Y.Doc(), update)).toThrow()
  expect(check(update)).toBe('invalid')
})

test('two that wait for each other are invalid: Yjs would keep them for ever', () => {
  const update = updateOf({ 8: [{ behind: [7, 0], text: 'b' }], 7: [{ behind: [8, 0], text: 'a' }] })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).not.toBeNull()
  expect(check(update)).toBe('invalid')
})

test('nothing, as a piece of text, is invalid', () => {
  expect(check(updateOf({ 7: [{ text: '' }, { text: 'a' }] }))).toBe('invalid')
})

describe('a log of what was typed letter by letter', () => {
  const typed = (words: string, client: number): Uint8Array<ArrayBuffer>[] => {
    const doc = new Y.Doc()
    doc.clientID = client
    const rows: Uint8Array<ArrayBuffer>[] = []
    doc.on('update', (row: Uint8Array) => rows.push(new Uint8Array(row)))
    for (const letter of words) doc.getText('title').insert(doc.getText('title').length, letter)
    return rows
  }
  const titleOf = (update: Uint8Array): string => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    return doc.getText('title').toString()
  }

  test('keeps all that stands before what is lost, and all that others wrote', () => {
    const [annas, idriss] = [typed('Winter list', 1), typed('and soup', 2)]
    const rows = [...annas.slice(0, 6), ...annas.slice(7), ...idriss]
    const { update, beyond } = wholeNote(rows)
    expect([...titleOf(update)].sort().join('')).toBe([...'Winter', ...'and soup'].sort().join(''))
    expect(beyond).toEqual(annas.slice(7))
  })

  test('is whole again when what was lost comes, wherever it stands in it', () => {
    const rows = typed('Winter list', 1)
    const { update, beyond } = wholeNote([...rows.slice(0, 6), ...rows.slice(7), rows[6]!])
    expect(titleOf(update)).toBe('Winter list')
    expect(beyond).toEqual([])
  })
})
