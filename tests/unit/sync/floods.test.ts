import { toBase64url } from '#shared/crypto/base64url'
import { hashOf } from '#shared/crypto/hash'
import type { EventFields } from '#shared/events/event'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { Hash, MessageId, NoteId } from '#shared/protocol/ids'
import { encodeWire } from '#shared/protocol/wire'
import { expect, test } from 'vitest'
import { busyTime } from '../../support/busyTime'
import { createCable } from '../../support/fakeLinks'
import { room } from '../../support/room'
import { openStream } from '../../support/streams'

const doc = 'talk/2026-01'
/** As many as go into one stream, and how many streams. */
const [MANY, STREAMS] = [4_900, 4]
/** Milliseconds of work that one stream more may cost. As many different messages cost 100 to 250; these once cost 1,700 to 2,500. */
const MOST = 700

type Said = { readonly note: NoteId; readonly at: number; readonly first: MessageId; readonly hash: Hash }

const floods: Readonly<Record<string, (said: Said) => EventFields>> = {
  'puts one note from shelf to shelf': ({ note, at }) => ({ kind: 'noteShelved', note, shelf: `${at % 7}` }),
  'edits one message': ({ first, hash }) => ({ kind: 'edit', of: first, month: '2026-01' as never, hash }),
  'names one part of a message': ({ first, hash, at }) => ({
    kind: 'part',
    of: first,
    month: '2026-01' as never,
    nth: at % 256,
    hash,
  }),
  'takes another name': ({ at }) => ({ kind: 'named', name: `Mallory ${at}` }),
  'names words that nobody has, always the same': ({ hash }) => ({ kind: 'message', hash }),
}

test.each(Object.entries(floods))(
  'who %s, twenty thousand times, slows nobody down',
  async (_, flood) => {
    const r = await room(95, 'anna', 'mallory')
    const { anna, mallory } = r
    const note = toBase64url(r.random.bytes(16)) as NoteId
    await r.when(anna.replica.appendTalk({ kind: 'noteFounded', note }))
    const hash = await hashOf('nobody has said this')
    let last = 0
    for (let stream = 0; stream < STREAMS; stream += 1) {
      const writer = await openStream({ room: r.id, doc, device: mallory.device, random: r.random })
      const begun = await writer.write({ kind: 'message', hash, parts: 256, sum: hash }, r.clock.now())
      const texts = [begun.text]
      for (let at = 1; at < MANY; at += 1) {
        const fields = flood({ note, at, hash, first: begun.placed.id as MessageId })
        texts.push((await writer.write(fields, r.clock.now() + at)).text)
      }
      const link = createCable({ clock: r.clock, a: anna.device.id, b: mallory.device.id, delay: () => 1 })
      link.ends[1].receive(() => undefined)
      anna.replica.connect(link.ends[0])
      const update = encodeRuns([{ client: writer.client, from: 0, texts }])
      link.ends[1].send(encodeWire({ is: 'update', doc, update, contents: [], answers: false, done: true }))
      const began = busyTime()
      await r.pass(2_000)
      last = busyTime() - began
      link.cut('enough')
      expect(anna.replica.heads(doc).find(({ client }) => client === writer.client)?.length).toBe(MANY)
    }
    expect(last).toBeLessThan(MOST)
  },
  120_000,
)
