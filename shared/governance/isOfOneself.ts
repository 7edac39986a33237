import type { TalkFields } from '../events/event'

const KINDS: ReadonlySet<TalkFields['kind']> = new Set(['mark', 'likeness', 'named'])

/** Whether events of this kind speak of nobody but their author. Reading is taking part: readers write them too. */
export const isOfOneself = (kind: TalkFields['kind']): boolean => KINDS.has(kind)
