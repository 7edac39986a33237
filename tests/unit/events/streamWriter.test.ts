import { isBoundTo } from '#shared/events/boundSession'
import { eventIdOf } from '#shared/events/eventId'
import { guardUpdate } from '#shared/events/guardUpdate'
import { parseEvent } from '#shared/events/parseEvent'
import { streamName } from '#shared/events/streamName'
import { createStreamWriter } from '#shared/events/streamWriter'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Hash } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const doc = 'talk/2026-01'
const room = await someRoom()
const random = createSeededRandomness(21)
const device = await seededDevice(random)
const words = 'A'.repeat(43) as Hash

test('each event is one update, in its place, chained to the one before', async () => {
  const writer = await openStream({ room, doc, device, random })
  const written = await writeMessages(writer, 4)
  const ydoc = new Y.Doc()
  let prev: string = ''
  for (const [seq, { update, text, placed, head }] of written.entries()) {
    const [run] = await guardUpdate(update, signedDocName(room, doc), doc)
    expect(run).toMatchObject({ client: writer.client, from: seq, entries: [{ text, placed }] })
    expect(parseEvent(text, false).event).toMatchObject({ seq, prev, device: device.id })
    expect(placed).toMatchObject({ id: await eventIdOf(text), in: doc, client: writer.client })
    const { at } = placed.event
    const length = seq + 1
    expect(head).toEqual({
      client: writer.client,
      length,
      last: placed.id,
      device: placed.event.device,
      at,
      complete: length,
    })
    prev = placed.id
    Y.applyUpdate(ydoc, update)
  }
  expect(ydoc.getArray(streamName(writer.client)).toJSON()).toEqual(written.map(({ text }) => text))
  expect(writer.all()).toEqual(Y.encodeStateAsUpdate(ydoc))
})

test('a stream that is to be younger than an event begins its session with it', async () => {
  const after = await eventIdOf('an event of the ledger')
  const given = { signedName: signedDocName(room, doc), doc, device, randomness: random, after } as const
  const [first] = await writeMessages(await createStreamWriter(given), 1)
  expect(isBoundTo(first!.placed.event.session, after)).toBe(true)
  const [other] = await writeMessages(await openStream({ room, doc, device, random }), 1)
  expect(isBoundTo(other!.placed.event.session, after)).toBe(false)
  await expect(guardUpdate(first!.update, signedDocName(room, doc), doc)).resolves.toHaveLength(1)
})

test('what is asked for at once is written one by one, in the order of asking', async () => {
  const writer = await openStream({ room, doc, device, random })
  const asked = Array.from({ length: 20 }, (_, index) => writer.write({ kind: 'message', hash: words }, 1000 + index))
  const written = await Promise.all(asked)
  expect(written.map(({ placed }) => [placed.event.seq, placed.event.at])).toEqual(
    written.map((_, index) => [index, 1000 + index]),
  )
  await guardUpdate(Y.mergeUpdates(written.map(({ update }) => update)), signedDocName(room, doc), doc)
})

test('two sessions of one device are two streams', async () => {
  const one = await openStream({ room, doc, device, random })
  const two = await openStream({ room, doc, device, random })
  expect(one.client).not.toBe(two.client)
})

test('an event that cannot be signed leaves no hole', async () => {
  const writer = await openStream({ room, doc, device, random })
  await expect(writer.write({ kind: 'message', hash: 'no hash' as Hash }, 1)).rejects.toThrow()
  const { placed } = await writer.write({ kind: 'message', hash: words }, 2)
  expect(placed.event.seq).toBe(0)
})

test('an ended stream is never continued, not by what was already waiting either', async () => {
  const writer = await openStream({ room, doc, device, random })
  await writer.write({ kind: 'message', hash: words }, 1)
  const waiting = writer.write({ kind: 'message', hash: words }, 2)
  writer.end()
  await expect(waiting).rejects.toThrow('ended')
  await expect(writer.write({ kind: 'message', hash: words }, 3)).rejects.toThrow('ended')
  expect(writer.full).toBe(true)
})

test('a stream is full after 5,000 events, counting those that wait', async () => {
  const writer = await openStream({ room, doc, device, random })
  const all = Array.from({ length: limits.streamEntries - 1 }, () => writer.write({ kind: 'message', hash: words }, 1))
  expect(writer.full).toBe(false)
  all.push(writer.write({ kind: 'message', hash: words }, 1))
  expect(writer.full).toBe(true)
  await expect(writer.write({ kind: 'message', hash: words }, 1)).rejects.toThrow('ended')
  const last = (await Promise.all(all)).at(-1)
  expect(last?.head.length).toBe(limits.streamEntries)
}, 60_000)
