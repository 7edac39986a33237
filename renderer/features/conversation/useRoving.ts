import type { FocusEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import type { MessageView } from '../../state/views'
import type { MessageHandlers } from './messageHandlers'
import { isGone, isOwnText } from './messageHandlers'

/** Where a message's element is, in the list that `inside` belongs to. */
export const messageElement = (inside: Element | null | undefined, id: string): HTMLElement | undefined =>
  inside?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`) ?? undefined

/** The one of a list that the Tab key reaches; the others are reached with the arrows. */
export const tabStop = (isCurrent: boolean) => ({ tabIndex: isCurrent ? 0 : -1 })

/**
 * One tab stop for a whole list of messages: arrows, Home and End walk through them; R replies, Q quotes, E edits, M marks as
 * read, Enter and the
 * menu key open the actions. Keys pressed inside a message's links, buttons and fields stay theirs.
 */
export const useRoving = (messages: readonly MessageView[], handlers: MessageHandlers) => {
  const [chosen, setChosen] = useState<MessageId | undefined>()
  const index = messages.findIndex(({ id }) => id === chosen)
  const current = index < 0 ? messages.length - 1 : index

  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const id = target.closest<HTMLElement>('[data-message]')?.dataset['message']
    if (id) setChosen(id as MessageId)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const element = event.target as HTMLElement
    const message = messages.find(({ id }) => id === element.dataset['message'])
    if (!message || event.ctrlKey || event.metaKey || event.altKey) return
    const act = action(event, message, element)
    if (!act) return
    event.preventDefault()
    act()
  }

  const action = (event: KeyboardEvent<HTMLElement>, message: MessageView, element: HTMLElement) => {
    const go = (to: number) => () => {
      const next = messages[Math.max(0, Math.min(messages.length - 1, to))]
      if (next) messageElement(event.currentTarget, next.id)?.focus()
    }
    const list = event.currentTarget
    const actions = element.querySelector('[aria-haspopup]') ?? element
    switch (event.key) {
      case 'ArrowDown':
        return go(current + 1)
      case 'ArrowUp':
        return go(current - 1)
      case 'Home':
        return go(0)
      case 'End':
        return go(messages.length - 1)
      case 'r':
      case 'R':
        return () => handlers.reply(message)
      case 'q':
      case 'Q':
        return message.words.kind === 'text' ? () => handlers.quote(message, element) : undefined
      case 'm':
      case 'M':
        return () => handlers.mark(message)
      case 'e':
      case 'E':
        return isOwnText(message) ? () => handlers.edit(message) : undefined
      case 'Enter':
      case 'ContextMenu':
        return isGone(message) ? undefined : () => handlers.openMenu(message, actions)
      case 'F10':
        return event.shiftKey && list ? () => handlers.openMenu(message, actions) : undefined
      default:
        return undefined
    }
  }

  return { current: messages[current]?.id, listeners: { onFocus, onKeyDown } }
}
