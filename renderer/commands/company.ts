import * as z from 'zod'
import { isPost } from '#shared/documents/monthLine'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { stands } from '#shared/governance/stands'
import type { DeviceId, MemberId, RoomId } from '#shared/protocol/ids'
import { viewOfMember } from '../state/personsOf'
import type { WeekView } from '../state/views'
import { keepSoon } from './keepSoon'
import type { OwnPart } from './ownPart'

/** Who came by in the last seven days, as far as this machine has seen them, read their words, or found their marks. */
export type Company = {
  week(): WeekView
  close(): void
}

const WEEK = 7 * 24 * 60 * 60 * 1000
/** Milliseconds between two writes. */
const DELAY = 2_000

const trace = z.object({ at: z.number(), as: z.enum(['name', 'counted']) })
type Trace = z.infer<typeof trace>
const record = z.object({ people: z.record(z.string(), trace), markedAt: z.number().optional() })

/** Under which key of the profile lies who came by. */
export const companyKey = (room: RoomId): string => `company/${room}`

/** Of each person only the newest trace is kept, and none older than a week: how they were seen last is how they are told. */
export const openCompany = async ({ replica, profile, clock, onChange, onProblem }: OwnPart): Promise<Company> => {
  const key = companyKey(replica.room)
  const kept = record.safeParse(await profile.get(key)).data
  const people = new Map(Object.entries(kept?.people ?? {}) as [MemberId, Trace][])
  let markedAt = kept?.markedAt

  const value = (): unknown => {
    for (const [member, { at }] of people) if (at < clock.now() - WEEK) people.delete(member)
    return { people: Object.fromEntries(people), markedAt }
  }
  const keeping = keepSoon({ profile, clock, key, delay: DELAY, value, onProblem })

  const memberOf = (device: DeviceId): MemberId | undefined => replica.state().byDevice.get(device)?.id
  const isOwn = (member: MemberId): boolean => member === memberOf(replica.self)
  /** Whether it changes what is known. */
  const leave = (member: MemberId | undefined, { at, as }: Trace): boolean => {
    if (!member || isOwn(member) || at < clock.now() - WEEK) return false
    const before = people.get(member)
    if (before && before.at >= at) return false
    people.set(member, { at: Math.min(at, clock.now()), as })
    return before?.as !== as
  }

  const look = (): boolean => {
    const now = clock.now()
    const here = new Map<MemberId, Trace>()
    for (const { member, place } of replica.present()) {
      const as = place.in === 'counted' ? 'counted' : 'name'
      // With two devices, one of them by name, a person is here by name.
      if (as === 'name' || !here.has(member)) here.set(member, { at: now, as })
    }
    return [...here].map(([member, seen]) => leave(member, seen)).includes(true)
  }
  const hear = (placed: PlacedEvent<TalkFields>): boolean => {
    const { event } = placed
    if ((!isPost(placed) && event.kind !== 'mark') || !stands(replica.state(), placed)) return false
    const member = memberOf(event.device)
    if (event.kind === 'mark' && member && isOwn(member)) {
      if (event.of) return false
      markedAt = Math.max(markedAt ?? 0, event.at)
      return true
    }
    return leave(member, { at: event.at, as: event.kind === 'mark' ? event.as : 'name' })
  }
  const changed = (did: boolean): void => {
    if (!did) return
    keeping.keep()
    onChange()
  }

  const off = [
    replica.on('present', () => changed(look())),
    replica.on('events', (_, events) => changed(events.map(hear).includes(true))),
  ]

  return {
    week: () => {
      look()
      const { members } = replica.state()
      const self = memberOf(replica.self)
      const traces = [...people].filter(([, { at }]) => at >= clock.now() - WEEK)
      const named = traces.flatMap(([id, { as }]) => {
        const member = as === 'name' ? members.get(id) : undefined
        return member ? [viewOfMember(member, self)] : []
      })
      const counted = traces.filter(([id, { as }]) => as === 'counted' && members.has(id)).length
      return { people: named, counted, markedAt }
    },
    close: () => {
      for (const stop of off) stop()
      keeping.end()
    },
  }
}
