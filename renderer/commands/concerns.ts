import type { PlacedEvent, Posted, TalkFields } from '#shared/events/event'
import { isSamePerson } from '#shared/governance/stands'
import type { Clock } from '#shared/ports/clock.port'
import type { DeviceId, Hash, MemberId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from '../state/isOwnWords'
import { readMonth } from '../state/readMonth'
import { isWordOfOthers } from './isWordOfOthers'

/** Something that was said to this person: they are mentioned, or it answers what they said. */
export type Concern = {
  readonly room: RoomId
  readonly is: 'mention' | 'reply'
  readonly by: string
  readonly text: string
}

/** Older ones are no reason to disturb anybody: milliseconds. */
const FRESH = 3 * 24 * 60 * 60 * 1000
/** So many messages may wait for their words; of more, the oldest are let go. */
const MOST = 200

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
  const waiting = new Map<Hash, PlacedEvent<Posted>>()

  /** Of who is a member still: nobody else is worth being disturbed for. */
  const mayConcern = (placed: PlacedEvent<TalkFields>): placed is PlacedEvent<Posted> =>
    placed.event.at >= clock.now() - FRESH &&
    replica.state().byDevice.has(placed.event.device) &&
    isWordOfOthers(replica, isMuted, placed)

  const isReplyToOwn = async ({ in: doc, event }: PlacedEvent<Posted>): Promise<boolean> => {
    const { replyTo, replyMonth } = event
    if (!replyTo) return false
    const where = replyMonth ? talkDoc(replyMonth) : (doc as TalkDocId)
    const device = await readMonth(replica, where, (line) => line.post(replyTo)?.device)
    return device !== undefined && isSamePerson(replica.state(), device, replica.self)
  }

  const look = async (): Promise<void> => {
    if (waiting.size === 0) return
    const here = await replica.words([...waiting.keys()])
    for (const [hash, { by, text, mentions = [] }] of here) {
      const placed = waiting.get(hash)
      waiting.delete(hash)
      if (!placed || !isOwnWords(replica.state(), placed.event.device, by)) continue
      const own = replica.state().byDevice.get(replica.self)?.id
      const isMention = own !== undefined && mentions.includes(own)
      if (!isMention && !(await isReplyToOwn(placed))) continue
      tell({ room: replica.room, is: isMention ? 'mention' : 'reply', by: nameOf(placed.event.device), text })
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
