import { body, title } from '#shared/documents/noteDocument'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

test('a note is its title and its body, the same on every machine', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()]
  title(here).insert(0, 'Minutes')
  body(here).insert(0, [new Y.XmlElement('paragraph')])
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  expect(title(there).toJSON()).toBe('Minutes')
  expect(body(there).toString()).toBe('<paragraph></paragraph>')
  expect([...there.share.keys()].sort()).toEqual(['body', 'title'])
})
