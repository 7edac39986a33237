import { useShallow } from 'zustand/react/shallow'
import { useSnug } from './store'
import type { ConversationView, RoomView } from './views'

const NO_TALK: Record<keyof ConversationView, undefined> = {
  messages: undefined,
  answered: undefined,
  renamings: undefined,
  thread: undefined,
  hasEarlier: undefined,
  hasLater: undefined,
}

/** The room on screen without its conversation: the same object as long as only that changes, which it does often. */
export const useRoom = (): RoomView | undefined =>
  useSnug(useShallow(({ room }): RoomView | undefined => room && { ...room, ...NO_TALK }))
