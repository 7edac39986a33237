import type { DeviceId } from '../protocol/ids'
import type { Base, Entry, Grant, LedgerBook } from './ledgerBook'
import { goesWith, tiesOf } from './ties'

/** One person, as far as somebody knows them: how they came in, and with which devices. */
export type Person = { readonly bases: ReadonlySet<Base>; readonly devices: ReadonlySet<DeviceId> }

/** Which admissions and additions of devices may be used. */
type Known = (entry: Entry) => boolean

/**
 * The person of an admission: who comes in again with the same device is the same person, and so are the devices that
 * were added to theirs.
 */
export const personOf = (book: LedgerBook, base: Base, known: Known): Person => {
  const bases = new Set<Base>()
  const devices = new Set<DeviceId>()
  const found: Base[] = [base]
  const add = (device: DeviceId): void => {
    if (devices.has(device)) return
    devices.add(device)
    for (const other of book.basesOf.get(device) ?? []) if (known(other.entry)) found.push(other)
    for (const { entry, base: to } of book.additionsOf.get(device) ?? []) if (known(entry)) found.push(to)
  }
  for (let next = found.pop(); next; next = found.pop()) {
    if (bases.has(next)) continue
    bases.add(next)
    add(next.device)
    for (const { entry, device } of book.additionsTo.get(next) ?? []) if (known(entry)) add(device)
  }
  return { bases, devices }
}

/** Whether the device belongs to the person whose grant it is, and came along when they got it. */
export const isTheirs = (book: LedgerBook, device: DeviceId, grant: Grant, known: Known): boolean => {
  const base = book.bases.get(grant.base)
  if (!base) return false
  if (base.device === device) return true
  const came = tiesOf(book, device).some((tie) => known(tie.entry) && goesWith(book, tie, base))
  return came && personOf(book, base, known).devices.has(device)
}
