import type { DeviceId } from '../protocol/ids'

/** When, by whom and at which place of its stream something was said. */
export type Moment = { readonly at: number; readonly device: DeviceId; readonly seq: number }

/** Earlier first; of equal times the device decides, then its own order. Negative if `a` comes first. */
export const compareTimes = (a: Moment, aClient: number, b: Moment, bClient: number): number =>
  a.at - b.at || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) || aClient - bClient || a.seq - b.seq
