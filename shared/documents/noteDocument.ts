import * as Y from 'yjs'
import { limits } from '../protocol/limits'

/** A note's title. */
export const title = (doc: Y.Doc): Y.Text => doc.getText('title')

/** A note's body, as y-prosemirror keeps it. */
export const body = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body')

/** The title as lists show it: one line, bounded. */
export const listedTitle = (doc: Y.Doc): string =>
  title(doc).toString().replaceAll(/\s+/g, ' ').slice(0, limits.noteTitle)

/** The same of a note that is not open, from its whole state. */
export const listedTitleOf = (update: Uint8Array): string => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return listedTitle(doc)
  } finally {
    doc.destroy()
  }
}
