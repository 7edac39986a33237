import { concat } from '#shared/crypto/bytes'
import type { Channel } from '#shared/mesh/channel'
import { shakeHands } from '#shared/mesh/handshake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Device } from '#shared/ports/keychain.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId } from '#shared/protocol/ids'
import { strictEqual } from 'node:assert'
import { settle } from '../../support/quiet'
import { seededDevice } from '../../support/streams'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import { bare, createEnd } from './ends'

/** Both sides make up the same each time, so that what was recorded once can be said again. */
const shake = (device: Device, own: string, theirs: string, channel: Channel): Promise<DeviceId> =>
  shakeHands({
    channel,
    device,
    purpose: { is: 'mesh', room: 'room', of: 'epoch' },
    fingerprints: { own, theirs },
    clock,
    randomness: createSeededRandomness(own.length),
    authorise: () => Promise.resolve(true),
  }).then(({ device: other }) => other)
const clock = createFakeClock()

/** What who knocks says in a handshake, one of its messages changed. */
export const openHandshake = async (): Promise<Target> => {
  const random = createSeededRandomness(61)
  const [anna, idris] = [await seededDevice(random), await seededDevice(random)]
  const left = createEnd((message) => right.hear(message))
  const right = createEnd((message) => left.hear(message))
  await Promise.all([shake(anna, 'annas', 'idris’s', left.channel), shake(idris, 'idris’s', 'annas', right.channel)])
  const said = left.sent
  strictEqual(said.length, 3)
  const samples = said.map((message, at) => concat(Uint8Array.of(at), message))
  return {
    samples,
    mutations: mutationsBy(samples).map(bare).concat(bare(mutateJson), bare(mutateJson)),
    take: async (input) => {
      const at = (input[0] ?? 0) % said.length
      const end = createEnd()
      const shaken = shake(idris, 'idris’s', 'annas', end.channel).catch((error: unknown) => {
        if (!(error instanceof Error)) throw error
        return undefined
      })
      for (const [place, message] of said.entries()) end.hear(place === at ? new Uint8Array(input.slice(1)) : message)
      const device = await shaken
      await settle()
      if (device === undefined) {
        if (!end.isClosed()) throw new Error('the connection stays open')
        return 'refused'
      }
      strictEqual(device, anna.id)
      // The greeting is signed byte for byte.
      if (at === 0) strictEqual(Buffer.compare(input.slice(1), said[0] ?? new Uint8Array()), 0)
      return 'taken'
    },
    holds: async () => clock.waiting,
  }
}
