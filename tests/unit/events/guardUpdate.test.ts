import { toBase64url } from '#shared/crypto/base64url'
import { encodeEvent } from '#shared/events/encodeEvent'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { SnugEvent } from '#shared/events/event'
import { eventIdOf } from '#shared/events/eventId'
import { guardUpdate } from '#shared/events/guardUpdate'
import type { PlacedEvent } from '#shared/events/event'
import { readStored } from '#shared/events/readRuns'
import { Refused } from '#shared/events/refused'
import { streamName } from '#shared/events/streamName'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { StreamDocId } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStream, seededDevice, shuffled, someRoom, writeMessages } from '../../support/streams'

const doc = 'talk/2026-01'
const room = await someRoom()
const signedName = signedDocName(room, doc)
const random = createSeededRandomness(31)
const [anna, mallory] = [await seededDevice(random), await seededDevice(random)]
const writer = await openStream({ room, doc, device: anna, random })
const written = await writeMessages(writer, 3)
const texts = written.map(({ text }) => text)
const [first = '', second = '', third = ''] = texts
const { client } = writer
const name = streamName(client)

const guard = (update: Uint8Array, as: StreamDocId = doc): ReturnType<typeof guardUpdate> =>
  guardUpdate(update, signedDocName(room, as), as)

/** What a peer could make with Yjs that takes Anna's clientID for its own. */
const forged = (make: (list: Y.Array<unknown>, ydoc: Y.Doc) => void, gc = false): Uint8Array => {
  const ydoc = new Y.Doc({ gc })
  ydoc.clientID = client
  make(ydoc.getArray(name), ydoc)
  return Y.encodeStateAsUpdate(ydoc)
}
const append = (list: Y.Array<unknown>, entries: readonly unknown[]): void => {
  for (const entry of entries) list.insert(list.length, [entry])
}

test('what Anna wrote passes: whole, piece by piece, and from the middle on', async () => {
  const whole = forged((list) => append(list, texts))
  const [run] = await guard(whole)
  expect(run).toEqual({ client, from: 0, entries: written.map(({ text, placed }) => ({ text, placed })) })
  for (const { update } of written) await guard(update)
  const [rest] = await guard(Y.diffUpdate(whole, Y.encodeStateVectorFromUpdate(written[0]?.update ?? whole)))
  expect(rest).toMatchObject({ client, from: 1 })
  expect(rest?.entries.map(({ text }) => text)).toEqual([second, third])
  expect(await readStored([whole], doc)).toEqual(written.map(({ placed }) => placed))
})

test('nothing at all passes, and says nothing', async () => {
  expect(await guard(Y.encodeStateAsUpdate(new Y.Doc()))).toEqual([])
})

describe('the ten forgeries that plain Yjs takes', () => {
  const attacks: Record<string, () => Uint8Array> = {
    reorder: () => forged((list) => append(list, [third, first, second])),
    repeat: () => forged((list) => append(list, [first, first])),
    otherRoot: () => forged((_, ydoc) => append(ydoc.getArray('zz'), [first])),
    front: () => forged((list) => texts.forEach((text) => list.insert(0, [text]))),
    nested: () => forged((list) => list.insert(0, [new Y.Array()])),
    map: () => {
      const ydoc = new Y.Doc()
      ydoc.clientID = client
      ydoc.getMap(name).set('k', first)
      return Y.encodeStateAsUpdate(ydoc)
    },
    del: () =>
      forged((list) => {
        append(list, texts)
        list.delete(1, 1)
      }),
    foreignClient: () => {
      const ydoc = new Y.Doc()
      ydoc.clientID = client + 1
      ydoc.getArray(streamName(client + 1)).insert(0, [first])
      return Y.encodeStateAsUpdate(ydoc)
    },
    gcd: () =>
      forged((list) => {
        append(list, texts)
        list.delete(1, 1)
      }, true),
  }
  test.each(Object.entries(attacks))('%s is refused', async (_, attack) => {
    const update = attack()
    // Yjs itself would have taken it: the attack is a real one.
    const victim = new Y.Doc()
    Y.applyUpdate(victim, update)
    expect(victim.store.clients.size).toBeGreaterThan(0)
    await expect(guard(update)).rejects.toThrow(Refused)
  })
  test('otherDoc is refused, in another month as in another room', async () => {
    const update = forged((list) => append(list, texts))
    await expect(guard(update, 'talk/2026-02')).rejects.toThrow(Refused)
    await expect(guard(update, 'ledger')).rejects.toThrow(Refused)
    await expect(guardUpdate(update, signedDocName(await someRoom('other'), doc), doc)).rejects.toThrow(Refused)
  })
})

