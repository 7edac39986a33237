import { inflateSync, strFromU8, unzipSync } from 'fflate'
import * as Y from 'yjs'
import { readArchive } from '#shared/archive/readArchive'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { readFile } from '#shared/contents/attachedFile'
import { readIssue } from '#shared/contents/issue'
import { partsSum } from '#shared/contents/partsSum'
import { pictureHead } from '#shared/contents/pictureHead'
import { readWords } from '#shared/contents/words'
import { fromUtf8 } from '#shared/crypto/bytes'
import { keyFromSeed } from '#shared/crypto/keys'
import { commentsIn } from '#shared/documents/commentsIn'
import { notesNamed } from '#shared/documents/notesNamed'
import { readNote } from '#shared/documents/readNote'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { guardUpdate } from '#shared/events/guardUpdate'
import type { RoomId, TalkDocId } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'
import { parseDeviceLink } from '#shared/protocol/deviceLink'
import { parseInvitation } from '#shared/protocol/invitation'
import { decodeWire } from '#shared/protocol/wire'
import { openReplica } from '#shared/sync/openReplica'
import { beforeAll, expect, test } from 'vitest'
import { openReport, reportKey } from '../../../renderer/commands/report'
import { desktopKeys } from '../../../renderer/platform/keys/keychainDesktop'
import { openKeyCabinet } from '../../../renderer/platform/keys/keyCabinet'
import { openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { createProfileStore } from '../../../renderer/storage/profileStore'
import type { DatabaseDump } from '../../support/databaseDump'
import { fromText, restoreDatabase } from '../../support/databaseDump'
import { createMemoryBridge } from '../../support/memoryBridge'
import { room } from '../../support/room'
import { nodeClock } from '../../support/systemPorts'
import { CHEAP, fixture, KEYRING, recordMissing } from './record'

beforeAll(async () => {
  if (process.env['SNUG_RECORD']) await recordMissing()
})

const textOf = (name: string): string => fixture(name).toString('utf8')

test.each([
  'database-1.json',
  'database-2.json',
  'database-3.json',
  'database-4.json',
  'database-5.json',
  'database-6.json',
])('%s: a profile as it was stored opens with all that was in it', async (name) => {
  await restoreDatabase(name, fromText(textOf(name)) as DatabaseDump)
  const database = await openDatabase(name)
  expect(await createProfileStore(database).get('name')).toBe('Anna')
  const store = createDexieStore(database)
  const [record] = await store.rooms()
  if (!record) throw new Error('the room is there')

  const randomness = createSeededRandomness(12)
  const device = await keyFromSeed(createSeededRandomness(11).bytes(32))
  // The keys that sealed it are not in the database.
  const asked: string[] = []
  const secret = randomness.bytes(32)
  const open = async (sealed: Uint8Array, label: string) => (asked.push(`${label} ${sealed.length}`), secret)
  const keychain = { ...createMemoryKeychain(), open }
  const replica = await openReplica({ store, keychain, device, clock: nodeClock, randomness, room: record.room })
  expect(asked).toEqual([`snug/epoch-secret/1 ${record.room} ${record.room} 60`])
  expect(record).toEqual({ room: record.room, hubs: [], joinedAt: record.joinedAt })
  expect(replica.epochs.secret(replica.state().epoch)).toBe(secret)
  expect(replica.state().name).toBe('Thursday circle')
  const [month] = replica.months()
  const { line, release } = await replica.hold(month as TalkDocId)
  await replica.fill(month as TalkDocId)
  const messages = line.messages()
  const hashes = messages.flatMap(({ hash }) => (hash ? [hash] : []))
  const words = await replica.words(hashes)
  expect(messages.map(({ hash }) => hash && words.get(hash)?.text)).toEqual([
    'Shall we start with the Jansson?',
    'Yes, and the letters after it.',
    'On Thursday',
    undefined,
  ])
  const [note] = replica.notes()
  if (!note) throw new Error('the note is there')
  expect(replica.noteTitle(note.note)).toBe('Winter list')
  const opened = await replica.openNote(note.note)
  expect(JSON.stringify(readNote(opened.doc).blocks)).toContain('Five titles, two of them short.')

  // What it was earlier is kept since version 3.
  const [version] = await store.versions(record.room, note.note)
  expect(version?.until).toBe(['database-1.json', 'database-2.json'].includes(name) ? undefined : 2_000)
  if (version) {
    const state = await store.version(record.room, note.note, version.at)
    const earlier = new Y.Doc()
    Y.applyUpdate(earlier, inflateSync(state ?? new Uint8Array()))
    expect(readNote(earlier)).toMatchObject({ title: 'Winter list', strange: [] })
  }

  // What others have stored is recorded since version 6.
  const deliveries = await store.deliveries(record.room)
  expect(deliveries.map(({ complete }) => complete.length)).toEqual(name === 'database-6.json' ? [2] : [])

  // And it goes on from there.
  const { stored } = await replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Back again' })
  await stored
  expect(line.messages()).toHaveLength(messages.length + 1)
  await opened.close()
  release()
  await replica.close()
  await store.close()
})

test.each([
  ['archive-1.zip', 1],
  ['archive-2.zip', 2],
  ['archive-3.zip', 3],
])('%s: an archive as it was exported verifies and reads', async (name, version) => {
  const report = await verifyArchive(new Blob([new Uint8Array(fixture(name))]), async () => undefined)
  expect(report.faults).toEqual([])
  const files = unzipSync(new Uint8Array(fixture(name)))
  expect(JSON.parse(strFromU8(files['room.json'] ?? new Uint8Array()))).toMatchObject({
    format: 'snug-room',
    version,
  })
  const { name: called, contents } = await readArchive(new Blob([new Uint8Array(fixture(name))]))
  expect(called).toBe('Thursday & <Circle>')
  const words = await Promise.all(contents.map(async ({ read }) => [...(await read())].flat()))
  expect(words.flat().length).toBeGreaterThanOrEqual(3)
})

test.each(['archive-3.zip'])('%s: editions and what messages bring are named in it', async (name) => {
  const files = unzipSync(new Uint8Array(fixture(name)))
  const { messages, editions } = JSON.parse(strFromU8(files['room.json'] ?? new Uint8Array())) as {
    messages: { files: { name: string; path: string | null }[] }[]
    editions: { title: string; html: string | null }[]
  }
  expect(messages.flatMap((message) => message.files.map((file) => [file.name, file.path]))).toEqual([
    ['bench.png', 'files/bench.png'],
    ['song.mp3', null],
  ])
  expect(editions.map(({ title, html }) => [title, html])).toEqual([
    ['Winter issue', 'editions/2026-10-31 Winter issue.html'],
    ['Spring issue', null],
  ])
  const page = strFromU8(files['editions/2026-10-31 Winter issue.html'] ?? new Uint8Array())
  expect(page).toContain('src="../files/bench.png"')
  expect(pictureHead(files['files/bench.png'] ?? new Uint8Array())).toMatchObject({ width: 30, height: 20 })
})

test.each(['wire-1.json', 'wire-2.json'])('%s: what members’ machines said is understood', (name) => {
  const kept = fromText(textOf(name)) as Map<string, Uint8Array>
  expect(kept.size).toBeGreaterThanOrEqual(20)
  for (const [key, bytes] of kept) expect(decodeWire(bytes).is).toBe(key.split(' ')[0])
})

test.each(['seen-2.json'])('%s: how members want to be seen is understood', (name) => {
  const kept = fromText(textOf(name)) as Map<string, Uint8Array>
  const places = [...kept.values()].map(decodeWire)
  expect(places).toEqual([
    { is: 'place', place: { in: 'counted' } },
    { is: 'place', place: { in: 'unseen' } },
  ])
})

/** What a month that was kept says, once it has passed the guard. */
const eventsIn = async (name: string) => {
  const [[where, update]] = [...(fromText(textOf(name)) as Map<string, Uint8Array<ArrayBuffer>>)] as [
    [string, Uint8Array<ArrayBuffer>],
  ]
  const [room, doc] = where.split(' ') as [RoomId, TalkDocId]
  const runs = await guardUpdate(update, signedDocName(room, doc), doc)
  return { doc, events: runs.flatMap(({ entries }) => entries.map(({ placed }) => placed.event)) }
}

test.each(['marks-1.json'])('%s: marks as they were left pass the guard', async (name) => {
  const { doc, events } = await eventsIn(name)
  expect(events).toMatchObject([
    { kind: 'message' },
    { kind: 'mark', as: 'name' },
    { kind: 'mark', as: 'counted' },
    { kind: 'mark', as: 'counted', of: expect.any(String), month: doc.slice('talk/'.length) },
  ])
})

test.each(['shelves-1.json'])('%s: shelves as notes were put on them pass the guard', async (name) => {
  expect((await eventsIn(name)).events).toMatchObject([
    { kind: 'noteFounded' },
    { kind: 'noteShelved', shelf: 'Listes d’été' },
    { kind: 'noteShelved', shelf: '' },
  ])
})

test.each(['likenesses-1.json'])('%s: how somebody is shown passes the guard', async (name) => {
  expect((await eventsIn(name)).events).toMatchObject([
    { kind: 'likeness', tone: 3 },
    { kind: 'likeness', tone: 3, hash: expect.any(String) as unknown },
    { kind: 'likeness' },
  ])
})

test.each(['names-1.json'])('%s: names as they were changed pass the guard', async (name) => {
  expect((await eventsIn(name)).events).toMatchObject([
    { kind: 'named', name: 'Anna Lindqvist' },
    { kind: 'named', name: 'Aña 안나' },
  ])
})

test.each(['editions-1.json'])('%s: a message with a file, and an edition, are read', async (name) => {
  const { doc, events } = await eventsIn(name)
  expect(events.map(({ kind }) => kind)).toEqual(['message', 'part', 'part', 'edition', 'part'])
  const hashes = events.flatMap((event) => ('hash' in event && event.hash ? [event.hash] : []))
  expect(events[0]).toMatchObject({ parts: 2, sum: partsSum(hashes.slice(1, 3)) })
  expect(events[3]).toMatchObject({ parts: 1, sum: partsSum(hashes.slice(4)) })
  const kept = fromText(textOf(name)) as Map<string, Uint8Array>
  const [message, one, other, edition, rest] = hashes.map((hash) => readWords(kept.get(hash) ?? new Uint8Array()))
  if (!message || !one || !other || !edition || !rest) throw new Error('all words are there')
  const [file] = message.files ?? []
  expect(file).toEqual({ name: 'letter.pdf', type: 'application/pdf', bytes: 50_000, parts: 2 })
  expect(file && readFile(file, [one.text, other.text])).toEqual(createSeededRandomness(48).bytes(50_000))
  expect(readIssue(edition, [rest])).toMatchObject({
    title: 'Lectures d’hiver',
    introduction: 'What we *read*.',
    comments: true,
    pieces: [
      { kind: 'words', text: '## First' },
      { kind: 'message', month: doc.slice('talk/'.length) },
      { kind: 'note', title: 'Winter list', content: { type: 'doc' } },
    ],
  })
})

type KeptKeys = {
  readonly passphrase?: string
  readonly id: string
  readonly sealed: Uint8Array<ArrayBuffer>
  readonly dump: DatabaseDump
}

test.each(['keys-1.json', 'keys-passphrase-1.json'])('%s: keys as they were stored open', async (name) => {
  const { passphrase, id, sealed, dump } = fromText(textOf(name)) as KeptKeys
  await restoreDatabase(name, dump)
  const database = await openDatabase(name)
  const randomness = createSeededRandomness(25)
  const store = await desktopKeys(createMemoryBridge({}, KEYRING), database, randomness)
  const cabinet = openKeyCabinet({ database, randomness, store, cost: CHEAP })
  expect(await cabinet.hasPassphrase()).toBe(passphrase !== undefined)
  const keychain = await cabinet.open(passphrase)
  expect((await keychain.device()).id).toBe(id)
  expect(fromUtf8(await keychain.open(sealed, 'label'))).toBe('what was sealed')
  database.close()
})

test.each(['report-1.json'])('%s: what organisers were told is told', async (name) => {
  const r = await room(29, 'anna')
  const profile = createMemoryProfile()
  await profile.set(reportKey(r.id), fromText(textOf(name)))
  const { replica, clock } = r.anna
  const onProblem = (): void => undefined
  const told = await r.when(openReport({ replica, profile, clock, onChange: () => undefined, onProblem }))
  expect(told.view().map(({ is }) => is)).toEqual(['fork', 'between', 'invitation-expired'])
})

test.each(['note-2.json'])('%s: a note’s links and comments are read', (name) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (fromText(textOf(name)) as Map<string, Uint8Array>).get('note') ?? new Uint8Array())
  const { blocks, strange } = readNote(doc)
  expect(strange).toEqual([])
  expect(notesNamed(blocks)).toEqual(['N'.repeat(22)])
  expect(commentsIn(blocks)).toEqual([{ message: 'M'.repeat(42) + 'A', month: '2026-11', passage: 'Five' }])
})

test.each(['invitation-1.txt'])('%s: a link as it was handed out is read', (name) => {
  expect(parseInvitation(textOf(name))).toEqual({
    room: 'R'.repeat(42) + 'A',
    invitation: 'I'.repeat(42) + 'A',
    seed: createSeededRandomness(5).bytes(32),
    expiresAt: Date.parse('2026-12-01T00:00:00Z'),
    hubs: ['192.168.1.20:4455', '[fe80::1]:4455', 'hub.example.org:443'],
  })
})

test.each([
  ['device-link-1.txt', {}],
  ['device-link-2.txt', { called: 'Zoé ]] Martin' }],
])('%s: a link for a device as it was handed out is read', (name, more) => {
  expect(parseDeviceLink(textOf(name))).toEqual({
    ...more,
    room: 'R'.repeat(42) + 'A',
    host: 'H'.repeat(42) + 'A',
    seed: createSeededRandomness(6).bytes(32),
    expiresAt: Date.parse('2026-12-01T00:00:00Z'),
    memberName: 'Zoé [the second]]',
    roomName: 'Café littéraire',
    hubs: ['192.168.1.20:4455'],
  })
})
