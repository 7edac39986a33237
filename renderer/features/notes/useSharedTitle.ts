import type { ChangeEvent, KeyboardEvent, RefObject } from 'react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { title } from '#shared/documents/noteDocument'
import { limits } from '#shared/protocol/limits'
import { editText, moveThrough } from '#shared/documents/editText'

const TYPED = Symbol('typed into the title')

/** One line, as long as a title may be. */
const shown = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').slice(0, limits.noteTitle)

/**
 * Binds a field to a note's title, so that several people can type in it: every keystroke is the smallest change, the
 * caret stays beside its letters, and undo takes back one's own only.
 */
export const useSharedTitle = (doc: Y.Doc, field: RefObject<HTMLTextAreaElement | null>, onLeave: () => void) => {
  const shared = title(doc)
  /** What stands in the field while somebody composes a character in it. */
  const [composed, setComposed] = useState<string>()
  const composing = useRef(false)
  const undo = useRef<Y.UndoManager>(undefined)

  const observe = useCallback(
    (show: () => void) => {
      const follow = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
        const element = field.current
        const isTheirs = transaction.origin !== TYPED && !composing.current
        if (isTheirs && element !== null && element === document.activeElement) {
          const places = [element.selectionStart, element.selectionEnd].map((place) => moveThrough(place, event.delta))
          element.value = shown(shared.toString())
          element.setSelectionRange(places[0] ?? 0, places[1] ?? 0)
        }
        show()
      }
      shared.observe(follow)
      return () => shared.unobserve(follow)
    },
    [shared, field],
  )
  const text = useSyncExternalStore(observe, () => shown(shared.toString()))
  useEffect(() => {
    const manager = new Y.UndoManager(shared, { trackedOrigins: new Set([TYPED]) })
    undo.current = manager
    return () => manager.destroy()
  }, [shared])

  const write = (value: string, caret?: number): void => {
    const line = shown(value)
    // While somebody composes a character, others' changes wait; then both are kept.
    editText(shared, line, TYPED, caret)
  }

  return {
    value: composed ?? text,
    onChange: ({ target }: ChangeEvent<HTMLTextAreaElement>): void => {
      if (composing.current) setComposed(target.value)
      else write(target.value, target.selectionEnd)
    },
    onCompositionStart: (): void => {
      composing.current = true
    },
    onCompositionEnd: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }): void => {
      composing.current = false
      setComposed(undefined)
      write(currentTarget.value, currentTarget.selectionEnd)
    },
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>): void => {
      if (event.nativeEvent.isComposing) return
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
      const isRedo = (event.ctrlKey && event.key.toLowerCase() === 'y') || (isUndo && event.shiftKey)
      if (event.key === 'Enter' || (event.key === 'ArrowDown' && !event.shiftKey)) onLeave()
      else if (isRedo) undo.current?.redo()
      else if (isUndo) undo.current?.undo()
      else return
      event.preventDefault()
    },
  }
}
