import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { body, title } from '#shared/documents/noteDocument'
import type { NoteId } from '#shared/protocol/ids'
import type { OpenNote } from '#shared/sync/replica'
import { useSnug } from '../../state/store'

const block = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

/** A note with a little in it, in memory only. */
export const openGalleryNote = (note: NoteId): OpenNote => {
  const doc = new Y.Doc()
  const name = useSnug.getState().room?.notes.find((one) => one.note === note)?.title ?? ''
  doc.transact(() => {
    title(doc).insert(0, name)
    body(doc).insert(0, [
      block('paragraph', 'Tove Jansson, The Summer Book. Short, and about everything.'),
      block('paragraph', 'Annie Ernaux, The Years. Cléo has two copies.'),
      block('blockquote', ''),
      block('paragraph', 'Mariama Bâ, So Long a Letter. For January, when Greta is back.'),
    ])
    body(doc).delete(2, 1)
  })
  return { note, doc, awareness: new Awareness(doc), saved: async () => undefined, close: async () => doc.destroy() }
}
