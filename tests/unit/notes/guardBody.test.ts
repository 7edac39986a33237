import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body, title } from '#shared/documents/noteDocument'
import { guardBody } from '../../../renderer/features/notes/guardBody'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const noteOf = (markdown: string): Y.Doc => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(markdown))
  return doc
}

/** What the guard said, in order. */
const watch = (doc: Y.Doc) => {
  const said: string[] = []
  const stop = guardBody(doc, {
    onStrange: () => said.push('let go'),
    onChange: (strange) => {
      const now = strange ? 'strange' : 'known'
      if (said.at(-1) !== now) said.push(now)
    },
  })
  return { said, stop }
}

/** An update that somebody else makes on the same note. */
const updateBy = (doc: Y.Doc, write: (theirs: Y.Doc) => void): Uint8Array => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  write(theirs)
  return Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(doc))
}

describe('the guard of a note’s body', () => {
  test('says at once how things stand', () => {
    expect(watch(noteOf('# A heading\n\n- and a list')).said).toEqual(['known'])
    const strange = noteOf('words')
    body(strange).insert(0, [new Y.XmlElement('hologram')])
    expect(watch(strange).said).toEqual(['strange'])
  })

  test('leaves ordinary writing alone, whoever writes', () => {
    const doc = noteOf('words')
    const { said } = watch(doc)
    Y.applyUpdate(
      doc,
      updateBy(doc, (theirs) => fillNote(theirs, parseMarkdown('| a | b |\n| - | - |\n| **1** | 2 |'))),
    )
    title(doc).insert(0, 'A title')
    expect(said).toEqual(['known'])
  })

  test.each<[string, (theirs: Y.Doc) => void]>([
    ['a node of another version', (theirs) => body(theirs).insert(1, [new Y.XmlElement('hologram')])],
    [
      'a mark of another version',
      (theirs) => {
        const text = (body(theirs).get(0) as Y.XmlElement).get(0) as Y.XmlText
        text.format(0, 3, { glow: true })
      },
    ],
    ['text where a block should be', (theirs) => body(theirs).insert(0, [new Y.XmlText('loose')])],
    [
      'an attribute out of bounds',
      (theirs) => {
        const heading = new Y.XmlElement<{ level: number }>('heading')
        heading.setAttribute('level', 900)
        body(theirs).insert(0, [heading as Y.XmlElement])
      },
    ],
  ])('takes the editor away before it sees %s', (_, write) => {
    const doc = noteOf('words')
    const order: string[] = []
    guardBody(doc, { onStrange: () => order.push('let go'), onChange: () => undefined })
    body(doc).observeDeep(() => order.push('the editor is told'))
    Y.applyUpdate(doc, updateBy(doc, write))
    expect(order).toEqual(['let go', 'the editor is told'])
  })

  test('gives the note back when what was strange is gone', () => {
    const doc = noteOf('words')
    const { said } = watch(doc)
    Y.applyUpdate(
      doc,
      updateBy(doc, (theirs) => body(theirs).insert(0, [new Y.XmlElement('hologram')])),
    )
    Y.applyUpdate(
      doc,
      updateBy(doc, (theirs) => body(theirs).delete(0, 1)),
    )
    expect(said).toEqual(['known', 'let go', 'strange', 'known'])
  })

  test('trusts what the editor itself writes, and looks at nothing once it is stopped', () => {
    const doc = noteOf('words')
    const { said, stop } = watch(doc)
    const writeStrange = (): void => body(doc).insert(0, [new Y.XmlElement('hologram')])
    doc.transact(writeStrange, ySyncPluginKey)
    expect(said).toEqual(['known'])
    stop()
    writeStrange()
    expect(said).toEqual(['known'])
  })
})
