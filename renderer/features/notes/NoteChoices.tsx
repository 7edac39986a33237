import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { Ref } from 'react'
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import type { NoteView } from '../../state/views'
import { OptionList } from '../../ui/OptionList'
import { useChoosing } from '../../ui/useChoosing'
import { linkBegun } from '../../ui/editor/linkBegun'
import { runsFromRightAt } from '../../ui/editor/runsFromRightAt'
import styles from './NoteChoices.module.css'
import type { NoteChoice } from './noteChoices'
import { noteChoices } from './noteChoices'

export type KeysOver = (event: KeyboardEvent) => boolean

type NoteChoicesProps = {
  readonly editor: Editor
  readonly note: NoteId
  readonly notes: readonly NoteView[]
  /** Gets the keys that are for the list, while the text keeps the focus. */
  readonly keys: Ref<KeysOver>
}

/** What the link that is begun with `[[` may lead to, under where it is written. */
export const NoteChoices = ({ editor, note, notes, keys }: NoteChoicesProps) => {
  const { t } = useI18n()
  const { foundNote } = useCommands()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const link = useEditorState({
    editor,
    selector: ({ editor: now }) => (now.isFocused ? linkBegun(now.state) : undefined),
  })
  const { choices, active, choose, onKey } = useChoosing<NoteChoice>({
    from: link?.from,
    offered: link ? noteChoices(link.begun, notes, note) : [],
    onChoose: (choice) => take(choice),
  })
  const isOpen = choices.length > 0

  const put = (chosen: NoteId, title: string): void => {
    const begun = linkBegun(editor.state)
    if (!begun || editor.isDestroyed) return
    editor
      .chain()
      .deleteRange(begun)
      .insertContent([
        { type: 'noteLink', attrs: { note: chosen, title } },
        { type: 'text', text: ' ' },
      ])
      .run()
  }
  const take = (choice: NoteChoice): void => {
    if (choice.kind === 'note') return put(choice.note, choice.title)
    foundNote(choice.title).then(
      (founded) => put(founded, choice.title),
      (error: unknown) => addProblem(asProblem(error)),
    )
  }
  useImperativeHandle(keys, () => onKey)

  // The text is what has the focus: it says to ears what is marked in the list.
  useEffect(() => {
    if (!isOpen || editor.isDestroyed) return
    const { dom } = editor.view
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-activedescendant', `${id}-${active}`)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, id, isOpen, active])
  const from = link?.from
  useLayoutEffect(() => {
    const [element, sheet] = [list.current, list.current?.offsetParent]
    if (!element || !sheet || from === undefined || !isOpen) return
    const [at, ground] = [editor.view.coordsAtPos(from), sheet.getBoundingClientRect()]
    element.style.insetBlockStart = `${at.bottom - ground.top}px`
    const width = element.offsetWidth
    const begin = (runsFromRightAt(editor, from) ? at.right - width : at.left) - ground.left
    element.style.left = `${Math.max(0, Math.min(begin, ground.width - width))}px`
    element.scrollIntoView({ block: 'nearest' })
  }, [editor, from, isOpen, choices.length])

  if (!isOpen) return null
  return (
    <OptionList
      ref={list}
      id={id}
      label={t('notes.linkChoices')}
      options={choices.map((choice) =>
        choice.kind === 'note'
          ? { id: choice.note, words: choice.title }
          : { id: 'found', words: t('notes.linkFound', { title: choice.title }) },
      )}
      active={active}
      onChoose={(at) => {
        const choice = choices[at]
        if (choice) choose(choice)
      }}
      className={styles['list']}
    />
  )
}
