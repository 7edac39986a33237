import type { Hash, MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { sessionOnScreen } from './house'
import { partsOfFile } from './partsOfFile'
import type { MessagePlace } from './placeOfMessage'

/** Milliseconds that what comes meanwhile is gathered: a large file comes in hundreds of parts. */
const SOON = 200

/**
 * Tells how much of the nth file of a message on screen, or at that place, is here, from 0 to 1, and whenever that changes, without
 * reading any of it. Returns a function that stops it.
 */
export const watchFile =
  (house: House) =>
  (id: MessageId, nth: number, tell: (here: number) => void, place?: MessagePlace): (() => void) => {
    const session = sessionOnScreen(house)
    if (!session) return () => undefined
    const { replica } = session
    let stopped = false
    let due: (() => void) | undefined
    /** Those that have not come; undefined until it is known which they are. */
    let lacking: ReadonlySet<Hash> | undefined

    const look = async (): Promise<void> => {
      const its = await partsOfFile(session, id, nth, place)
      const away = its && (await replica.lacking(its.parts))
      if (stopped) return
      lacking = away && new Set(away)
      tell(its && away ? 1 - away.length / Math.max(1, its.parts.length) : 0)
    }
    // What the disk does not tell is told by whoever wants to have the file.
    const lookNow = (): void => void look().catch(() => stopped || tell(0))
    const lookSoon = (): void => {
      due ??= house.clock.after(SOON, () => {
        due = undefined
        if (!stopped) lookNow()
      })
    }
    const off = [
      replica.on('contents', (hashes) => {
        if (!lacking || hashes.some((hash) => lacking?.has(hash))) lookSoon()
      }),
      replica.on('events', () => {
        if (!lacking) lookSoon()
      }),
    ]
    lookNow()
    return () => {
      stopped = true
      due?.()
      for (const stop of off) stop()
    }
  }
