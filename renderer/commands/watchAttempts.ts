import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { hasGone } from '#shared/governance/hasGone'
import { stands } from '#shared/governance/stands'
import type { Clock } from '#shared/ports/clock.port'
import type { DeviceId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { Attempt } from './report'

/** Milliseconds for which what has no standing yet may still get it: the ledger and the words come each their own way. */
const SETTLE = 30_000
/** So many of these are looked at again; more of them at once are an attack already. */
const MOST = 50

/**
 * Tells of what the engine sets aside, or closes a link for. `counted` holds of how many ledger events of each device it
 * is known that they do not count, and is kept up to date. Returns how to stop.
 */
export const watchAttempts = (given: {
  readonly replica: Replica
  readonly clock: Clock
  readonly counted: Map<DeviceId | '', number>
  note(attempt: Attempt): void
}): (() => void) => {
  const { replica, clock, counted, note } = given
  let waiting: PlacedEvent<TalkFields>[] = []
  let stop: (() => void) | undefined

  const judge = (): void => {
    stop = undefined
    const state = replica.state()
    const devices = new Set(waiting.filter((placed) => !stands(state, placed)).map(({ event }) => event.device))
    waiting = []
    for (const by of devices) note({ is: hasGone(state, by) ? 'afterwards' : 'noRight', by })
  }
  const hear = (events: readonly PlacedEvent<TalkFields>[]): void => {
    const state = replica.state()
    // One's own words are nobody's attempt.
    const aside = events.filter((placed) => placed.event.device !== replica.self && !stands(state, placed))
    if (aside.length === 0) return
    waiting.push(...aside.slice(0, MOST - waiting.length))
    stop ??= clock.after(SETTLE, judge)
  }
  const count = (): void => {
    const { disregarded, standings } = replica.state()
    // Devices of nobody are counted as one: there can be any number of them.
    const events = new Map<DeviceId | '', number>()
    for (const [device, times] of disregarded) {
      const by = standings.has(device) ? device : ''
      events.set(by, (events.get(by) ?? 0) + times)
    }
    for (const [by, times] of events) {
      if (times > (counted.get(by) ?? 0) && by !== replica.self) note({ is: 'ledger', by: by as DeviceId })
      counted.set(by, times)
    }
  }

  const off = [
    replica.on('forked', ({ device }) => note({ is: 'fork', by: device })),
    replica.on('broken', (device) => note({ is: 'broken', by: device })),
    replica.on('events', (_, events) => hear(events)),
    replica.on('state', count),
  ]
  count()
  return () => {
    for (const end of off) end()
    stop?.()
  }
}