describe('what else is refused', () => {
  const refused = (update: Uint8Array, reason?: string): Promise<void> =>
    expect(guard(update)).rejects.toThrow(reason === undefined ? Refused : new Refused(reason))

  test('other values than strings', async () => {
    for (const value of [1, null, true, { text: first }, [first], 1.5]) {
      await refused(
        forged((list) => append(list, [value])),
        'type',
      )
    }
    for (const content of [new Uint8Array(4), new Y.Text('x'), new Y.Doc()]) {
      await refused(
        forged((list) => append(list, [content])),
        'shape',
      )
    }
  })
  test('a gap', () =>
    refused(Y.mergeUpdates([written[0]?.update ?? new Uint8Array(), written[2]?.update ?? new Uint8Array()]), 'shape'))
  test('bytes behind the update', async () => {
    const whole = forged((list) => append(list, texts))
    await refused(Uint8Array.from([...whole, 0]), 'bytes after the end')
  })
  test('more than 32 MiB, before it is looked at', () => refused(new Uint8Array(32 * 1024 * 1024 + 1), 'too large'))

  /** Sections as they are not written by Yjs, but read by it. */
  const sections = (
    ...all: readonly { client: number; from: number; structs: readonly (readonly string[])[] }[]
  ): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, all.length)
    for (const { client: of, from, structs } of all) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, of)
      encoding.writeVarUint(encoder, from)
      let clock = from
      for (const struct of structs) {
        encoding.writeUint8(encoder, clock === 0 ? 8 : 136)
        encoding.writeVarUint(encoder, clock === 0 ? 1 : of)
        if (clock === 0) encoding.writeVarString(encoder, streamName(of))
        else encoding.writeVarUint(encoder, clock - 1)
        encoding.writeVarUint(encoder, struct.length)
        for (const text of struct) encoding.writeAny(encoder, text)
        clock += struct.length
      }
    }
    encoding.writeVarUint(encoder, 0)
    return encoding.toUint8Array(encoder)
  }
  test('several pieces of one stream pass, as merging leaves them', async () => {
    const [run] = await guard(sections({ client, from: 0, structs: [[first], [second, third]] }))
    expect(run?.entries).toHaveLength(3)
  })
  test('an item of no length, which breaks a Yjs document', () =>
    refused(sections({ client, from: 0, structs: [[first], [], [second]] }), 'empty'))
  test('a section of nothing', () => refused(sections({ client, from: 0, structs: [] }), 'empty'))
  test('two sections for one client, of which Yjs would drop the first', () =>
    refused(sections({ client, from: 0, structs: [[first]] }, { client, from: 1, structs: [[second]] }), 'order'))
  test('sections out of order, which Yjs would merge wrongly', async () => {
    const other = await openStream({ room, doc, device: anna, random })
    const [theirs] = await writeMessages(other, 1)
    const both = [
      { client, from: 0, structs: [[first]] },
      { client: other.client, from: 0, structs: [[theirs?.text ?? '']] },
    ].sort((a, b) => a.client - b.client)
    await refused(sections(...both), 'order')
    expect(await guard(sections(...both.reverse()))).toHaveLength(2)
  })
  test('a number without end', async () => {
    await refused(Uint8Array.from([1, 1, ...Array.from({ length: 200 }, () => 0x80), 0, 0]), 'number')
    await refused(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), 'number')
    await refused(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), 'number')
  })
  test('great lengths that are only told', async () => {
    const encoder = encoding.createEncoder()
    for (const count of [1, 2 ** 40, client, 0]) encoding.writeVarUint(encoder, count)
    await refused(encoding.toUint8Array(encoder))
    const told = encoding.createEncoder()
    for (const count of [1, 1, client, 0, 8, 1]) encoding.writeVarUint(told, count)
    encoding.writeVarString(told, name)
    encoding.writeVarUint(told, 2 ** 40)
    await refused(encoding.toUint8Array(told))
  })
  test('anything cut off anywhere', async () => {
    const whole = forged((list) => append(list, texts))
    for (let length = 0; length < whole.length; length += 1) await refused(whole.slice(0, length))
  })
})

