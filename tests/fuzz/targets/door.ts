import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { derive } from '#shared/crypto/derive'
import { importSealKey, seal } from '#shared/crypto/seal'
import type { DoorMessage } from '#shared/mesh/doorMessages'
import { joinDoorTopic } from '#shared/mesh/doorMessages'
import { createFakeClock } from '#shared/ports/clock.fake'
import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import type { Hash } from '#shared/protocol/ids'
import { settle } from '../../support/quiet'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'

const door = `${'D'.repeat(42)}A` as Hash
const [from, to] = ['F'.repeat(22), 'T'.repeat(21) + 'A'].map((name) => `${name.slice(0, 21)}A`) as [string, string]
const MESSAGES: readonly DoorMessage[] = [
  { is: 'knock', from },
  { is: 'knock', from, epoch: door },
  { is: 'coming', from, to },
  { is: 'description', from, to, description: { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n' } },
  { is: 'candidate', from, to, candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' } },
]

/** What is said on a door's topic: by who holds the link, sealed, and by a stranger, as it is. */
export const openDoor = async (): Promise<Target> => {
  const clock = createFakeClock()
  const network = createSignallingNetwork(clock, () => 0)
  const secret = fromBase64url(door)
  const topic = toBase64url(await derive(secret, 'snug/door-topic/1'))
  const key = await importSealKey(await derive(secret, 'snug/door-key/1'))
  const heard: DoorMessage[] = []
  await joinDoorTopic(network.open(), door, (message) => void heard.push(message))
  const say = network.open().join(topic, () => undefined)
  const samples = MESSAGES.map((message) => utf8(JSON.stringify(message)))
  return {
    samples,
    mutations: mutationsBy(samples, mutateJson),
    take: async (input) => {
      say.publish(Buffer.from(input).toString())
      say.publish(toBase64url(input))
      say.publish(toBase64url(await seal(key, input, topic)))
      clock.advance(1)
      await settle()
      const taken = heard.splice(0)
      if (taken.length > 1) throw new Error('what is not sealed is heard')
      if (taken.some(({ is }) => !MESSAGES.some((message) => message.is === is))) throw new Error('an unknown message')
      return taken.length > 0 ? 'taken' : 'refused'
    },
    holds: async () => clock.waiting,
  }
}
