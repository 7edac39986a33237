import * as z from 'zod'
import type { DeviceId, InvitationId, RoomId } from '#shared/protocol/ids'
import { turnedAwayView } from '../state/turnedAwayView'
import type { TurnedAwayView } from '../state/views'
import { keepSoon } from './keepSoon'
import type { OwnPart } from './ownPart'
import { watchAttempts } from './watchAttempts'

/** Why somebody at the door of an invitation was told no. */
export const KNOCKS = ['invitation-expired', 'invitation-used-up', 'invitation-unknown', 'room-full'] as const
export type Knock = (typeof KNOCKS)[number]

/** Something that this machine turned away or set aside. */
export type Attempt =
  /** Two signed truths for one place; what is no message of a room; words without the right, or after a removal. */
  | { readonly is: 'fork' | 'broken' | 'noRight' | 'afterwards' | 'ledger'; readonly by: DeviceId }
  /** A device that is no member's wanted to come in; one that could not sign for what it said it was. */
  | { readonly is: 'stranger'; readonly by: DeviceId }
  | { readonly is: 'between' }
  | { readonly is: Knock; readonly with: InvitationId }

/** `about`: a device, an invitation, or ''. Times in milliseconds since 1970. */
const line = z.object({
  is: z.enum(['fork', 'broken', 'noRight', 'afterwards', 'ledger', 'stranger', 'between', ...KNOCKS]),
  about: z.string().max(64),
  first: z.number(),
  last: z.number(),
  times: z.number().int().min(1),
})
/** `counted`: of how many events of a device it is known that they do not count. */
const record = z.object({
  v: z.literal(1),
  lines: z.array(line),
  counted: z.record(z.string(), z.number().int()).catch({}),
})
export type ReportLine = z.infer<typeof line>

/** What organisers are told of what this machine turned away. It stays on this machine. */
export type Report = {
  note(attempt: Attempt): void
  view(): readonly TurnedAwayView[]
  close(): void
}

/** So many lines are kept; then the one that is longest ago goes. */
const MOST = 60
/** Milliseconds between two writes. */
const DELAY = 2_000

/** Under which key of the profile it lies. */
export const reportKey = (room: RoomId): string => `report/${room}`

/** One line for each kind and whom it is about: who tries a thousand times fills no disk. */
export const openReport = async ({ replica, profile, clock, onChange, onProblem }: OwnPart): Promise<Report> => {
  const key = reportKey(replica.room)
  const kept = record.safeParse(await profile.get(key)).data
  const lines = new Map(kept?.lines.map((one) => [`${one.is} ${one.about}`, one]) ?? [])
  const counted = new Map(Object.entries(kept?.counted ?? {}) as [DeviceId | '', number][])
  const value = (): z.infer<typeof record> => ({
    v: 1,
    lines: [...lines.values()],
    counted: Object.fromEntries(counted),
  })
  const keeping = keepSoon({ profile, clock, key, delay: DELAY, value, onProblem })

  /** Devices that never were a member's are all alike: a stranger can have as many as they like. */
  const aboutOf = (attempt: Attempt): string => {
    if ('with' in attempt) return attempt.with
    return 'by' in attempt && replica.state().standings.has(attempt.by) ? attempt.by : ''
  }
  const note = (attempt: Attempt): void => {
    const about = aboutOf(attempt)
    const [name, now] = [`${attempt.is} ${about}`, clock.now()]
    const before = lines.get(name)
    lines.set(name, { is: attempt.is, about, first: before?.first ?? now, last: now, times: (before?.times ?? 0) + 1 })
    if (lines.size > MOST) lines.delete([...lines].reduce((a, b) => (b[1].last < a[1].last ? b : a))[0])
    keeping.keep()
    onChange()
  }
  const stopWatching = watchAttempts({ replica, clock, counted, note })
  let excesses = replica.state().excesses.length
  const stopLooking = replica.on('state', ({ excesses: now }) => {
    if (now.length === excesses) return
    excesses = now.length
    onChange()
  })

  return {
    note,
    view: () => turnedAwayView(replica.state(), [...lines.values()]),
    close: () => {
      stopWatching()
      stopLooking()
      keeping.end()
    },
  }
}
