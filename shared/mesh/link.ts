import { concat } from '../crypto/bytes'
import type { Clock } from '../ports/clock.port'
import type { Link } from '../ports/link.port'
import type { DeviceId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Channel } from './channel'

const PING = 0
const DATA = 1
const PING_MESSAGE = Uint8Array.of(PING)

/**
 * Milliseconds until the clock's next beat but this one. All links look at the same moment, and of machines whose clocks agree
 * all members' do: a processor that is woken once a second for twenty links, instead of forty times, can rest between.
 */
const untilNextBeat = (now: number): number => {
  const rest = limits.heartbeat - (now % limits.heartbeat)
  // A timer may come a little early.
  return rest < limits.heartbeat / 2 ? rest + limits.heartbeat : rest
}

/**
 * An authenticated channel as a Link. Each side says something about once a second; who hears nothing for three
 * seconds lets go. A machine that slept is not blamed for it: after a gap in its own time it listens anew.
 */
export const createLink = (
  channel: Channel,
  device: DeviceId,
  clock: Clock,
  early: readonly Uint8Array<ArrayBuffer>[] = [],
): Link => {
  let heard = clock.now()
  let said = clock.now()
  let looked = clock.now()
  let stop = (): void => undefined
  let handler: ((message: Uint8Array<ArrayBuffer>) => void) | undefined
  const waiting: Uint8Array<ArrayBuffer>[] = []

  const look = (): void => {
    const now = clock.now()
    if (now - looked > 2 * limits.heartbeat || now < looked) heard = now
    looked = now
    // Set back, the clock would else keep this side silent for as long.
    said = Math.min(said, now)
    if (now - heard > limits.silence) {
      channel.close('nothing heard for three seconds')
      return
    }
    if (now - said >= limits.heartbeat / 2) {
      said = now
      channel.send(PING_MESSAGE)
    }
    stop = clock.after(untilNextBeat(now), look)
  }

  const arrive = (message: Uint8Array<ArrayBuffer>): void => {
    heard = clock.now()
    if (message[0] === PING) return
    if (message[0] !== DATA) {
      channel.close('invalid: neither ping nor data')
      return
    }
    const data = message.slice(1)
    if (handler) handler(data)
    else waiting.push(data)
  }

  channel.closed(() => stop())
  for (const message of early) arrive(message)
  channel.receive(arrive)
  stop = clock.after(untilNextBeat(clock.now()), look)

  return {
    device,
    send: (message) => {
      said = clock.now()
      channel.send(concat(Uint8Array.of(DATA), message))
    },
    get buffered() {
      return channel.buffered
    },
    drained: channel.drained,
    receive: (receiver) => {
      handler = receiver
      for (const message of waiting.splice(0)) receiver(message)
    },
    closed: channel.closed,
    close: channel.close,
  }
}
