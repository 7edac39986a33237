import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { noteJson } from '#shared/documents/noteJson'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { insertAtCaret } from '../../../renderer/ui/editor/insertAtCaret'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const schema = getSchema(noteSchema(() => ''))
const docOf = (markdown: string): Node =>
  schema.nodeFromJSON({ type: 'doc', content: noteJson(parseMarkdown(markdown)) })

/** A note that says `before`, where the screen already says `after`, with the caret behind its first `typed`. */
const note = (before: string, after: string, typed: string) => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(before))
  const shown = docOf(after)
  let caret = 0
  shown.descendants((node, at) => {
    const found = node.isText && caret === 0 ? (node.text ?? '').indexOf(typed) : -1
    if (found >= 0) caret = at + found + typed.length
  })
  const state = EditorState.create({ doc: shown })
  return { doc, state: state.apply(state.tr.setSelection(TextSelection.create(shown, caret))) }
}
/** Which letters were there before: `-` for each, the new ones as they are. */
const lettersAfter = ({ doc, state }: ReturnType<typeof note>): string => {
  const old = Y.snapshot(doc)
  insertAtCaret(body(doc), state)
  return body(doc)
    .toArray()
    .flatMap(function letters(block): string[] {
      if (block instanceof Y.XmlText) {
        const delta = block.toDelta(Y.snapshot(doc), old) as { insert: string; attributes?: { ychange?: unknown } }[]
        return delta.map(({ insert, attributes }) => (attributes?.ychange ? insert : '-'.repeat(insert.length)))
      }
      return block instanceof Y.XmlElement ? block.toArray().flatMap(letters as never) : []
    })
    .join('')
}

describe('what is typed is written where it is typed', () => {
  test.each([
    ['hello', 'helllo', 'hel', '--l---'],
    ['W', 'WW', 'W', 'W-'],
    ['- one\n- two', '- one\n- ttwo', 't', '---t---'],
    ['| a | b |\n| - | - |\n| c | d |', '| a | b |\n| - | - |\n| cc | d |', 'c', '--c--'],
    ['some **bold**', 'some **bbold**', 'b', '-----b----'],
  ])('%j becomes %j', (before, after, typed, letters) => {
    expect(lettersAfter(note(before, after, typed))).toBe(letters)
  })

  test.each([
    ['a paragraph that was split', 'a b\n\nb', 'a\n\nb\n\nb', 'b'],
    ['paragraphs that were joined', 'a\n\nb', 'ab', 'ab'],
    ['words that were replaced', 'some words', 'other words', 'other'],
    ['a paragraph that became a heading', 'words', '# wordss', 'words'],
  ])('and nothing is written for %s', (_, before, after, typed) => {
    expect(lettersAfter(note(before, after, typed))).toMatch(/^-*$/)
  })
})
