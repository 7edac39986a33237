import { Node } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import type { NoteReference } from '#shared/documents/noteContent'
import { referenceTo, titleIn } from '#shared/documents/noteReference'

type NoteId = NoteReference['note']

export type NoteLinkOptions = {
  /** What a link shows: the note's title as it is now, or what is to be said of one that is not here. */
  show(note: NoteId | undefined, title: string): { readonly words: string; readonly isHere: boolean }
  open(note: NoteId): void
}

/** The note that is linked to by what is selected, if that is a link and nothing else. */
export const selectedNote = ({ selection }: EditorState): NoteId | undefined =>
  selection instanceof NodeSelection && selection.node.type.name === 'noteLink'
    ? noteOf(selection.node.attrs)
    : undefined

type Attrs = Readonly<Record<string, unknown>>
const noteOf = ({ note }: Attrs): NoteId | undefined => referenceTo(note, '')?.note
const titleOf = ({ title }: Attrs): string => titleIn(title)

type NoteLinkStorage = {
  readonly shown: Set<() => void>
  /** To be called when titles have changed. */
  refresh(): void
}

declare module '@tiptap/core' {
  interface Storage {
    noteLink: NoteLinkStorage
  }
}

/**
 * A link to another note of the room, one thing among the words: it holds the note's id, and what it was called when the
 * link was made for those who have not got it. A press leads there; so does Enter once the arrows have come upon it.
 */
export const NoteLink = Node.create<NoteLinkOptions, NoteLinkStorage>({
  name: 'noteLink',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({ show: (_note, title) => ({ words: title, isHere: true }), open: () => undefined }),

  addStorage: () => {
    const shown = new Set<() => void>()
    return { shown, refresh: () => shown.forEach((show) => show()) }
  },

  addAttributes: () => ({ note: { default: null }, title: { default: '' } }),

  parseHTML: () => [
    {
      tag: 'span[data-note]',
      getAttrs: (element) => {
        const reference = referenceTo(element.dataset['note'], element.textContent)
        return reference ? { note: reference.note, title: reference.title } : false
      },
    },
  ],

  renderHTML: ({ node }) => ['span', { 'data-note': noteOf(node.attrs) ?? '' }, titleOf(node.attrs)],
  renderText: ({ node }) => titleOf(node.attrs),

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const note = selectedNote(this.editor.state)
        if (note) this.options.open(note)
        return note !== undefined
      },
    }
  },

  addNodeView() {
    const { options, storage } = this
    return ({ node }) => {
      const dom = document.createElement('a')
      dom.className = 'noteLink'
      dom.setAttribute('role', 'link')
      let attrs = node.attrs
      const show = (): void => {
        const { words, isHere } = options.show(noteOf(attrs), titleOf(attrs))
        dom.textContent = words
        dom.dataset['note'] = isHere ? 'here' : 'away'
        if (isHere) dom.removeAttribute('aria-disabled')
        else dom.setAttribute('aria-disabled', 'true')
      }
      show()
      storage.shown.add(show)
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false
          attrs = next.attrs
          show()
          return true
        },
        ignoreMutation: () => true,
        destroy: () => void storage.shown.delete(show),
      }
    }
  },

  addProseMirrorPlugins() {
    const { options, type } = this
    return [
      new Plugin({
        props: {
          handleClickOn: (_view, _at, node, _before, event, direct) => {
            const note = direct && node.type === type && event.button === 0 ? noteOf(node.attrs) : undefined
            if (!note) return false
            options.open(note)
            return true
          },
        },
      }),
    ]
  },
})
