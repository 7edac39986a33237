import type { Decided } from './decide'
import type { Base, Entry, Grant, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { baseOf } from './ties'
import type { MemberOf } from './peopleOf'
import type { Epoch, RoomState } from './roomState'

/**
 * The epoch to be in. It is fit if everyone who went (persons and devices, removed or by themselves) is among what it
 * had seen: only then were its keys kept from all of them. Of several fit ones those give way that another has seen, so
 * that an epoch whose secret was lost with its opener can be replaced; of the others the lowest id wins. If none is
 * fit, the same among those that had seen the most: members must meet somewhere until an organiser's machine opens
 * one.
 */
export const epochOf = (
  book: LedgerBook,
  decided: Decided,
  memberOf: MemberOf,
): Pick<RoomState, 'epoch' | 'isEpochFit' | 'epochs'> => {
  const went = whoWent(book, decided)
  const counting = book.epochs.filter(decided.counts)
  const known = new Map(counting.map((epoch) => [epoch, went.filter((entry) => hasSeen(epoch.seen, entry)).length]))
  const most = Math.max(...known.values())
  const best = counting.filter((epoch) => known.get(epoch) === most)
  const last = best.filter((epoch) => !best.some(({ seen }) => hasSeen(seen, epoch)))
  const [epoch] = last.map(({ id }) => id).sort()
  return {
    epoch: epoch ?? book.room,
    isEpochFit: most === went.length,
    epochs: new Map(counting.map((one) => [one.id, epochFrom(one, memberOf)])),
  }
}

/**
 * Removals of persons; who left, and what devices were removed, of persons who were not removed themselves: those could
 * else go on for ever making epochs unfit.
 */
const whoWent = (book: LedgerBook, decided: Decided): readonly Entry[] => {
  const isRemoved = (grant: Grant): boolean =>
    decided.endingsOf(grant).some(({ entry }) => entry.event.kind === 'removed')
  const stays = (base: Base): boolean =>
    [base.grant, ...base.roles].some((grant) => decided.counts(grant.entry) && !isRemoved(grant))
  const persons = book.endings.filter(({ entry, devices }) => {
    if (entry.event.kind === 'removed') return true
    return entry.event.kind === 'left' && [...devices].some((device) => book.basesOf.get(device)?.some(stays))
  })
  const devices = [...book.deviceRemovals.values()].flat().filter(({ from }) => !from || stays(baseOf(from)))
  return [...persons, ...devices].map(({ entry }) => entry).filter(decided.counts)
}

const epochFrom = ({ id, event }: LedgerBook['epochs'][number], memberOf: MemberOf): Epoch => {
  const { device, at } = event
  return { id, by: memberOf(event.kind === 'founded' ? id : event.by), device, at, check: event.check }
}
