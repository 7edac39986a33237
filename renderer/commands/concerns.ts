import type { AttachedFile, Edited, PlacedEvent, Posted, TalkFields } from '#shared/events/event'
import { isSamePerson, stands } from '#shared/governance/stands'
import type { Clock } from '#shared/ports/clock.port'
import type { DeviceId, DocId, EventId, Hash, MemberId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from '../state/isOwnWords'
import { readMonth } from '../state/readMonth'
import { isEditOfOthers, isWordOfOthers } from './isWordOfOthers'

/**
 * Something that was said to this person: they are mentioned, which an edit may be the first to do, or it answers what they said.
 */
export type Concern = {
  readonly room: RoomId
  readonly is: 'mention' | 'reply'
  readonly by: string
  readonly text: string
  /** What it brings. */
  readonly files?: readonly AttachedFile[]
}

/** Older ones are no reason to disturb anybody: milliseconds. */
const FRESH = 3 * 24 * 60 * 60 * 1000
/** So many messages may wait for their words; of more, the oldest are let go. */
const MOST = 200

type Said = PlacedEvent<Posted> | PlacedEvent<Edited>

const isEdit = (placed: Said): placed is PlacedEvent<Edited> => placed.event.kind === 'edit'

type Given = {
  readonly replica: Replica
  readonly clock: Clock
  /** Whether anybody wants to know. */
  isAsked(): boolean
  isMuted(member: MemberId): boolean
  tell(concern: Concern): void
  onProblem(problem: Problem): void
}

/** Looks at what others say as it comes, and tells what was said to this person. Returns a function that stops it. */
export const watchConcerns = ({ replica, clock, isAsked, isMuted, tell, onProblem }: Given): (() => void) => {
  const waiting = new Map<Hash, Said>()
  /** Messages that have been told of, oldest first: once each. */
  const told = new Set<EventId>()

  /** Of who is a member still: nobody else is worth being disturbed for. */
  const mayConcern = (placed: PlacedEvent<TalkFields>): placed is Said =>
    placed.event.at >= clock.now() - FRESH &&
    replica.state().byDevice.has(placed.event.device) &&
    ((placed.event.kind === 'message' && isWordOfOthers(replica, isMuted, placed)) ||
      isEditOfOthers(replica, isMuted, placed))

  const isReplyToOwn = async (doc: DocId, { replyTo, replyMonth }: Posted): Promise<boolean> => {
    if (!replyTo) return false
    const where = replyMonth ? talkDoc(replyMonth) : (doc as TalkDocId)
    const device = await readMonth(replica, where, (line) => line.post(replyTo)?.device)
    return device !== undefined && isSamePerson(replica.state(), device, replica.self)
  }

  /** Whether an edit, of a message of its author's own, calls this person whom the words before it did not. */
  const callsAnew = async (placed: PlacedEvent<Edited>, own: MemberId): Promise<boolean> => {
    const { of, month } = placed.event
    const before = await readMonth(replica, talkDoc(month), (line): readonly Hash[] | undefined => {
      const post = line.post(of)
      // An issue is closed: no edit of one says anything to anybody.
      if (
        !post ||
        post.kind === 'edition' ||
        !stands(replica.state(), placed, post.device) ||
        line.message(of)?.takenBack !== false
      )
        return undefined
      const edits = line
        .changes(of)
        .flatMap(({ id, event }) => (id !== placed.id && event.kind === 'edit' ? [event] : []))
      return [post.hash, ...edits.filter(({ at }) => at < placed.event.at).map(({ hash }) => hash)]
    })
    if (!before) return false
    const words = await replica.words(before)
    return ![...words.values()].some(({ mentions = [] }) => mentions.includes(own))
  }

  /** What it is to this person, if anything. */
  const concernOf = async (placed: Said, mentions: readonly MemberId[]): Promise<Concern['is'] | undefined> => {
    const own = replica.state().byDevice.get(replica.self)?.id
    const isMention = own !== undefined && mentions.includes(own)
    if (isEdit(placed)) return isMention && (await callsAnew(placed, own)) ? 'mention' : undefined
    if (isMention) return 'mention'
    return (await isReplyToOwn(placed.in, placed.event as Posted)) ? 'reply' : undefined
  }

  const look = async (): Promise<void> => {
    if (waiting.size === 0) return
    const here = await replica.words([...waiting.keys()])
    for (const [hash, { by, text, mentions = [], files }] of here) {
      const placed = waiting.get(hash)
      waiting.delete(hash)
      if (!placed || !isOwnWords(replica.state(), placed.event.device, by)) continue
      const is = await concernOf(placed, mentions)
      const about = isEdit(placed) ? placed.event.of : placed.id
      if (!is || told.has(about)) continue
      told.add(about)
      for (const id of told) if (told.size > MOST) told.delete(id)
      tell({ room: replica.room, is, by: nameOf(placed.event.device), text, ...(files && { files }) })
    }
  }
  const nameOf = (device: DeviceId): string => replica.state().byDevice.get(device)?.name ?? ''
  const lookSoon = (): void => void look().catch((error: unknown) => onProblem(asProblem(error)))

  const off = [
    replica.on('events', (_, events) => {
      if (!isAsked()) return waiting.clear()
      for (const placed of events) if (mayConcern(placed)) waiting.set(placed.event.hash, placed)
      for (const hash of waiting.keys()) if (waiting.size > MOST) waiting.delete(hash)
      lookSoon()
    }),
    replica.on('contents', lookSoon),
  ]
  return () => off.forEach((stop) => stop())
}