describe('nobody writes as another', () => {
  const base = (device: string, session: string): SnugEvent =>
    ({
      v: 1,
      doc: signedName,
      device,
      session,
      seq: 0,
      prev: '',
      at: 1,
      kind: 'message',
      hash: 'A'.repeat(43),
    }) as unknown as SnugEvent
  const one = (of: number, from: number, ...strings: string[]): Uint8Array =>
    encodeRuns([{ client: of, from, texts: strings }])
  const session = JSON.parse(first.slice(87)) as { session: string }

  test('Mallory signs an event in Anna’s name', async () => {
    const text = await encodeEvent(base(anna.id, session.session), mallory)
    await expect(guard(one(client, 0, text))).rejects.toThrow(new Refused('signature'))
  })
  test('Mallory takes Anna’s clientID for an own event', async () => {
    const text = await encodeEvent(base(mallory.id, session.session), mallory)
    await expect(guard(one(client, 0, text))).rejects.toThrow(new Refused('client'))
  })
  test('Mallory puts an own event behind Anna’s', async () => {
    const text = await encodeEvent(
      { ...base(mallory.id, session.session), seq: 1, prev: await eventIdOf(first) },
      mallory,
    )
    await expect(guard(one(client, 0, first, text))).rejects.toThrow(new Refused('stream'))
  })
  test('one of Anna’s events is left out, or stands at another’s place', async () => {
    await expect(guard(one(client, 0, first, third))).rejects.toThrow(new Refused('clock'))
    await expect(guard(one(client, 1, first))).rejects.toThrow(new Refused('clock'))
    await expect(guard(one(client, 0, second))).rejects.toThrow(new Refused('clock'))
  })
  test('one of Anna’s events is replaced by another that only she signed elsewhere', async () => {
    const fork = await encodeEvent({ ...base(anna.id, session.session), seq: 1, prev: await eventIdOf(third) }, anna)
    await expect(guard(one(client, 0, first, fork))).rejects.toThrow(new Refused('chain'))
    const rootless = await encodeEvent({ ...base(anna.id, session.session), seq: 1 }, anna)
    await expect(guard(one(client, 1, rootless))).rejects.toThrow(new Refused('chain'))
    const rooted = await encodeEvent({ ...base(anna.id, session.session), prev: await eventIdOf(third) }, anna)
    await expect(guard(one(client, 0, rooted))).rejects.toThrow(new Refused('chain'))
  })
  test('a letter of a signed event is changed, signature or words, newest or not', async () => {
    for (const [index, text] of texts.entries()) {
      for (const at of [3, text.length - 10]) {
        const letter = text[at] === 'A' ? 'B' : 'A'
        const changed = text.slice(0, at) + letter + text.slice(at + 1)
        const strings = texts.map((string, other) => (other === index ? changed : string))
        await expect(guard(one(client, 0, ...strings))).rejects.toThrow(Refused)
      }
    }
  })
  test('one bad stream spoils the update, whatever else is in it', async () => {
    const good = await openStream({ room, doc, device: mallory, random })
    const [theirs] = await writeMessages(good, 1)
    const runs = [
      { client: good.client, from: 0, texts: [theirs?.text ?? ''] },
      { client, from: 0, texts: [first.replace(/^.{86}/, toBase64url(random.bytes(64)))] },
    ]
    await expect(guard(encodeRuns(runs))).rejects.toThrow(Refused)
  })
})

