import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { noteHtml } from '#shared/documents/noteHtml'
import { blocksMarkdown } from '#shared/documents/noteMarkdown'
import { body } from '#shared/documents/noteDocument'
import { notesNamed } from '#shared/documents/notesNamed'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { noteChoices } from '../../../renderer/features/notes/noteChoices'
import type { NoteView, PersonView } from '../../../renderer/state/views'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { linkBegun } from '../../../renderer/ui/editor/linkBegun'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const idOf = (name: string): NoteId => name.padEnd(22, '-') as NoteId
const MARKDOWN = `See [Winter list](snug://note#${idOf('winter')}) and\\\n[Hosts](snug://note#${idOf('hosts')})\n\n- [Winter list](snug://note#${idOf('winter')})`

const noteOf = (markdown: string): Y.Doc => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(markdown))
  return doc
}

describe('a link between notes', () => {
  test('goes through Markdown and the note itself unchanged', () => {
    const { blocks, strange } = readNote(noteOf(MARKDOWN))
    expect(strange).toEqual([])
    expect(blocksMarkdown(blocks)).toBe(MARKDOWN)
    expect(notesNamed(blocks)).toEqual([idOf('winter'), idOf('hosts')])
  })

  test('leads to the other page in an archive, under the title of today; what is not there is only named', () => {
    const { blocks } = readNote(noteOf(MARKDOWN))
    const pageOf = (note: NoteId) =>
      note === idOf('winter') ? { title: 'Winter <list>', href: 'Winter.html' } : undefined
    const html = noteHtml(blocks, { done: 'done', open: 'open', pageOf })
    expect(html).toContain('See <a href="Winter.html">Winter &lt;list&gt;</a> and<br>Hosts</p>')
  })

  test('that leads to nothing that could be a note is its title; a title that is none makes the note strange', () => {
    const doc = noteOf('Words')
    const link = new Y.XmlElement('noteLink') as Y.XmlElement<Record<string, string | number>>
    link.setAttribute('title', 'Lost')
    const paragraph = body(doc).get(0) as Y.XmlElement
    paragraph.insert(1, [link as Y.XmlElement])
    expect(readNote(doc)).toMatchObject({ strange: [], blocks: [{ inline: [{ text: 'Words' }, { text: 'Lost' }] }] })
    link.setAttribute('note', 'javascript:alert(1)')
    expect(readNote(doc).strange).toEqual(['unknown note'])
    link.setAttribute('note', idOf('winter'))
    link.setAttribute('title', 7)
    expect(readNote(doc).strange).toEqual(['unknown title'])
  })
})

describe('what is chosen by [[', () => {
  const person = { name: 'Anna' } as PersonView
  const view = (title: string): NoteView => ({
    note: idOf(title.replaceAll(/\W/g, '')),
    title,
    foundedBy: person,
    foundedAt: 0,
  })
  const notes = ['Hôtes de l’hiver', 'Winter list', 'Summer list', ''].map(view)
  const titles = (begun: string, not = idOf('none')) =>
    noteChoices(begun, notes, not).map((one) => `${one.kind} ${one.title}`)

  test('by the beginning of any word, whatever its accents; those that begin with it first', () => {
    expect(titles('hote')).toEqual(['note Hôtes de l’hiver', 'found hote'])
    expect(titles('list')).toEqual(['note Winter list', 'note Summer list', 'found list'])
    expect(titles('inter')).toEqual(['found inter'])
  })

  test('all of them at first, but not the note itself; a title that is there already founds none', () => {
    expect(titles('', idOf('Winterlist'))).toEqual(['note Hôtes de l’hiver', 'note Summer list'])
    expect(titles('winter LIST ')).toEqual(['note Winter list'])
  })

  const schema = getSchema(noteSchema(() => ''))
  const begunAt = (text: string, type = 'paragraph') => {
    const doc = schema.node('doc', null, [schema.node(type, null, [schema.text(text)])])
    const selection = TextSelection.create(doc, 1 + text.length)
    return linkBegun(EditorState.create({ doc, selection }))
  }

  test('only right behind two brackets, on one line, and not among lines of code', () => {
    expect(begunAt('see [[win')).toEqual({ from: 5, to: 10, begun: 'win' })
    expect(begunAt('see [[win]] and')).toBeUndefined()
    expect(begunAt('see [win')).toBeUndefined()
    expect(begunAt(`[[${'a'.repeat(61)}`)).toBeUndefined()
    expect(begunAt('a[[i', 'codeBlock')).toBeUndefined()
  })
})
