import { toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { clientIdOf } from '#shared/events/clientId'
import { SIGNED_AS } from '#shared/events/encodeEvent'
import { encodeRuns } from '#shared/events/encodeRuns'
import { eventIdOf } from '#shared/events/eventId'
import type { SessionId, StreamDocId } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'
import type { TestMember, TestRoom } from './room'

/** A stream of a member whose machine signs whatever it is told to: each place and chain is right, what is said is not checked. */
export const hostileStream = async (r: TestRoom, { device }: Pick<TestMember, 'device'>, doc: StreamDocId) => {
  const signedName = signedDocName(r.id, doc)
  const session = toBase64url(r.random.bytes(16)) as SessionId
  const client = await clientIdOf(signedName, device.id, session)
  let [seq, prev] = [0, '']
  let last = ''
  return {
    client,
    /** The update with the next event; `fields` as JSON, from its kind on. */
    next: async (fields: string): Promise<Uint8Array<ArrayBuffer>> => {
      const common = JSON.stringify({
        v: 1,
        doc: signedName,
        device: device.id,
        session,
        seq,
        prev,
        at: r.clock.now(),
      })
      const json = `${common.slice(0, -1)},${fields.slice(1)}`
      last = `${toBase64url(await device.sign(utf8(SIGNED_AS + json)))}.${json}`
      return encodeRuns([{ client, from: seq, texts: [last] }])
    },
    /** It was taken: what comes next stands behind it. */
    taken: async (): Promise<void> => {
      seq += 1
      prev = await eventIdOf(last)
    },
  }
}
