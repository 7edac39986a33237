import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { knownMark, noteVocabulary, strangenessOf } from '#shared/documents/noteVocabulary'
import { noteSchema } from '../../../renderer/ui/editor/extensions'

const schema = getSchema(noteSchema(() => ''))

describe('what the editor writes and what the guard lets it have are one vocabulary', () => {
  test('the same nodes, but for the document and its text, which are no elements', () => {
    const nodes = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text')
    expect([...noteVocabulary.nodes].sort()).toEqual(nodes.sort())
  })

  test('the same marks', () => {
    expect([...noteVocabulary.marks].sort()).toEqual(Object.keys(schema.marks).sort())
  })

  test('a node as the editor makes it is never strange', () => {
    for (const type of Object.values(schema.nodes)) {
      if (type.name === 'doc' || type.isText) continue
      const attrs: Readonly<Record<string, unknown>> = type.createAndFill()?.attrs ?? {}
      expect(strangenessOf(type.name, attrs), type.name).toBeUndefined()
    }
  })

  test('a mark is known under the name that the binding writes when it may overlap itself', () => {
    expect(knownMark('link--Zm9vYmFy')).toBe('link')
    expect(knownMark('glow--Zm9vYmFy')).toBeUndefined()
  })
})
