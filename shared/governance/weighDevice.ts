import type { DeviceAdded, DeviceRemoved } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { actor } from './actor'
import { mayTake } from './authority'
import type { Seen } from './causalOrder'
import { concerned } from './concerned'
import type { Addition, Base, Entry, Grant, Ledger, LedgerBook, Tie } from './ledgerBook'
import { file, hasSeen, seenAmong } from './ledgerBook'
import type { Person } from './person'
import { personOf } from './person'
import { isPerson } from './roles'
import { baseOf, goesWith, tieDepth, tiesOf } from './ties'
import { extentAt } from './weighEnding'

/** Of the places of the acting device that one had seen, the one furthest up, so that everyone takes the same. */
const tieOf = (book: LedgerBook, device: DeviceId, base: Base, seen: Seen): Tie | undefined =>
  tiesOf(book, device)
    .filter((tie) => hasSeen(seen, tie.entry) && goesWith(book, tie, base))
    .reduce<Tie | undefined>((high, tie) => (high && !isHigherUp(tie, high) ? high : tie), undefined)

const isHigherUp = (one: Tie, other: Tie): boolean =>
  tieDepth(one) - tieDepth(other) < 0 || (tieDepth(one) === tieDepth(other) && one.entry.id < other.entry.id)

type Acting = { readonly by: Grant; readonly base: Base; readonly person: Person; readonly from: Tie }

const acting = (
  book: LedgerBook,
  event: Ledger<DeviceAdded | DeviceRemoved>['event'],
  seen: Seen,
): Acting | undefined => {
  const by = actor(book, event, seen)
  const base = by && book.bases.get(by.base)
  const from = base && tieOf(book, event.device, base, seen)
  if (!base || !from) return undefined
  return { by, base, person: personOf(book, base, (entry) => hasSeen(seen, entry)), from }
}

/**
 * What a person does with their own devices rests on no grant: whoever is removed keeps their devices and may do
 * nothing with any of them. So this part of the ledger can be decided before everything else.
 */
const onNothing = { supports: [], also: [] } as const

export const addDevice = (book: LedgerBook, { id, event }: Ledger<DeviceAdded>, seen: Seen): Entry | undefined => {
  const author = acting(book, event, seen)
  if (!author || !isPerson(author.base.grant.role)) return undefined
  const { base, person, from } = author
  const { added } = event
  // A device stays with its person.
  const elsewhere = tiesOf(book, added).some(({ entry }) => hasSeen(seen, entry)) && !person.devices.has(added)
  if (elsewhere || [...person.devices].filter(isHeld(book, base, seen)).length > limits.addedDevices) return undefined
  const entry: Entry<DeviceAdded> = { id, event, seen, ...onNothing }
  const addition: Addition = { entry, base, device: added, from, depth: tieDepth(from) + 1 }
  file(book.additionsOf, added, addition)
  file(book.additionsTo, base, addition)
  return entry
}

const isHeld =
  (book: LedgerBook, base: Base, seen: Seen) =>
  (device: DeviceId): boolean =>
    tiesOf(book, device).some((tie) => goesWith(book, tie, base)) &&
    !(book.deviceRemovals.get(device) ?? []).some(({ entry }) => hasSeen(seen, entry))

export const removeDevice = (book: LedgerBook, { id, event }: Ledger<DeviceRemoved>, seen: Seen): Entry | undefined => {
  const author = acting(book, event, seen)
  if (!author) return undefined
  const { by, from } = author
  const device = event.of
  const isOwn = author.person.devices.has(device)
  const person = isOwn ? author.person : personWith(book, device, seen)
  if (!person || (!isOwn && !standsOver(book, by, person, seen))) return undefined
  const extent = extentAt(book, { cut: event.cut, author: event.device, devices: person.devices, seen })
  if (!extent) return undefined
  const rests = isOwn ? onNothing : { supports: [by], also: handedOver(book, person, seen) }
  const entry: Entry<DeviceRemoved> = { id, event, seen, ...rests }
  file(book.deviceRemovals, device, { entry, device, extent, ...(isOwn ? { from } : { by }) })
  return entry
}

/**
 * What the founder became when they handed the room over, as far as one had seen. Only then may others take a device of theirs, so
 * that must count: a stolen device that was removed could else hand over to whoever takes the others. It depends on the founder's
 * own devices alone, and so on nothing that rests on it.
 */
const handedOver = (book: LedgerBook, { bases }: Person, seen: Seen): readonly Grant[] => {
  const founding = [...bases].find(({ grant }) => grant.under === undefined)
  if (!founding) return []
  const given = [...seenAmong(book.endings, seen)].find(
    (ending) => ending.own && concerned(book, ending).includes(founding.grant),
  )
  const became = given && book.grants.get(given.entry.id)
  return became ? [became] : []
}

/** Whose a device is, as one had seen. */
const personWith = (book: LedgerBook, device: DeviceId, seen: Seen): Person | undefined => {
  const tie = tiesOf(book, device).find(({ entry }) => hasSeen(seen, entry))
  return tie && personOf(book, baseOf(tie), (entry) => hasSeen(seen, entry))
}

/** Whether an organiser may take all that a person has, as far as one had seen: so may they take a device of theirs. */
const standsOver = (book: LedgerBook, by: Grant, { bases }: Person, seen: Seen): boolean => {
  const isOver = (grant: Grant): boolean =>
    book.endings.some(
      (ending) =>
        hasSeen(seen, ending.entry) &&
        (ending.own || mayTake(ending.by, grant)) &&
        concerned(book, ending).includes(grant),
    )
  const held = [...bases].flatMap(({ grant, roles }) => [grant, ...roles]).filter(({ entry }) => hasSeen(seen, entry))
  return held.every((grant) => mayTake(by, grant) || (by.role === 'organiser' && isOver(grant)))
}
