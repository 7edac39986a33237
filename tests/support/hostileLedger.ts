import type { LedgerFields, PersonRole, PlacedEvent } from '#shared/events/event'
import { encodeCut } from '#shared/governance/cut'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, RoomId } from '#shared/protocol/ids'
import { ledgerOf } from './ledger'

type Ledger = PlacedEvent<LedgerFields>
type Kind = LedgerFields['kind']

const ROLES = ['organiser', 'organiser', 'editor', 'member', 'reader'] as const
const [CUT = ''] = encodeCut(new Map([['talk/2026-01', new Map([[7, 3]])]]))
/** How often what is written. */
const USUAL: readonly Kind[] = [
  'admitted',
  'admitted',
  'admitted',
  'invited',
  'invited',
  'roleGiven',
  'roleGiven',
  'removed',
  'removed',
  'asked',
  'declined',
  'revoked',
  'left',
  'witnessed',
  'charterWritten',
  'epochOpened',
  'deviceAdded',
  'deviceRemoved',
  'founded',
]

/** What an event is about, where that is not a person. */
const ABOUT: { readonly [K in Kind]?: readonly Kind[] } = {
  admitted: ['invited'],
  asked: ['invited'],
  declined: ['asked'],
  revoked: ['invited'],
}

/**
 * A ledger in which, after a few were rightly let in, everyone writes anything: any heads, any grant, any author, any
 * target; often enough what could be right, so that much of it counts. The same seed gives the same ledger.
 */
export const hostileLedger = (
  seed: number,
  length: number,
  { kinds = USUAL, roles = ROLES as readonly PersonRole[], people = 7 } = {},
): { readonly room: RoomId; readonly events: readonly Ledger[] } => {
  const luck = createSeededRandomness(seed)
  const write = ledgerOf(luck)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(luck.fraction() * list.length)] as One
  const maybe = (chance: number): boolean => luck.fraction() < chance
  const devices = Array.from({ length: people }, write.device)
  const founding = write.founded(devices[0] as DeviceId)
  const founder = founding.event.device
  const events: Ledger[] = [founding, write.invited(founder, founding.id, { needsYes: true })]
  for (const [at, role] of (['organiser', 'organiser', 'member', 'reader'] as const).entries()) {
    const invited = write.invited(founder, founding.id, { role })
    events.push(invited, write.admitted(founder, invited.id, devices[(at + 1) % people] as DeviceId))
  }

  /** Nearly always one of these kinds. */
  const some = (...of: readonly Kind[]): Ledger => {
    const fitting = events.filter(({ event }) => of.includes(event.kind))
    return pick(fitting.length > 0 && !maybe(0.05) ? fitting : events)
  }
  const holder = ({ event }: Ledger): DeviceId => {
    if (event.kind === 'admitted') return event.member
    const base = event.kind === 'roleGiven' ? events.find(({ id }) => id === event.of) : undefined
    return base?.event.kind === 'admitted' ? base.event.member : founder
  }
  const place = (rightly: readonly Ledger[]): { heads: readonly EventId[]; prev?: EventId } => {
    const latest = maybe(0.4) ? events.slice(-3) : []
    const seen = [...rightly, ...latest, ...(maybe(0.6) ? [pick(events)] : [])].filter(() => !maybe(0.04))
    const missing = maybe(0.02) ? [write.hash()] : []
    const heads = [...new Set([...seen.map(({ id }) => id), ...missing])]
    return maybe(0.2) ? { heads, prev: pick(events).id } : { heads }
  }

  const oneOf = (kind: Kind): Ledger => {
    const by = some('founded', 'admitted', 'roleGiven')
    const author = maybe(0.75) ? holder(by) : pick(devices)
    const [device, role, cut] = [pick(devices), pick(roles), pick(['', '', CUT, 'no cut'])]
    // Now and then a machine is invited. Nothing is drawn for it, so that the seeds stay what they were.
    const as = role === 'reader' && device === devices[0] ? 'keeper' : role
    const other = some(...(ABOUT[kind] ?? ['founded', 'admitted']))
    const [here, about, through] = [place([by]), place([by, other]), place([other])]
    switch (kind) {
      case 'invited':
        return write.invited(author, by.id, {
          ...here,
          role: as,
          uses: pick([1, 2, 9]),
          needsYes: maybe(0.3) || undefined,
        })
      case 'admitted':
        return write.admitted(author, other.id, device, { ...through, ...(maybe(0.2) ? { yes: by.id } : {}) })
      case 'asked':
        return write.asked(author, other.id, device, through)
      case 'declined':
        return write.declined(author, by.id, other.id, about)
      case 'revoked':
        return write.revoked(author, by.id, other.id, about)
      case 'roleGiven':
        return write.roleGiven(author, by.id, other.id, role, { ...about, cut })
      case 'removed':
        return write.removed(author, by.id, other.id, { ...about, cut })
      case 'left':
        return write.left(author, by.id, { ...here, cut })
      case 'witnessed':
        return write.witnessed(author, by.id, other.id, cut, about)
      case 'charterWritten':
        return write.charter(
          author,
          by.id,
          { invites: pick(['members', 'organisers']), capacity: pick([3, 5, 50]) },
          here,
        )
      case 'epochOpened':
        return write.epoch(author, by.id, here)
      case 'deviceAdded':
        return write.deviceAdded(author, by.id, device, here)
      case 'deviceRemoved':
        return write.deviceRemoved(author, by.id, device, { ...here, cut })
      case 'founded':
        return write.founded(author, here)
    }
  }
  while (events.length < length) events.push(oneOf(pick(kinds)))
  return { room: founding.id, events }
}
