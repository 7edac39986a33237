import { compareTimes } from '../documents/compareTimes'
import type { Named, PlacedEvent, TalkFields } from '../events/event'
import type { Called, EarlierName, Member, RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { Notable } from '../ports/documentStore.port'
import { isName } from '../protocol/checkName'
import type { DocId, EventId, MemberId } from '../protocol/ids'
import { limits } from '../protocol/limits'

type Said = PlacedEvent<Named>

/** What the members of a room want to be called, since they came in. */
export type Names = {
  /** Whether there is any new one among these events. */
  add(events: readonly PlacedEvent<TalkFields>[]): boolean
  /** As if it had never been said. Returns whether it had. */
  forget(id: EventId): boolean
  /** Of everybody who stands and has chosen one, where it was chosen last. */
  newest(ledger: RoomState): readonly Said[]
  /**
   * All streams from this document on are here that anybody has who is linked: who was told of at the door, and has said nothing
   * of the kind in them, has not said it. Returns what is forgotten, as it is to be written down.
   */
  settle(from: DocId): readonly Notable[]
  /** What the ledger adds up to, with everybody under the name that they have chosen. The same object if nobody has. */
  over(ledger: RoomState): RoomState
}

/** `known` is what the disk knows of earlier sessions, and what a door has told of. */
export const createNames = (known: readonly Notable[]): Names => {
  const said = new Map<EventId, Said>()
  /** Told at the door, and not read in their streams. */
  const told = new Set<EventId>()
  const add: Names['add'] = (events) => {
    const before = said.size
    for (const placed of events) {
      told.delete(placed.id)
      // What no Snug would have let anybody choose is no name.
      if (placed.event.kind === 'named' && isName(placed.event.name, limits.memberName))
        said.set(placed.id, placed as Said)
    }
    return said.size > before
  }
  add(known.map(({ placed }) => placed as PlacedEvent<TalkFields>))
  for (const { placed, about } of known) if (about.includes('told')) told.add(placed.id)
  return {
    add,
    forget: (id) => said.delete(id),
    newest: (ledger) => [...chosenIn(ledger, said.values()).values()].flatMap((its) => its.at(-1) ?? []),
    settle: (from) => {
      const gone = [...told].flatMap((id) => said.get(id) ?? []).filter((placed) => placed.in >= from)
      for (const { id } of gone) {
        said.delete(id)
        told.delete(id)
      }
      return gone.map((placed) => ({ placed, about: [] }))
    },
    over: (ledger) => rename(ledger, chosenIn(ledger, said.values())),
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

const rename = (ledger: RoomState, chosen: Chosen): RoomState => {
  if (chosen.size === 0) return ledger
  const renamed = (member: Member): Member => named(member, member.since, chosen.get(member.id) ?? [])
  const members = new Map([...ledger.members].map(([id, member]) => [id, renamed(member)]))
  const former = new Map([...ledger.former].map(([id, one]) => [id, named(one, 0, chosen.get(id) ?? [])]))
  const nameOf = (id: MemberId): string | undefined => (members.get(id) ?? former.get(id))?.name
  return {
    ...ledger,
    members,
    byDevice: new Map([...ledger.byDevice].map(([device, member]) => [device, renamed(member)])),
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
