import { useSyncExternalStore } from 'react'

/** What has just been done, in a sentence: another object each time, so that the same sentence is said again. */
export type SaidShortly = { readonly words: string }

let said: SaidShortly | undefined
const listeners = new Set<() => void>()

/** Says in passing that something is done, which leaves no other trace on screen. It goes by itself. */
export const sayShortly = (words: string): void => {
  said = { words }
  for (const tell of listeners) tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What was said last. */
export const useSaidShortly = (): SaidShortly | undefined => useSyncExternalStore(subscribe, () => said)
