import type { DeviceId } from '../protocol/ids'
import type { Decided } from './decide'
import type { DeviceRemoval, Ending, Entry, Grant, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import type { CountingPerson } from './peopleOf'
import { highest } from './roles'
import type { Claim, Ends, Standing } from './roomState'
import { isFor, removalsOf, tiesOf } from './ties'

/** What each device of a person was ever given, and what ended it. */
export const standingsOf = (
  book: LedgerBook,
  decided: Decided,
  person: CountingPerson,
): ReadonlyMap<DeviceId, Standing> =>
  new Map([...person.devices].map((device) => [device, standingOf(book, decided, person, device)]))

type Ended = Ending | DeviceRemoval

const standingOf = (book: LedgerBook, decided: Decided, person: CountingPerson, device: DeviceId): Standing => {
  const removals = (book.deviceRemovals.get(device) ?? []).filter(({ entry }) => decided.counts(entry))
  const ties = tiesOf(book, device).filter(decided.devices.counts)
  const isOurs = (grant: Grant): boolean => ties.some((tie) => isFor(book, tie, grant))
  const all: readonly Ended[] = [...person.endings, ...removals]
  const bitOf = new Map(all.map((ended, at) => [ended, 1n << BigInt(at)]))
  const bits = (some: readonly Ended[]): Ends => some.reduce((ends, ended) => ends | (bitOf.get(ended) ?? 0n), 0n)

  // A person begins anew with a grant, a device with a place (an admission is both); and with all that came after one.
  const begun = new Map<Entry, Ends>()
  const begin = (entry: Entry, after: readonly Ended[]): void => {
    const seen = bits(after.filter((ended) => hasSeen(entry.seen, ended.entry)))
    if (seen !== 0n) begun.set(entry, seen | (begun.get(entry) ?? 0n))
  }
  for (const { entry } of person.grants) begin(entry, person.endings)
  for (const { entry } of ties) begin(entry, removals)
  const claim = (entry: Entry, ended: readonly Ended[]): Claim => {
    let after = begun.get(entry) ?? 0n
    for (const [other, ends] of begun) if (hasSeen(entry.seen, other)) after |= ends
    return { id: entry.id, ended: bits(ended), after }
  }

  const places = ties.map((tie) => {
    const reach = new Set(removalsOf(book, tie))
    const ended = removals.filter((removal) => reach.has(removal) && hasSeen(removal.entry.seen, tie.entry))
    return { tie, ...claim(tie.entry, ended) }
  })
  const first = ties[0]?.entry.event
  const given = [...person.bases].flatMap(({ grant, roles }) => [grant, ...roles])
  return {
    member: person.id,
    name: person.name,
    label: first?.kind === 'deviceAdded' ? first.label : '',
    addedBy: first?.kind === 'deviceAdded' ? first.device : undefined,
    since: first?.at ?? 0,
    isActive: places.some(({ tie, ended }) => ended === 0n && person.live.some((grant) => isFor(book, tie, grant))),
    given: highest(given.map(({ role }) => role)) ?? 'keeper',
    ends: all.map(({ entry, extent }, at) => ({
      id: entry.id,
      of: at < person.endings.length ? 'person' : 'device',
      extent,
    })),
    grants: person.grants.filter(isOurs).map((grant) => ({
      ...claim(grant.entry, decided.endingsOf(grant)),
      role: grant.role,
    })),
    places: places.map(({ id, ended, after }) => ({ id, ended, after })),
  }
}
