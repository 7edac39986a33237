import { Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { noteJson } from '#shared/documents/noteJson'
import { looksLikeMarkdown } from './looksLikeMarkdown'
import { parseMarkdown } from './parseMarkdown'

/**
 * Plain text that looks like Markdown is pasted as what it means. Undo takes it back in one step; pasting with
 * Shift pressed pastes the characters.
 */
export const PasteMarkdown = Extension.create({
  name: 'pasteMarkdown',
  addProseMirrorPlugins() {
    const { schema } = this.editor
    return [
      new Plugin({
        props: {
          clipboardTextParser: (text, $context, isPlain) => {
            if (isPlain || $context.parent.type.spec.code || !looksLikeMarkdown(text))
              return undefined as unknown as Slice
            try {
              const nodes = noteJson(parseMarkdown(text)).map((json) => schema.nodeFromJSON(json))
              const content = Fragment.from(nodes)
              const isOneLine = nodes.length === 1 && nodes[0]?.type.name === 'paragraph'
              return isOneLine ? new Slice(content, 1, 1) : new Slice(content, 0, 0)
            } catch (error) {
              if (!(error instanceof RangeError)) throw error
              // Nested beyond reading: pasted as the characters it is.
              return undefined as unknown as Slice
            }
          },
        },
      }),
    ]
  },
})
