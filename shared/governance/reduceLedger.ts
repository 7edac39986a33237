import type { Founded } from '../events/event'
import type { RoomId } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import { inCausalOrder } from './causalOrder'
import { charterOf } from './charterOf'
import type { Decided } from './decide'
import { decide } from './decide'
import { epochOf } from './epochOf'
import { headsOf } from './headsOf'
import { invitationsOf } from './invitationsOf'
import type { Entry, Ledger, LedgerBook } from './ledgerBook'
import { createLedgerBook } from './ledgerBook'
import { peopleIn } from './peopleIn'
import { peopleOf } from './peopleOf'
import type { Excess, RoomState } from './roomState'
import { weigh } from './weigh'

/**
 * What the ledger adds up to. Pure: the same events give the same state in whatever order they are given; no clock and
 * no arrival has a say. Two questions are asked of an event: does it fit, by all that its author had seen (`weigh`),
 * and does it count, although others may have removed its author meanwhile (`decide`)?
 * Proofs of admissions and devices must have been checked before (`admissibleEvents`).
 * Throws Problem `database-broken` when the founding event is missing.
 */
export const reduceLedger = (room: RoomId, events: readonly Ledger[]): RoomState => {
  const book = createLedgerBook(room)
  inCausalOrder(events, (placed, seen) => weigh(book, placed, seen))
  const founding = book.bases.get(room)?.entry as Entry<Founded> | undefined
  if (!founding) throw new Problem('database-broken', 'the ledger lacks its founding event')

  const decided = decide(book)
  const people = peopleOf(book, decided)
  const { memberOf } = people
  const charter = charterOf(book, decided, memberOf, founding)
  const { invitations, asking } = invitationsOf(book, decided, people)
  return {
    room,
    name: charter.room,
    foundedAt: founding.event.at,
    charter: charter.charter,
    ...epochOf(book, decided, memberOf),
    members: people.members,
    byDevice: people.byDevice,
    former: people.former,
    standings: people.standings,
    organisers: organisersOf(book, decided),
    invitations,
    asking,
    excesses: excessesOf({ invitations, members: people.members, charter: charter.charter }),
    disregarded: disregardedOf(book, decided),
    heads: headsOf(events, book.entries.filter(decided.counts), people.byDevice),
  }
}

const organisersOf = (book: LedgerBook, decided: Decided): RoomState['organisers'] =>
  new Map(
    [...book.grants.values()]
      .filter(({ role, entry }) => role === 'organiser' && decided.counts(entry))
      .map(({ id, under }) => [id, under?.id]),
  )

const excessesOf = (state: Pick<RoomState, 'invitations' | 'members' | 'charter'>): readonly Excess[] => {
  const uses = [...state.invitations.values()]
    .filter((invitation) => invitation.usedBy.length > invitation.uses)
    .map(({ id, uses: most, usedBy }): Excess => ({ of: 'uses', invitation: id, most, are: usedBy.length }))
  const { capacity: most } = state.charter
  const are = peopleIn(state)
  return are > most ? [...uses, { of: 'capacity', most, are }] : uses
}

const disregardedOf = (book: LedgerBook, decided: Decided): RoomState['disregarded'] => {
  const disregarded = new Map(book.unfit)
  for (const entry of book.entries) {
    const { device } = entry.event
    if (!decided.counts(entry)) disregarded.set(device, (disregarded.get(device) ?? 0) + 1)
  }
  return disregarded
}