describe('encodeRuns', () => {
  test('makes what Yjs makes, and Yjs reads it', async () => {
    const other = await openStream({ room, doc, device: mallory, random })
    const theirs = (await writeMessages(other, 4)).map(({ text }) => text)
    const update = encodeRuns([
      { client, from: 0, texts },
      { client: other.client, from: 0, texts: theirs },
    ])
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, update)
    expect(ydoc.getArray(name).toJSON()).toEqual(texts)
    expect(ydoc.getArray(streamName(other.client)).toJSON()).toEqual(theirs)
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(update)
    const half = Y.encodeStateVectorFromUpdate(encodeRuns([{ client, from: 0, texts: [first] }]))
    const rest = encodeRuns([
      { client: other.client, from: 0, texts: theirs },
      { client, from: 1, texts: [second, third] },
    ])
    expect(Y.diffUpdate(update, half)).toEqual(rest)
  })
  test('comes back through the guard, in whatever order the runs are given', async () => {
    const streams = await Promise.all(Array.from({ length: 5 }, () => openStream({ room, doc, device: anna, random })))
    const runs = await Promise.all(
      streams.map(async (stream) => ({
        client: stream.client,
        from: 0,
        texts: (await writeMessages(stream, 3)).map(({ text }) => text),
      })),
    )
    const update = encodeRuns(runs)
    expect(encodeRuns(shuffled(runs, random))).toEqual(update)
    const back = (await guard(update)).map((run) => ({ ...run, texts: run.entries.map(({ text }) => text) }))
    expect(encodeRuns(back)).toEqual(update)
    expect(encodeRuns([])).toEqual(Uint8Array.from([0, 0]))
  })
  test('refuses to make what the guard would refuse', () => {
    expect(() => encodeRuns([{ client, from: 0, texts: [] }])).toThrow(RangeError)
    const run = { client, from: 0, texts }
    expect(() => encodeRuns([run, run])).toThrow(RangeError)
  })
})

describe('readStored', () => {
  test('reads from our own disk what the guard let in, ids and all', async () => {
    const streams = await Promise.all(
      [150, 64, 1, 65].map(async (count) => {
        const stream = await openStream({ room, doc, device: anna, random })
        const strings = (await writeMessages(stream, count)).map(({ text }) => text)
        return { client: stream.client, from: 0, texts: strings }
      }),
    )
    const update = encodeRuns(streams)
    const checked = (await guard(update)).flatMap(({ entries }) => entries.map(({ placed }) => placed))
    expect(await readStored([update], doc)).toEqual(checked)
    const cut = streams.map((run) => ({ ...run, texts: run.texts.slice(0, 60) }))
    const rest = streams.slice(0, 2).map((run) => ({ ...run, from: 60, texts: run.texts.slice(60) }))
    const last = streams.slice(3).map((run) => ({ ...run, from: 60, texts: run.texts.slice(60) }))
    // Rows of a log, one of them twice, one before its time.
    const rows = [encodeRuns(rest), encodeRuns(cut), encodeRuns(cut), encodeRuns(last)]
    const byStream = (events: readonly PlacedEvent[]) =>
      [...events].sort((a, b) => a.client - b.client || a.event.seq - b.event.seq)
    expect(byStream(await readStored(rows, doc))).toEqual(byStream(checked))
  })
  test('says so when the disk has changed it beyond reading', async () => {
    const whole = encodeRuns([{ client, from: 0, texts }])
    for (let at = 0; at < 40; at += 1) {
      const changed = Uint8Array.from(whole)
      changed[at] = 0xff
      await expect(readStored([changed], doc)).rejects.toThrow(Refused)
    }
  })
})

test('a ledger passes as a ledger, and as nothing else', async () => {
  const ledger = await openStream({ room, doc: 'ledger', device: anna, random })
  const { update } = await ledger.write({ kind: 'founded', heads: [], room: 'Circle', name: 'Anna' }, 1)
  expect((await guard(update, 'ledger'))[0]?.entries[0]?.placed).toMatchObject({
    in: 'ledger',
    event: { doc: 'ledger' },
  })
  await expect(guard(update)).rejects.toThrow(Refused)
})
