import type { Editor } from '@tiptap/core'
import { SteadyCollaboration } from '../../ui/editor/steadyCollaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions'
import { useEditor } from '@tiptap/react'
import { yCursorPluginKey } from '@tiptap/y-tiptap'
import type { Ref } from 'react'
import { useEffect, useImperativeHandle, useMemo, useState } from 'react'
import { body } from '#shared/documents/noteDocument'
import { safeLink } from '#shared/documents/safeLink'
import type { MessageId } from '#shared/protocol/ids'
import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import { CaretFirst } from '../../ui/editor/caretFirst'
import { noteSchema } from '../../ui/editor/extensions'
import { NoteKeys } from '../../ui/editor/keys'
import { KeysFirst } from '../../ui/editor/linkBegun'
import type { NoteLinkOptions } from '../../ui/editor/noteLink'
import { PasteMarkdown } from '../../ui/editor/pasteMarkdown'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { useLatest } from '../../ui/useLatest'
import { calmAwareness } from './calmAwareness'
import { createCaretNames } from './caretNames'
import { selectionOf } from './carets'
import { tones, toneOf } from '../../ui/tones'

/** Characters pasted at once: more would freeze the window of everybody in the note. */
const PASTE = 1_000_000

type NoteEditorOptions = {
  readonly open: OpenNote
  /** This person's name, for the caret that others see. */
  readonly name: string
  /** The number of the colour that this person chose; undefined for the one that their name gets. */
  readonly tone: number | undefined
  /** Whose caret it is, as the room knows them. */
  readonly nameOf: (client: number) => string | undefined
  /** Changes whenever `nameOf` may say something new. */
  readonly names: string
  /** The editor that has to let go when the guard says so. */
  readonly held: Ref<Editor | null>
  /** One has just begun the note, and writes on behind its first line. */
  readonly isBegun: boolean
  /** Links to other notes: what they show, and who goes there.  */
  readonly links: NoteLinkOptions
  /** Changes whenever `links` may show something new. */
  readonly titles: string
  /** Has each key first; true when it was meant. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onUp: () => void
  readonly onLeave: () => void
  readonly onLink: () => void
  readonly onComment: () => void
  readonly onCommentStep: (by: 1 | -1) => void
  readonly onReadComment: (message: MessageId) => void
  readonly onOpenLink: (address: string) => void
  readonly onPasteTooLong: () => void
}

/** Who describes the editor for ears: an element that the screen puts beside it. */
export const HINT_ID = 'note-hint'

/** A Tiptap editor on a note's body, with others' carets. Undo knows own changes only. */
export const useNoteEditor = (options: NoteEditorOptions): Editor | null => {
  const { open, name, tone, names, titles, held, isBegun } = options
  const { t } = useI18n()
  const latest = useLatest(options)
  const describe = useLatest((words: string) => (words ? t('notes.task', { words }) : t('notes.taskEmpty')))
  const label = t('notes.body')
  const placeholder = t('notes.start')
  const [carets] = useState(createCaretNames)
  const awareness = useMemo(
    () => calmAwareness(open.awareness, (client) => latest.current.nameOf(client)),
    [open, latest],
  )

  const extensions = useMemo(
    () => [
      ...noteSchema((words) => describe.current(words), {
        show: (note, title) => latest.current.links.show(note, title),
        open: (note) => latest.current.links.open(note),
      }),
      CaretFirst,
      KeysFirst.configure({ onKey: (event) => latest.current.onKey(event) }),
      PasteMarkdown,
      NoteKeys.configure({
        onLeave: () => latest.current.onLeave(),
        onLink: () => latest.current.onLink(),
        onUp: () => latest.current.onUp(),
        onComment: () => latest.current.onComment(),
        onCommentStep: (by) => latest.current.onCommentStep(by),
      }),
      Placeholder.configure({ placeholder }),
      SteadyCollaboration.configure({ fragment: body(open.doc) }),
      CollaborationCaret.configure({
        provider: { awareness },
        user: { name, color: tones[toneOf(name, tone)] },
        render: carets.render,
        selectionRender: selectionOf,
      }),
    ],
    [open, awareness, name, tone, placeholder, latest, describe, carets],
  )
  useEffect(() => carets.watch(open, awareness.getStates), [carets, open, awareness])

  const [isEmpty] = useState(() => body(open.doc).length === 0)
  const editor = useEditor(
    {
      extensions,
      // Its styles stand in NoteText.module.css: the content security policy allows no other.
      injectCSS: false,
      onCreate: ({ editor: made }) => {
        // An empty note is there to be written on; whoever has begun with its title goes on there.
        if (!isEmpty && !isBegun) return
        if (isBegun) made.commands.setTextSelection((made.state.doc.firstChild?.nodeSize ?? 1) - 1)
        focusWhenFree(() => (made.isDestroyed || isWriting() ? undefined : made.view.dom))
      },
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-describedby': HINT_ID,
          dir: 'auto',
          spellcheck: 'true',
        },
        handlePaste: (_view, event) => {
          const { clipboardData } = event
          const length = Math.max(
            clipboardData?.getData('text/plain').length ?? 0,
            clipboardData?.getData('text/html').length ?? 0,
          )
          if (length <= PASTE) return false
          latest.current.onPasteTooLong()
          return true
        },
        handleDOMEvents: {
          // A link is opened outside of Snug or not at all; without Ctrl or Cmd a press only puts the caret there.
          click: (_view, event) => {
            const commented =
              event.target instanceof Element ? event.target.closest<HTMLElement>('[data-comment]') : null
            if (commented) latest.current.onReadComment(commented.dataset['comment'] as MessageId)
            return follow(event, event.ctrlKey || event.metaKey, latest.current.onOpenLink)
          },
          auxclick: (_view, event) => follow(event, event.button === 1, latest.current.onOpenLink),
        },
      },
    },
    [extensions, label],
  )

  useImperativeHandle<Editor | null, Editor | null>(held, () => editor, [editor])
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    editor.view.dispatch(editor.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }))
  }, [editor, names])
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.storage.noteLink.refresh()
  }, [editor, titles])
  return editor
}

/** Whether the keys go into some field already. */
const isWriting = (): boolean => document.activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false

const follow = (event: MouseEvent, wanted: boolean, openLink: (address: string) => void): boolean => {
  const anchor = event.target instanceof Element ? event.target.closest('a') : null
  if (!anchor) return false
  event.preventDefault()
  const address = safeLink(anchor.getAttribute('href'))
  if (wanted && address) openLink(address)
  return false
}
