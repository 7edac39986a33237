import type * as Y from 'yjs'

/** A note's title. */
export const title = (doc: Y.Doc): Y.Text => doc.getText('title')

/** A note's body, as y-prosemirror keeps it. */
export const body = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body')
