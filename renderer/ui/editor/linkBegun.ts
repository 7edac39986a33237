import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin } from '@tiptap/pm/state'

/** A link to a note that is being written: `[[` and the beginning of a title. Positions in the document. */
export type LinkBegun = { readonly from: number; readonly to: number; readonly begun: string }

/** Longer beginnings are no titles any more. */
const BEGUN = /\[\[([^[\]\n\ufffc]{0,60})$/

/** The link that is begun where the caret stands; undefined where none is. */
export const linkBegun = ({ selection }: EditorState): LinkBegun | undefined => {
  const { $head, empty } = selection
  if (!empty || !$head.parent.isTextblock || $head.parent.type.spec.code) return undefined
  const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 80), $head.parentOffset, undefined, '\ufffc')
  const [, begun] = BEGUN.exec(before) ?? []
  return begun === undefined ? undefined : { from: $head.pos - begun.length - 2, to: $head.pos, begun }
}

/** Lets what lies over the text have a key first. `onKey`: true when the key was for it. */
export const KeysFirst = Extension.create<{ readonly onKey: (event: KeyboardEvent) => boolean }>({
  name: 'keysFirst',
  priority: 2000,
  addOptions: () => ({ onKey: () => false }),
  addProseMirrorPlugins() {
    const { onKey } = this.options
    return [new Plugin({ props: { handleKeyDown: (_view, event) => !event.isComposing && onKey(event) } })]
  },
})
