import type {
  Admitted,
  Asked,
  CharterWritten,
  Declined,
  DeviceAdded,
  DeviceRemoved,
  EpochOpened,
  Founded,
  Invited,
  Left,
  Removed,
  Revoked,
  RoleGiven,
  Witnessed,
} from '../events/event'
import type { Seen } from './causalOrder'
import type { Entry, Ledger, LedgerBook } from './ledgerBook'
import { admit, ask, decline, found, invite, revoke } from './weighAdmission'
import { addDevice, removeDevice } from './weighDevice'
import { giveRole, leave, remove, witness } from './weighEnding'
import { openEpoch, writeCharter } from './weighRoom'

/**
 * Whether an event fits: by itself and by what its author had seen, it could have been written by the rules. If so, it
 * is put into the book. Nothing but the event's own past has a say in it.
 */
export const weigh = (book: LedgerBook, placed: Ledger, seen: Seen): boolean => {
  const entry = entryOf(book, placed, seen)
  const { device } = placed.event
  if (entry) book.entries.push(entry)
  else book.unfit.set(device, (book.unfit.get(device) ?? 0) + 1)
  return entry !== undefined
}

const entryOf = (book: LedgerBook, placed: Ledger, seen: Seen): Entry | undefined => {
  switch (placed.event.kind) {
    case 'founded':
      return found(book, placed as Ledger<Founded>, seen)
    case 'invited':
      return invite(book, placed as Ledger<Invited>, seen)
    case 'admitted':
      return admit(book, placed as Ledger<Admitted>, seen)
    case 'asked':
      return ask(book, placed as Ledger<Asked>, seen)
    case 'declined':
      return decline(book, placed as Ledger<Declined>, seen)
    case 'revoked':
      return revoke(book, placed as Ledger<Revoked>, seen)
    case 'roleGiven':
      return giveRole(book, placed as Ledger<RoleGiven>, seen)
    case 'removed':
      return remove(book, placed as Ledger<Removed>, seen)
    case 'left':
      return leave(book, placed as Ledger<Left>, seen)
    case 'witnessed':
      return witness(book, placed as Ledger<Witnessed>, seen)
    case 'charterWritten':
      return writeCharter(book, placed as Ledger<CharterWritten>, seen)
    case 'epochOpened':
      return openEpoch(book, placed as Ledger<EpochOpened>, seen)
    case 'deviceAdded':
      return addDevice(book, placed as Ledger<DeviceAdded>, seen)
    case 'deviceRemoved':
      return removeDevice(book, placed as Ledger<DeviceRemoved>, seen)
  }
}
