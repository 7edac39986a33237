import { compareTimes } from '../documents/compareTimes'
import type { Named, PlacedEvent, TalkFields } from '../events/event'
import type { Called, EarlierName, RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { Notable } from '../ports/documentStore.port'
import { isName } from '../protocol/checkName'
import type { DeviceId, EventId, MemberId } from '../protocol/ids'
import { limits } from '../protocol/limits'

type Said = PlacedEvent<Named>

/** What the members of a room want to be called, since they came in. */
export type Names = {
  /** Whether there is any new one among these events. */
  add(events: readonly PlacedEvent<TalkFields>[]): boolean
  /** As if it had never been said. Returns whether it had. */
  forget(id: EventId): boolean
  /** What the ledger adds up to, with everybody under the name that they have chosen. The same object if nobody has. */
  over(ledger: RoomState): RoomState
}

/** What the member of a device is called. */
type Meanwhile = { readonly by: DeviceId; readonly name: string }

/**
 * `known` is what the disk knows of earlier sessions. `meanwhile` holds as long as nothing is known that this member has
 * said of their name.
 */
export const createNames = (known: readonly Notable[], meanwhile?: Meanwhile): Names => {
  const said = new Map<EventId, Said>()
  const add: Names['add'] = (events) => {
    const before = said.size
    for (const placed of events)
      // What no Snug would have let anybody choose is no name.
      if (placed.event.kind === 'named' && isName(placed.event.name, limits.memberName))
        said.set(placed.id, placed as Said)
    return said.size > before
  }
  add(known.map(({ placed }) => placed as PlacedEvent<TalkFields>))
  return {
    add,
    forget: (id) => said.delete(id),
    over: (ledger) => {
      const chosen = chosenIn(ledger, said.values())
      const own = meanwhile && ledger.byDevice.get(meanwhile.by)
      const isUnheard = own && own.name !== meanwhile.name && !chosen.has(own.id)
      return rename(ledger, chosen, isUnheard ? { id: own.id, name: meanwhile.name } : undefined)
    },
  }
}

/** By which name the ledger knows somebody: the one that they came in with. */
export const nameInLedger = ({ name, cameAs }: Called): string => cameAs ?? name

/** By member, oldest first. */
type Chosen = ReadonlyMap<MemberId, readonly Said[]>

const chosenIn = (ledger: RoomState, all: Iterable<Said>): Chosen => {
  const chosen = new Map<MemberId, Said[]>()
  for (const placed of all) {
    const member = ledger.standings.get(placed.event.device)?.member
    if (!member || !stands(ledger, placed)) continue
    const its = chosen.get(member)
    if (its) its.push(placed)
    else chosen.set(member, [placed])
  }
  for (const its of chosen.values()) its.sort((a, b) => compareTimes(a.event, a.client, b.event, b.client))
  return chosen
}

type Told = { readonly id: MemberId; readonly name: string }

const rename = (ledger: RoomState, chosen: Chosen, meanwhile: Told | undefined): RoomState => {
  if (chosen.size === 0 && !meanwhile) return ledger
  const members = new Map(
    [...ledger.members].map(([id, member]) => {
      if (id === meanwhile?.id) return [id, { ...member, name: meanwhile.name, cameAs: member.name }]
      return [id, named(member, member.since, chosen.get(id) ?? [])]
    }),
  )
  const former = new Map([...ledger.former].map(([id, one]) => [id, named(one, 0, chosen.get(id) ?? [])]))
  const nameOf = (id: MemberId): string | undefined => (members.get(id) ?? former.get(id))?.name
  return {
    ...ledger,
    members,
    byDevice: new Map([...ledger.byDevice].map(([device, member]) => [device, members.get(member.id) ?? member])),
    former,
    standings: new Map(
      [...ledger.standings].map(([device, one]) => [device, { ...one, name: nameOf(one.member) ?? one.name }]),
    ),
  }
}

/** Who came back under another name, at `since`, is called that until they choose again. */
const named = <One extends Called>(one: One, since: number, said: readonly Said[]): One => {
  if (said.length === 0) return one
  const names = said.map(({ event: { name, at } }) => ({ name, at }))
  const before = names.filter(({ at }) => at < since)
  const all = [...before, { name: one.name, at: since }, ...names.slice(before.length)]
  const earlier: EarlierName[] = []
  for (const [place, { name }] of all.entries()) {
    const next = all[place + 1]
    if (next && next.name !== name) earlier.unshift({ name, until: next.at })
  }
  return { ...one, name: all.at(-1)?.name ?? one.name, cameAs: one.name, earlier }
}
