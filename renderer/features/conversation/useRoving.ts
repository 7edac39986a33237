import type { FocusEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import type { MessageView } from '../../state/views'
import type { MessageHandlers } from './messageHandlers'
import { isGone, isOwnText } from './messageHandlers'

/** Where the arrows come by: a message, or a line that tells of answers, under the id of the first of them. */
export type Stop = MessageView | { readonly first: MessageId }
const idOf = (stop: Stop): MessageId => ('first' in stop ? stop.first : stop.id)

/** Where a message's element is, or the line's that stands for it, in the list that `inside` belongs to. */
export const messageElement = (inside: Element | null | undefined, id: string): HTMLElement | undefined =>
  inside?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"], [data-stop="${CSS.escape(id)}"]`) ?? undefined

/** The one of a list that the Tab key reaches; the others are reached with the arrows. */
export const tabStop = (isCurrent: boolean) => ({ tabIndex: isCurrent ? 0 : -1 })

/**
 * One tab stop for a whole list: arrows, Home and End walk through it; R replies, Q quotes, E edits, M marks as read, Enter and the
 * menu key open the actions, Escape goes to where one writes (`leave`). Keys pressed inside a message's links, buttons and
 * fields stay theirs. `toNewest` makes the last of the list the tab stop again.
 */
export const useRoving = (stops: readonly Stop[], handlers: MessageHandlers, leave?: () => void) => {
  const [chosen, setChosen] = useState<MessageId | undefined>()
  const index = stops.findIndex((stop) => idOf(stop) === chosen)
  const current = index < 0 ? stops.length - 1 : index
  const currentStop = stops[current]

  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const { message, stop = message } = target.closest<HTMLElement>('[data-message], [data-stop]')?.dataset ?? {}
    if (stop) setChosen(stop as MessageId)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const element = event.target as HTMLElement
    const { message: id, stop: line = id } = element.dataset
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return
    const message = stops.find((stop): stop is MessageView => 'id' in stop && stop.id === id)
    const act = walk(event) ?? (message && action(event, message, element))
    if (!act) return
    event.preventDefault()
    act()
  }

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const go = (to: number) => () => {
      const next = stops[Math.max(0, Math.min(stops.length - 1, to))]
      if (next) messageElement(event.currentTarget, idOf(next))?.focus()
    }
    switch (event.key) {
      case 'ArrowDown':
        return go(current + 1)
      case 'ArrowUp':
        return go(current - 1)
      case 'Home':
        return go(0)
      case 'End':
        return go(stops.length - 1)
      case 'Escape':
        return leave
      default:
        return undefined
    }
  }

  const action = (event: KeyboardEvent<HTMLElement>, message: MessageView, element: HTMLElement) => {
    const list = event.currentTarget
    const actions = element.querySelector('[aria-haspopup]') ?? element
    switch (event.key) {
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

  const toNewest = (): void => setChosen(undefined)
  return { current: currentStop && idOf(currentStop), toNewest, listeners: { onFocus, onKeyDown } }
}
