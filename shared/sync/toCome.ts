import type { Clock } from '../ports/clock.port'
import type { DeviceId, DocId, Month } from '../protocol/ids'
import { isTalkDoc, monthOfDoc, talkDocAt } from '../protocol/ids'
import type { LinkedPeer } from './linkProtocol'
import type { WordsToCome } from './wordsRequests'

/** What linked members have of conversation and notes that is not here yet. Months are undefined where it is notes only. */
export type ToCome = {
  readonly oldest: Month | undefined
  readonly newest: Month | undefined
  readonly devices: readonly DeviceId[]
}

const monthsOf = (docs: readonly DocId[]): readonly Month[] => docs.filter(isTalkDoc).map(monthOfDoc)

/** Adds up what the links and the words know; undefined when nothing is to come. */
export const sumToCome = (
  peers: Iterable<Pick<LinkedPeer, 'device' | 'toCome'>>,
  words: WordsToCome | undefined,
): ToCome | undefined => {
  const devices = new Set<DeviceId>(words?.devices)
  const months = words ? [words.oldest, words.newest].map((at) => monthOfDoc(talkDocAt(at))) : []
  for (const peer of peers) {
    const docs = peer.toCome().filter((doc) => doc !== 'ledger')
    if (docs.length > 0) devices.add(peer.device)
    months.push(...monthsOf(docs))
  }
  if (devices.size === 0) return undefined
  const inOrder = months.sort()
  return { oldest: inOrder[0], newest: inOrder.at(-1), devices: [...devices].sort() }
}

/** Whether both say the same. */
const isSameToCome = (one: ToCome | undefined, other: ToCome | undefined): boolean =>
  one?.oldest === other?.oldest && one?.newest === other?.newest && `${one?.devices}` === `${other?.devices}`

/** Milliseconds between two looks: whoever fetches years has a reason for one a hundred times a second. */
const PAUSE = 50

/** Tells what is to come; `onLook` is called at every look, `onChange` when it is something else than at the look before. */
export type ToComeWatch = {
  /** It may be different now: looked at within a moment. */
  look(): void
  end(): void
}

export const watchToCome = (given: {
  readonly clock: Clock
  readonly sum: () => ToCome | undefined
  readonly onLook: (toCome: ToCome | undefined) => void
  readonly onChange: (toCome: ToCome | undefined) => void
}): ToComeWatch => {
  let before: ToCome | undefined
  let cancel: (() => void) | undefined
  const lookNow = (): void => {
    cancel = undefined
    const now = given.sum()
    const isOld = isSameToCome(before, now)
    before = now
    given.onLook(now)
    if (!isOld) given.onChange(now)
  }
  return {
    look: () => {
      cancel ??= given.clock.after(PAUSE, lookNow)
    },
    end: () => cancel?.(),
  }
}
