import * as Y from 'yjs'
import type { NoteBlock } from './noteContent'
import { body } from './noteDocument'
import type { NoteJson } from './noteJson'
import { noteJson } from './noteJson'

/** Puts blocks behind what a note's body holds, in one transaction. */
export const fillNote = (doc: Y.Doc, blocks: readonly NoteBlock[]): void => fillNoteJson(doc, noteJson(blocks))

/** The same with what is written down as nodes already. */
export const fillNoteJson = (doc: Y.Doc, nodes: readonly NoteJson[]): void => {
  const fragment = body(doc)
  doc.transact(() => fragment.insert(fragment.length, nodes.map(element)))
}

/** As the editor's binding writes it: elements with attributes, and one text for each run of text nodes. */
const element = (json: NoteJson): Y.XmlElement => {
  const made = new Y.XmlElement<Record<string, string | number | boolean>>(json.type)
  for (const [key, value] of Object.entries(json.attrs ?? {})) made.setAttribute(key, value)
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let run: NoteJson[] = []
  const gather = (): void => {
    if (run.length > 0) children.push(text(run))
    run = []
  }
  for (const child of json.content ?? []) {
    if (child.type === 'text') run.push(child)
    else {
      gather()
      children.push(element(child))
    }
  }
  gather()
  made.insert(0, children)
  return made as Y.XmlElement
}

const text = (run: readonly NoteJson[]): Y.XmlText => {
  const made = new Y.XmlText()
  made.applyDelta(
    run.map(({ text: insert, marks }) => ({
      insert,
      attributes: Object.fromEntries((marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}])),
    })),
  )
  return made
}
