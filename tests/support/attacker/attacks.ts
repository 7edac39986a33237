import { toBase64url } from '#shared/crypto/base64url'
import { concat, utf8 } from '#shared/crypto/bytes'
import { hashOf } from '#shared/crypto/hash'
import { SIGNED_AS } from '#shared/events/encodeEvent'
import { encodeRuns } from '#shared/events/encodeRuns'
import { eventIdOf } from '#shared/events/eventId'
import { readEntries } from '#shared/events/readEntries'
import { streamName } from '#shared/events/streamName'
import type { Device } from '#shared/ports/keychain.port'
import { deflate } from '#shared/protocol/bounded'
import type { DeviceId, Hash, RoomId, StreamDocId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Wire } from '#shared/protocol/wire'
import { encodeWire } from '#shared/protocol/wire'
import * as Y from 'yjs'

type Bytes = Uint8Array<ArrayBuffer>
type Update = Extract<Wire, { is: 'update' }>

/** What a member has really said: one of their streams. */
export type Genuine = {
  readonly update: Bytes
  readonly client: number
  readonly texts: readonly string[]
}

export const genuineFrom = ({ update }: Update, author: DeviceId): Genuine => {
  const entries = [...readEntries(update)].filter(({ text }) => text.includes(`"device":"${author}"`))
  const [first] = entries
  if (!first) throw new Error('they have said nothing')
  const texts = entries.filter(({ client }) => client === first.client).map(({ text }) => text)
  return { update, client: first.client, texts }
}

type Given = {
  readonly genuine: Genuine
  readonly device: Device
  readonly room: RoomId
  readonly doc: StreamDocId
}

const fieldsOf = (text: string): Record<string, unknown> =>
  JSON.parse(text.slice(text.indexOf('.') + 1)) as Record<string, unknown>
const signed = async (fields: object, device: Device): Promise<string> => {
  const json = JSON.stringify(fields)
  return `${toBase64url(await device.sign(utf8(SIGNED_AS + json)))}.${json}`
}
const saying = (doc: StreamDocId, update: Bytes, contents: Update['contents'] = []): Bytes[] => [
  encodeWire({ is: 'update', doc, update, contents, answers: false, done: true }),
]
const last = ({ texts }: Genuine): string => texts.at(-1) ?? ''
const words = (text: string, by: string): Bytes => concat(new Uint8Array(16), utf8(JSON.stringify({ v: 1, by, text })))

/** The next event of somebody's stream, as another would write it. */
const next = async ({ genuine }: Given, more: object): Promise<Record<string, unknown>> => ({
  ...fieldsOf(last(genuine)),
  seq: genuine.texts.length,
  prev: await eventIdOf(last(genuine)),
  at: Date.now(),
  ...more,
})

/** What costs nobody the link. */
export const HONEST = 'asks as anybody does'

/** Each of them as messages, to be said over a link that is rightly authenticated. */
export const attacks: Readonly<Record<string, (given: Given) => Promise<readonly Bytes[]>>> = {
  [HONEST]: async ({ doc }) => [encodeWire({ is: 'want', doc, stateVector: Uint8Array.of(0) })],
  'writes in the name of another': async (given) => {
    const { genuine, device, doc } = given
    const bytes = words('Forged', genuine.client.toString())
    const text = await signed(await next(given, { hash: await hashOf(bytes) }), device)
    return saying(doc, encodeRuns([{ client: genuine.client, from: genuine.texts.length, texts: [text] }]))
  },
  'takes the place of another in their stream': async (given) => {
    const { genuine, device, doc } = given
    const text = await signed(await next(given, { device: device.id }), device)
    return saying(doc, encodeRuns([{ client: genuine.client, from: genuine.texts.length, texts: [text] }]))
  },
  'changes what another has said': async ({ genuine, doc }) => {
    const changed = genuine.texts.map((text, at) => (at === 0 ? text.replace('"at":1', '"at":2') : text))
    return saying(doc, encodeRuns([{ client: genuine.client, from: 0, texts: changed }]))
  },
  'puts what was said into another order': async ({ genuine, doc }) =>
    saying(doc, encodeRuns([{ client: genuine.client, from: 0, texts: genuine.texts.toReversed() }])),
  'erases what another has said, as Yjs lets anybody': async ({ genuine, doc }) => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, genuine.update)
    const before = Y.encodeStateVector(ydoc)
    ydoc.getArray(streamName(genuine.client)).delete(0, 1)
    return saying(doc, new Uint8Array(Y.encodeStateAsUpdate(ydoc, before)))
  },
  'says in this room what was said in another': async ({ genuine, device, doc, room }) => {
    const elsewhere = fieldsOf(last(genuine))
    const said = {
      ...elsewhere,
      doc: String(elsewhere['doc']).replace(room, 'R'.repeat(42).concat('A')),
      device: device.id,
    }
    return saying(doc, encodeRuns([{ client: genuine.client, from: 0, texts: [await signed(said, device)] }]))
  },
  'sends words that are not those of their hash': async ({ genuine, doc }) => {
    const hash = fieldsOf(last(genuine))['hash'] as Hash
    return saying(doc, genuine.update, [{ hash, bytes: words('Something else', 'nobody') }])
  },
  'sends a bomb': async () => [concat(Uint8Array.of(2), deflate(new Uint8Array(limits.inflatedBytes + 1024)))],
  'sends noise': async () => [crypto.getRandomValues(new Uint8Array(1_000))],
  'asks for everything, a thousand times at once': async ({ doc }) =>
    Array.from({ length: 1_000 }, () => encodeWire({ is: 'want', doc, stateVector: Uint8Array.of(0) })),
}
