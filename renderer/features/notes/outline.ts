import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { NoteBlock } from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'

export type HeadingView = { readonly level: number; readonly words: string }

/** The headings of a text as it is written, in order; those without words are not among them. */
export const headingsIn = (doc: Node): readonly HeadingView[] =>
  placesIn(doc).map(({ node }) => ({ level: Number(node.attrs['level']), words: node.textContent.trim() }))

/** The same of a note that is read. Headings inside of quotes or cells are not among them in either. */
export const headingsOf = (blocks: readonly NoteBlock[]): readonly HeadingView[] =>
  blocks.flatMap((block) => {
    const words = block.kind === 'heading' ? wordsOf(block.inline).trim() : ''
    return block.kind === 'heading' && words ? [{ level: block.level, words }] : []
  })

/** Puts the caret behind the heading with that place among the headings, and shows it at the top. */
export const goToHeading = (editor: Editor, at: number): void => {
  const place = placesIn(editor.state.doc)[at]
  if (!place) return
  const end = place.at + place.node.nodeSize - 1
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)))
  editor.view.focus()
  const element = editor.view.nodeDOM(place.at)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

const placesIn = (doc: Node): readonly { readonly node: Node; readonly at: number }[] => {
  const places: { node: Node; at: number }[] = []
  doc.forEach((node, at) => {
    if (node.type.name === 'heading' && node.textContent.trim()) places.push({ node, at })
  })
  return places
}
