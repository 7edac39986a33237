import { readIssueHead } from '#shared/contents/issue'
import type { TimelineMessage } from '#shared/documents/timeline'
import type { Words } from '#shared/events/event'
import type { Member } from '#shared/governance/roomState'
import type { HubStatus } from '#shared/ports/signalling.port'
import { isPerson } from '#shared/governance/roles'
import { isSameMember } from '#shared/governance/isSameMember'
import type { DeviceId, Hash } from '#shared/protocol/ids'
import type { HeldMonth } from '#shared/sync/monthBook'
import type { Present, Replica } from '#shared/sync/replica'
import type { ToCome } from '#shared/sync/toCome'
import type { EditionLine } from './editionViews'
import { governanceView } from './governanceView'
import type { LastingGaps } from './lastingGaps'
import type { Persons } from './personsOf'
import { byArrival, personsOf, viewOfMember } from './personsOf'
import { saidText } from './saidText'
import { renamingsIn } from './renamingsIn'
import type { Thread } from './threadReader'
import type { LooksView, MessageView, NoteView, PersonView, WholeRoomView, SavedView } from './views'

type Seen = {
  readonly replica: Replica
  readonly visible: readonly TimelineMessage[]
  /** Further back than these, but answered by them. */
  readonly answered: readonly TimelineMessage[]
  readonly thread: Thread | undefined
  readonly hasEarlier: boolean
  readonly hasLater: boolean
  readonly words: ReadonlyMap<Hash, Words>
  readonly gaps: Pick<LastingGaps, 'has'>
  readonly notes: readonly NoteView[]
  readonly editions: readonly EditionLine[]
  readonly looks: LooksView
  readonly refusedBy: ReadonlySet<DeviceId>
  readonly hub: HubStatus
  readonly toCome: ToCome | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What the screen shows of a room, from what its replica knows. */
export const viewOfRoom = (seen: Seen): WholeRoomView => {
  const { replica, visible, hasEarlier, hasLater, hub, toCome, now } = seen
  const state = replica.state()
  const self = state.byDevice.get(replica.self)
  const person = (member: Member): PersonView => viewOfMember(member, self?.id)
  const people = [...state.members.values()]
    .filter(({ role }) => isPerson(role))
    .sort(byArrival)
    .map(person)
  const persons = personsOf(replica)
  const byDevice = persons.device
  const namesOf = (devices: readonly DeviceId[]): string[] => [...new Set(devices.map((one) => byDevice(one).name))]
  const isKeeper = (device: DeviceId): boolean => byDevice(device).role === 'keeper'
  const named = replica.present().filter(({ place }) => place.in !== 'counted')
  /** Who does not want to be seen is not to be seen by what their machine does either. A keeper has nothing to hide. */
  const seenNamesOf = (devices: readonly DeviceId[]): string[] => {
    const seen = devices.filter((one) => isKeeper(one) || named.some(({ device }) => device === one))
    return [...namesOf(seen), ...(seen.length < devices.length ? [''] : [])]
  }
  const isOwn = (device: DeviceId): boolean => isSameMember(state, device, replica.self)
  const others = [...state.byDevice].filter(([, member]) => member.id !== self?.id)

  const messageView = (message: TimelineMessage): MessageView => {
    const { id, author, partsToCome } = message
    const isOurs = author === replica.self || isOwn(author)
    const hasGap = partsToCome && isOurs && !replica.isSaying(id) && seen.gaps.has(id)
    return {
      id,
      author: byDevice(author),
      at: message.at,
      replyTo: message.replyTo,
      words: wordsOf(message, seen.words, persons),
      editedAt: message.editedAt,
      saved: savedOf(message, seen, others, hasGap),
      ...(message.kind === 'edition' && { edition: editionOf(message, seen.words) }),
      ...(hasGap && { partsToCome: true }),
    }
  }
  return {
    room: replica.room,
    name: state.name,
    me: self ? person(self) : { ...byDevice(replica.self), own: true },
    people,
    looks: seen.looks,
    governance: governanceView(state, replica.self, now),
    messages: visible.map(messageView),
    answered: seen.answered.map(messageView),
    renamings: renamingsIn(state, seen).map((one) => ({ ...one, own: one.member === self?.id })),
    thread: seen.thread && { root: seen.thread.root, messages: seen.thread.messages.map(messageView) },
    hasEarlier,
    hasLater,
    notes: seen.notes,
    editions: seen.editions,
    present: named.map(({ device, place }) => ({ person: byDevice(device), device, place })),
    counted: countedOf(replica.present()),
    linkedWith: seenNamesOf(replica.linked().filter((one) => !isOwn(one))),
    keepersLinked: [...new Set(replica.linked().filter(isKeeper).map(persons.person))],
    isOwnLinked: replica.linked().some(isOwn),
    toCome: toCome && { oldest: toCome.oldest, newest: toCome.newest, people: seenNamesOf(toCome.devices) },
    refusedBy: namesOf([...seen.refusedBy].filter((device) => state.byDevice.has(device))),
    hub,
  }
}

/** Nobody is counted who is here by name with another device. */
const countedOf = (present: readonly Present[]): number => {
  const named = new Set(present.filter(({ place }) => place.in !== 'counted').map(({ member }) => member))
  return new Set(present.flatMap(({ member }) => (named.has(member) ? [] : [member]))).size
}

const editionOf = ({ hash }: TimelineMessage, words: ReadonlyMap<Hash, Words>): NonNullable<MessageView['edition']> => {
  const said = words.get(hash)
  return { commentsOpen: (said && readIssueHead(said)?.comments) ?? false }
}

const wordsOf = (
  { kind, hash, takenBack, redactedBy }: TimelineMessage,
  words: ReadonlyMap<Hash, Words>,
  { device, called }: Persons,
): MessageView['words'] => {
  if (redactedBy) return { kind: 'redacted', by: device(redactedBy) }
  if (takenBack) return { kind: 'takenBack' }
  const said = words.get(hash)
  if (!said) return { kind: 'coming' }
  const calls = called(said.mentions ?? [])
  const { files } = said
  return { kind: 'text', text: saidText({ kind }, said), ...(calls.length > 0 && { calls }), ...(files && { files }) }
}

/** Of one's own messages: whether the disk has it, and who has said that theirs has. Asked of the replica, never guessed. */
const savedOf = (
  message: TimelineMessage,
  { replica }: Seen,
  others: readonly (readonly [DeviceId, Member])[],
  hasGap: boolean,
): SavedView => {
  if (message.author !== replica.self) return { here: 'saved', with: [] }
  const places = [message, ...message.partsAt]
  const waiting = replica.failing ? 'failed' : 'saving'
  if (message.partsToCome) return { here: hasGap ? 'partly' : waiting, with: [] }
  const here = places.every(({ in: doc, client, seq }) => replica.stored(doc, client) > seq) ? 'saved' : waiting
  const having = others.filter(([device]) =>
    places.every(({ in: doc, client, seq }) => (replica.delivery(device, doc).get(client) ?? 0) > seq),
  )
  return { here, with: [...new Set(having.map(([, { name }]) => name))] }
}

/** What these messages answer without being among them, as far as it is in the months given. */
export const answeredBy = (
  visible: readonly TimelineMessage[],
  held: readonly HeldMonth[],
): readonly TimelineMessage[] => {
  const shown = new Set(visible.map(({ id }) => id))
  const answered = new Set(visible.flatMap(({ replyTo }) => (replyTo && !shown.has(replyTo) ? [replyTo] : [])))
  return [...answered].flatMap((id) => {
    for (const { line } of held) {
      const message = line.message(id)
      if (message) return [message]
    }
    return []
  })
}
