import type { SnugEvent } from './event'
import { Refused } from './refused'

/** The event of a string that this machine has checked and kept. Throws Refused if the disk has changed it beyond reading. */
export const parseStored = (text: string): SnugEvent => {
  try {
    return JSON.parse(text.slice(text.indexOf('.') + 1)) as SnugEvent
  } catch (cause) {
    throw new Refused('not an event', { cause })
  }
}
