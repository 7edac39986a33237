import { describe, expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { calmAwareness } from '../../../renderer/features/notes/calmAwareness'
import { tones } from '../../../renderer/ui/tones'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const IDRIS = 7

/** A note on screen, and what it makes of Idris saying `state` of himself. */
const note = (nameOf: (client: number) => string | undefined = () => 'Idris') => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown('Some words'))
  const awareness = new Awareness(doc)
  awareness.setLocalState({})
  const calm = calmAwareness(awareness, nameOf)
  const copy = new Y.Doc()
  copy.clientID = IDRIS
  const his = new Awareness(copy)
  const says = (state: Record<string, unknown>): void => {
    his.setLocalState(state)
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(his, [IDRIS]), 'a member')
  }
  const text = (body(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText
  const at = (index: number): unknown => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index))
  return { doc, awareness, calm, says, at, end: () => [his, awareness].forEach((one) => one.destroy()) }
}

describe('others’ carets', () => {
  test('bear the name by which the room knows them, and a colour of Snug’s', () => {
    const { calm, says, at, end } = note((client) => (client === IDRIS ? 'Idris' : undefined))
    says({ user: { name: 'Anna, really', color: tones[3] }, cursor: { anchor: at(0), head: at(4) } })
    expect(calm.getStates().get(IDRIS)?.user).toEqual({ client: 7, name: 'Idris', color: tones[3], tone: 3 })
    says({ user: { name: 'Anna', color: 'url(https://example.org/)' }, cursor: { anchor: at(0), head: at(0) } })
    const { user } = calm.getStates().get(IDRIS)!
    expect(user.name).toBe('Idris')
    expect(tones).toContain(user.color)
    end()
  })

  test('do not show as long as nobody knows whose they are', () => {
    const { calm, says, at, end } = note(() => undefined)
    says({ user: { name: 'Somebody' }, cursor: { anchor: at(0), head: at(0) } })
    expect([...calm.getStates()]).toEqual([])
    end()
  })

  test('never are one’s own', () => {
    const { doc, awareness, calm, at, end } = note()
    awareness.setLocalState({ user: { name: 'Mariam' }, cursor: { anchor: at(0), head: at(0) } })
    expect(calm.getStates().has(doc.clientID)).toBe(false)
    end()
  })

  test.each<[string, (at: (index: number) => unknown) => unknown]>([
    ['nothing', () => undefined],
    ['words', () => 'here'],
    ['a place in what does not exist', () => ({ anchor: { type: { client: 5, clock: 9 } }, head: {} })],
    ['another root', () => ({ anchor: { tname: 'elsewhere' }, head: { tname: 'elsewhere' } })],
    ['the title', () => ({ anchor: { tname: 'title' }, head: { tname: 'title' } })],
    [
      'negative clocks',
      () => ({ anchor: { item: { client: -1, clock: -1 } }, head: { item: { client: 1, clock: 1 } } }),
    ],
    ['one end only', (at) => ({ anchor: at(0) })],
  ])('are left out when they point at %s, and make nothing in the note', (_, cursorAt) => {
    const { doc, calm, says, at, end } = note()
    says({ user: { name: 'Idris' }, cursor: cursorAt(at) })
    expect([...calm.getStates()]).toEqual([])
    expect([...doc.share.keys()]).toEqual(['body'])
    end()
  })

  test('are left out once the paragraph that they stand in is gone', () => {
    const { doc, calm, says, at, end } = note()
    says({ user: { name: 'Idris' }, cursor: { anchor: at(2), head: at(2) } })
    expect(calm.getStates().size).toBe(1)
    body(doc).delete(0, 1)
    expect([...calm.getStates()].filter(([, caret]) => !caret.user.name)).toEqual([])
    end()
  })
})
