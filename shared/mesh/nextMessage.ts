import type { Clock } from '../ports/clock.port'
import { limits } from '../protocol/limits'
import type { Channel } from './channel'

/** The channel's next message, of at most `most` bytes, within the time of a handshake. */
export const nextMessage = (channel: Channel, clock: Clock, most: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limits.handshake, () => reject(new Error('no answer')))
    channel.closed((reason) => reject(new Error(reason)))
    channel.receive((message) => {
      cancel()
      channel.receive(undefined)
      if (message.length > most) reject(new Error('longer than was agreed'))
      else resolve(message)
    })
  })
