import { getSchema } from '@tiptap/core'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asTemplate } from '#shared/documents/asTemplate'
import { commentsIn } from '#shared/documents/commentsIn'
import { body } from '#shared/documents/noteDocument'
import { noteJson } from '#shared/documents/noteJson'
import { blocksMarkdown } from '#shared/documents/noteMarkdown'
import { readNote } from '#shared/documents/readNote'
import type { EventId, NoteId } from '#shared/protocol/ids'
import { commentOnNote } from '../../../renderer/commands/commentOnNote'
import { foundNote } from '../../../renderer/commands/foundNote'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { houseOf } from '../../support/house'
import { room } from '../../support/room'

const schema = getSchema(noteSchema(() => ''))
const idOf = (name: string) => `${name.padEnd(42, '-')}A`
const on = (name: string) => ({ type: 'comment', attrs: { message: idOf(name), month: '2026-11' } })
const words = (text: string, ...marks: readonly object[]) => ({ type: 'text', text, marks })

/** As the editor writes it into the note. */
const noteOf = (...content: readonly object[]): Y.Doc => {
  const doc = new Y.Doc()
  const json = { type: 'doc', content: content.map((inline) => ({ type: 'paragraph', content: inline })) }
  prosemirrorJSONToYXmlFragment(schema, json, body(doc))
  return doc
}

describe('comments on a note', () => {
  const doc = noteOf(
    [words('Bread ', on('first')), words('and soup', on('first'), on('second'), { type: 'bold' })],
    [words('for eight', on('second'))],
  )
  const { blocks, strange } = readNote(doc)

  test('may overlap and go over several lines; each is found once, with its words, where it begins', () => {
    expect(strange).toEqual([])
    expect(commentsIn(blocks)).toEqual([
      { message: idOf('first'), month: '2026-11', passage: 'Bread and soup' },
      { message: idOf('second'), month: '2026-11', passage: 'and soup for eight' },
    ])
  })

  test('come back with a version that is restored', () => {
    const restored = new Y.Doc()
    prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content: noteJson(blocks) }, body(restored))
    expect(commentsIn(readNote(restored).blocks)).toEqual(commentsIn(blocks))
  })

  test('may be on code: among words, and on some of its lines', () => {
    const code = (...content: readonly object[]) => ({ type: 'codeBlock', content })
    const coded = new Y.Doc()
    const among = { type: 'paragraph', content: [words('see '), words('map.get', { type: 'code' }, on('first'))] }
    const lines = code(words('one()\n'), words('two()\nthree()', on('second')), words('\n'))
    prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content: [among, lines] }, body(coded))
    const read = readNote(coded)
    expect(read.strange).toEqual([])
    expect(commentsIn(read.blocks).map(({ passage }) => passage)).toEqual(['map.get', 'two()\nthree()'])
    expect(blocksMarkdown(read.blocks)).toBe('see `map.get`\n\n```\none()\ntwo()\nthree()\n\n```')
    const restored = new Y.Doc()
    prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content: noteJson(read.blocks) }, body(restored))
    expect(readNote(restored)).toEqual(read)
    expect(commentsIn(asTemplate(read.blocks))).toEqual([])
    // Code bears no other mark still.
    const { marks } = schema
    expect([marks['bold'], marks['link'], marks['comment']].map((one) => one && marks['code']?.excludes(one))).toEqual([
      true,
      true,
      false,
    ])
  })

  test('are neither in Markdown nor in a note that begins like it', () => {
    expect(blocksMarkdown(blocks)).toBe('Bread **and soup**\n\nfor eight')
    expect(commentsIn(asTemplate(blocks))).toEqual([])
  })

  test('that name no message are none, and harm nothing', () => {
    const hostile = noteOf(
      [words('a', { type: 'comment', attrs: { message: '"] *', month: '2026-11' } })],
      [words('b', { type: 'comment', attrs: { message: idOf('x'), month: '__proto__' } })],
    )
    const read = readNote(hostile)
    expect(read.strange).toEqual([])
    expect(commentsIn(read.blocks)).toEqual([])
  })
})

test('a comment is a message that quotes its passage, signed and erased like any other, on every member’s machine', async () => {
  const r = await room(47, 'anna', 'idris')
  r.connectAll()
  await r.pass(500)
  const note: NoteId = await r.when(foundNote(houseOf(r, r.anna))('Winter list'))
  await r.pass(500)
  const passage = `${'Five titles, two of them short. '.repeat(8)}\nAnd more.`
  const idris = houseOf(r, r.idris)
  const comment = await r.when(commentOnNote(idris)({ note, passage, text: ' Which two? ' }))
  await r.pass(500)

  const [doc] = r.anna.replica.months()
  if (!doc) throw new Error('there is a month')
  const { line } = await r.when(r.anna.replica.hold(doc))
  const message = line.message(comment.message as EventId)
  expect(doc).toBe(`talk/${comment.month}`)
  expect(message?.author).toBe(r.idris.replica.self)
  const hash = message?.hash
  if (!hash) throw new Error('it has words')
  const said = (await r.when(r.anna.replica.words([hash]))).get(hash)?.text.split('\n') ?? []
  expect(said[0]).toMatch(/^> Five titles, .{130,160}…$/)
  expect(said.slice(1)).toEqual([`> — Winter list, snug://note#${note}`, '', 'Which two?'])

  const { message: of, month } = comment
  await r.when(r.idris.replica.appendTalk({ kind: 'takenBack', of, month, hash }))
  await r.pass(500)
  expect((await r.when(r.anna.replica.words([hash]))).size).toBe(0)
  await expect(r.when(commentOnNote(idris)({ note, passage, text: ' ' }))).rejects.toMatchObject({ code: 'empty' })
})
