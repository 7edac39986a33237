import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { differenceOf } from '#shared/documents/editText'

/** A part of the note, and what shows it. */
export type Grown = readonly [Y.XmlElement, Node]
const NOTHING: readonly Grown[] = []

/**
 * Writes what was just typed into the note at the place where it was typed. y-tiptap compares texts: of an `l` typed
 * after the first `l` of `hello` it sees only that one is more, and takes the last one for the new one. Whoever writes
 * beside it at the same time would then write between other letters than they see. Does nothing where something else
 * than plain typing happened; y-tiptap goes over it afterwards in any case. Returns what the words stand in, from the outermost on,
 * in the note and on screen: of that, y-tiptap finds nothing changed then, and would go on taking it for as long as it was. Nothing
 * where it wrote nothing.
 */
export const insertAtCaret = (body: Y.XmlFragment, { doc, selection }: EditorState): readonly Grown[] => {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || !onlyText($head.parent.childCount, (at) => $head.parent.child(at).isText))
    return NOTHING
  const around: Grown[] = []
  let node = doc
  let at: Y.XmlFragment = body
  for (let depth = 0; depth < $head.depth; depth += 1) {
    const child = at.get($head.index(depth)) as unknown
    // Something was split, joined, moved or made.
    if (at.length !== node.childCount || !(child instanceof Y.XmlElement)) return NOTHING
    node = node.child($head.index(depth))
    if (child.nodeName !== node.type.name) return NOTHING
    at = child
    around.push([child, node])
  }
  const text: unknown = at.get(0)
  if (at.length !== 1 || !(text instanceof Y.XmlText)) return NOTHING
  const difference = differenceOf(wordsIn(text), node.textContent, $head.parentOffset)
  if (difference?.removed !== 0) return NOTHING
  text.insert(difference.at, difference.text)
  return around
}

const onlyText = (count: number, isText: (at: number) => boolean): boolean =>
  Array.from({ length: count }, (_, at) => at).every(isText)

const wordsIn = (text: Y.XmlText): string =>
  (text.toDelta() as { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('')
