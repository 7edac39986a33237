import type { Editor } from '@tiptap/core'
import { Mark } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { CommentReference } from '#shared/documents/noteContent'
import { commentIn } from '#shared/documents/noteReference'

/**
 * Says of words that a message comments on them. What is typed at its edge is not commented on, several may overlap, and
 * what is copied leaves its comments behind.
 */
export const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ message: { default: null }, month: { default: null } }),
  parseHTML: () => [],
  renderHTML: ({ mark }) => {
    const comment = commentIn(mark.attrs)
    return ['span', comment ? { class: 'commented', 'data-comment': comment.message } : {}, 0]
  },
})

/** Words in the note that stay the same words while others write. */
export type Passage = { readonly from: unknown; readonly to: unknown; readonly words: string }

type Binding = { readonly type: Y.XmlFragment; readonly doc: Y.Doc; readonly mapping: never }
const bindingOf = (state: EditorState): Binding | undefined =>
  (ySyncPluginKey.getState(state) as { readonly binding?: Binding } | undefined)?.binding

/** The selected words, if they can be commented on. */
export const selectedPassage = ({ state }: Editor): Passage | undefined => {
  const { from, to, empty } = state.selection
  const binding = bindingOf(state)
  if (empty || !binding || !hasRoom(state, from, to)) return undefined
  const relative = (at: number): unknown => absolutePositionToRelativePosition(at, binding.type, binding.mapping)
  return { from: relative(from), to: relative(to), words: state.doc.textBetween(from, to, ' ', ' ').trim() }
}

const hasRoom = (state: EditorState, from: number, to: number): boolean => {
  const type = state.schema.marks['comment']
  let found = false
  state.doc.nodesBetween(from, to, (node, _at, parent) => {
    const isFree = !node.marks.some((mark) => type !== undefined && mark.type.excludes(type))
    if (node.isText && node.text?.trim() && type && parent?.type.allowsMarkType(type) && isFree) found = true
    return !found
  })
  return found
}

/** Marks a passage as commented on. False if its words are gone by now. */
export const markComment = (editor: Editor, passage: Passage, comment: CommentReference): boolean => {
  const binding = bindingOf(editor.state)
  const type = editor.schema.marks['comment']
  if (!binding || !type) return false
  const absolute = (at: unknown): number | null =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, at, binding.mapping)
  const [from, to] = [absolute(passage.from), absolute(passage.to)]
  if (from === null || to === null || from >= to) return false
  editor.view.dispatch(editor.state.tr.addMark(from, to, type.create({ ...comment })))
  return true
}

/** Takes a comment's mark away, wherever it stands: its words stay in the conversation. */
export const unmarkComment = (editor: Editor, message: CommentReference['message']): void => {
  const { tr } = editor.state
  editor.state.doc.descendants((node, at) => {
    for (const mark of node.marks)
      if (mark.type.name === 'comment' && mark.attrs['message'] === message) tr.removeMark(at, at + node.nodeSize, mark)
  })
  if (tr.docChanged) editor.view.dispatch(tr)
}

/** The comment on the words at the caret, if there is one. */
export const commentAtCaret = ({ selection }: EditorState): CommentReference['message'] | undefined => {
  const marks = [...selection.$from.marks(), ...(selection.$from.nodeAfter?.marks ?? [])]
  return marks.flatMap((mark) => (mark.type.name === 'comment' ? [commentIn(mark.attrs)?.message] : []))[0]
}
