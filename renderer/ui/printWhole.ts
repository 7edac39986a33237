import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { inFrames } from './inFrames'

let printing = false
const hearers = new Set<() => void>()
const set = (to: boolean): void => {
  printing = to
  for (const hear of hearers) hear()
}
const subscribe = (hear: () => void): (() => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Whether all of the page is wanted, also what is far from sight: it goes on paper. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing)

/** What has `data-awaited` will be drawn in a moment. */
const isToCome = (): boolean =>
  document.querySelector('[data-awaited]') !== null || [...document.images].some(({ complete }) => !complete)

/** Prints, by `print`, when what else is drawn only while it is near is there too. What takes too long stays away from the paper. */
export const printWhole = async (print: () => Promise<void>): Promise<void> => {
  flushSync(() => set(true))
  try {
    await new Promise<void>((there) => inFrames(isToCome, there))
    await print()
  } finally {
    set(false)
  }
}
