import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { NoteOutline } from './NoteOutline'
import { goToHeading, headingsIn } from './outline'

/** The outline of what is being written. */
export const EditorOutline = ({ editor }: { readonly editor: Editor }) => {
  const headings = useEditorState({ editor, selector: ({ editor: now }) => headingsIn(now.state.doc) })
  return <NoteOutline headings={headings} onGo={(at) => goToHeading(editor, at)} />
}
