import type { LedgerFields, PlacedEvent, Role } from '#shared/events/event'
import { reduceLedger } from '#shared/governance/reduceLedger'
import type { RoomState } from '#shared/governance/roomState'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, RoomId } from '#shared/protocol/ids'
import { ledgerOf } from './ledger'

type Ledger = PlacedEvent<LedgerFields>

/** Somebody in a story: the device that they act with, and the grant under which they came in. */
export type Someone = { readonly device: DeviceId; readonly grant: EventId }

export type RoomStory = {
  readonly id: RoomId
  readonly write: ReturnType<typeof ledgerOf>
  /** The founder. */
  readonly anna: Someone
  readonly events: readonly Ledger[]
  /** Puts events into the ledger. */
  add<Event extends Ledger>(event: Event): Event
  /** What an event names that has seen everything so far. */
  now(): { readonly heads: readonly EventId[] }
  /** Somebody is invited by `by` (the founder) and comes in. */
  join(role?: Role, by?: Someone): Someone
  /** The state without some events, or with some more. */
  state(change?: { readonly without?: readonly Ledger[]; readonly with?: readonly Ledger[] }): RoomState
  roleOf(someone: Someone, state?: RoomState): Role | undefined
}

/** A ledger that grows event by event. Anna has founded the room. */
export const roomStory = (seed: number): RoomStory => {
  const write = ledgerOf(createSeededRandomness(seed))
  const device = write.device()
  const founding = write.founded(device)
  const anna = { device, grant: founding.id }
  const events: Ledger[] = [founding]
  const state: RoomStory['state'] = ({ without = [], with: more = [] } = {}) =>
    reduceLedger(founding.id, [...events.filter((event) => !without.includes(event)), ...more])
  const add = <Event extends Ledger>(event: Event): Event => {
    events.push(event)
    return event
  }
  const now = (): { heads: readonly EventId[] } => ({ heads: state().heads })
  return {
    id: founding.id,
    write,
    anna,
    events,
    add,
    now,
    state,
    join: (role = 'member', by = anna) => {
      const invited = add(write.invited(by.device, by.grant, { ...now(), role }))
      const newcomer = write.device()
      const admitted = add(write.admitted(by.device, invited.id, newcomer, now()))
      return { device: newcomer, grant: admitted.id }
    },
    roleOf: (someone, of = state()) => of.byDevice.get(someone.device)?.role,
  }
}
