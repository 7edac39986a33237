import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveInput } from '#shared/archive/archiveInput'
import { body, title } from '#shared/documents/noteDocument'
import { keyFromSeed } from '#shared/crypto/keys'
import { toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { cutParts } from '#shared/contents/fileParts'
import { makeIssue } from '#shared/contents/issue'
import { writePortrait } from '#shared/contents/portrait'
import { makeWords } from '#shared/contents/words'
import { withContents } from '../../support/archivedFiles'
import { builtArchive } from '../../support/builtArchive'
import { png } from '../../support/png'
import { portraitLike } from '../../support/portraits'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, Hash, InvitationId, MessageId, Month, NoteId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { formatDeviceLink } from '#shared/protocol/deviceLink'
import { formatInvitation } from '#shared/protocol/invitation'
import { encodeWire } from '#shared/protocol/wire'
import { foundRoom } from '#shared/sync/foundRoom'
import { openReplica } from '#shared/sync/openReplica'
import { deflateSync } from 'fflate'
import * as Y from 'yjs'
import { openReport, reportKey } from '../../../renderer/commands/report'
import { desktopKeys } from '../../../renderer/platform/keys/keychainDesktop'
import { openKeyCabinet } from '../../../renderer/platform/keys/keyCabinet'
import type { Cost } from '../../../renderer/platform/keys/passphrase'
import { DATABASE_VERSION, openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { registersIn } from '../../../renderer/storage/registers'
import { createProfileStore } from '../../../renderer/storage/profileStore'
import { dumpDatabase, toText } from '../../support/databaseDump'
import { createMemoryBridge } from '../../support/memoryBridge'
import { room } from '../../support/room'
import { recordConversation } from '../../support/recordConversation'
import { nodeClock } from '../../support/systemPorts'
import { sample } from '../archive/sample'

const folder = join(import.meta.dirname, 'fixtures')

/** The bytes of a fixture. */
export const fixture = (name: string): Buffer => readFileSync(join(folder, name))

const keep = async (name: string, make: () => Promise<string | Uint8Array>): Promise<void> => {
  const path = join(folder, name)
  if (!existsSync(path)) writeFileSync(path, await make())
}

/** A profile with a room of some messages, one of them changed, one answered, one taken back, and a note. */
const database = async (): Promise<string> => {
  const opened = await openDatabase('recorded')
  const store = createDexieStore(opened)
  await createProfileStore(opened).set('name', 'Anna')
  const randomness = createSeededRandomness(11)
  const device = await keyFromSeed(randomness.bytes(32))
  const keychain = createMemoryKeychain()
  const common = { store, device, clock: nodeClock, randomness }
  const { room } = await foundRoom({ ...common, keychain, roomName: 'Thursday circle', memberName: 'Anna' })
  const replica = await openReplica({ ...common, keychain, room })
  const post = async (text: string, replyTo?: MessageId) => {
    const reply = replyTo ? { replyTo } : {}
    const { placed, stored } = await replica.appendTalk({ kind: 'message', ...reply }, { v: 1, text })
    await stored
    return placed
  }
  const first = await post('Shall we start with the Jansson?')
  await post('Yes, and the letters after it.', first.id as MessageId)
  const changed = await post('On Thurdsay')
  await store.compact(room, first.in)
  const month = first.in.slice('talk/'.length) as `${number}-${number}`
  await replica.appendTalk({ kind: 'edit', of: changed.id as MessageId, month }, { v: 1, text: 'On Thursday' })
  const taken = await post('I take this back at once')
  if (taken.event.kind !== 'message') throw new Error('a message was posted')
  await replica.appendTalk({ kind: 'takenBack', of: taken.id as MessageId, month, hash: taken.event.hash })
  const note = toBase64url(randomness.bytes(16)) as NoteId
  await replica.appendTalk({ kind: 'noteFounded', note })
  const open = await replica.openNote(note)
  title(open.doc).insert(0, 'Winter list')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Five titles, two of them short.')])
  body(open.doc).insert(0, [paragraph])
  await open.saved()
  const bytes = deflateSync(Y.encodeStateAsUpdate(open.doc), { level: 9 })
  const stateVector = new Uint8Array(Y.encodeStateVector(open.doc))
  const head = { note, at: 1_000, until: 2_000, writers: [open.doc.clientID], stateVector, length: 31, closed: false }
  await store.keepVersions(room, note, { heads: [head], state: { at: 1_000, bytes: new Uint8Array(bytes) } })
  const idris = await keyFromSeed(createSeededRandomness(13).bytes(32))
  const complete = Float64Array.of(first.client, 2)
  await store.commit({ room, deliveries: [{ device: idris.id, doc: first.in, complete }] })
  await open.close()
  await replica.close()
  await registersIn(opened, 1).keep(room)
  await store.close()
  return toText(await dumpDatabase('recorded'))
}

/** What three members' machines said, each kind of message with its first and its largest example. */
const wire = async (): Promise<string> => {
  const kept = new Map<string, Uint8Array>()
  for (const { wire: message, bytes } of await recordConversation(17)) {
    const largest = kept.get(`${message.is} largest`)
    if (!largest) kept.set(`${message.is} first`, bytes)
    if (!largest || bytes.length > largest.length) kept.set(`${message.is} largest`, bytes)
  }
  return toText(kept)
}

/** What a machine tells of a member who is only counted, or unseen: in version 2 of the wire. */
const seen = async (): Promise<string> =>
  toText(
    new Map(
      (['counted', 'unseen'] as const).map((as) => [`place ${as}`, encodeWire({ is: 'place', place: { in: as } })]),
    ),
  )

/** A stream of marks: by name, counted, and of a message that was read. */
const marks = async (): Promise<string> => {
  const r = await room(19, 'anna')
  const { replica } = r.anna
  const { placed } = await r.when(replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Read me' }))
  await r.when(replica.appendTalk({ kind: 'mark', as: 'name' }))
  await r.when(replica.appendTalk({ kind: 'mark', as: 'counted' }))
  const month = placed.in.slice('talk/'.length) as Month
  const last = await r.when(replica.appendTalk({ kind: 'mark', as: 'counted', of: placed.id, month }))
  await r.when(last.stored)
  return toText(new Map([[`${r.id} ${placed.in}`, await r.when(replica.binary(placed.in))]]))
}

/** A stream in which somebody chooses a colour, a colour and a picture, and neither: in version 3 of the wire. */
const likenesses = async (): Promise<string> => {
  const r = await room(41, 'anna')
  const { replica } = r.anna
  const { placed } = await r.when(replica.appendTalk({ kind: 'likeness', tone: 3 }))
  const text = writePortrait(portraitLike(1))
  await r.when(replica.appendTalk({ kind: 'likeness', tone: 3 }, { v: 1, text }))
  const last = await r.when(replica.appendTalk({ kind: 'likeness' }))
  await r.when(last.stored)
  return toText(new Map([[`${r.id} ${placed.in}`, await r.when(replica.binary(placed.in))]]))
}

/** A stream in which somebody changes their name twice: in version 5 of the wire. */
const names = async (): Promise<string> => {
  const r = await room(43, 'anna')
  const { replica } = r.anna
  const { placed } = await r.when(replica.appendTalk({ kind: 'named', name: 'Anna Lindqvist' }))
  const last = await r.when(replica.appendTalk({ kind: 'named', name: 'Aña 안나' }))
  await r.when(last.stored)
  return toText(new Map([[`${r.id} ${placed.in}`, await r.when(replica.binary(placed.in))]]))
}

/** A stream in which a message has a file of two parts, and an edition is published: in version 6 of the wire. */
const editions = async (): Promise<string> => {
  const r = await room(47, 'anna')
  const { replica } = r.anna
  const bytes = createSeededRandomness(48).bytes(50_000)
  const file = { name: 'letter.pdf', type: 'application/pdf', bytes: bytes.length, parts: 2 }
  const { placed } = await r.when(
    replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Read this', files: [file] }, cutParts(bytes)),
  )
  const { words, parts } = makeIssue({
    v: 1,
    title: 'Lectures d’hiver',
    introduction: 'What we *read*.',
    pieces: [
      { kind: 'words', text: '## First' },
      { kind: 'message', of: placed.id, month: placed.in.slice('talk/'.length) as Month, hash: replica.room },
      {
        kind: 'note',
        note: 'N'.repeat(22) as NoteId,
        title: 'Winter list',
        content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Five titles' }] }] },
      },
    ],
    comments: true,
  })
  const last = await r.when(replica.appendTalk({ kind: 'edition' }, words, parts))
  await r.when(last.stored)
  const kept = new Map([[`${r.id} ${placed.in}`, await r.when(replica.binary(placed.in))]])
  const hashes = (await r.when(replica.events(placed.in as TalkDocId))).flatMap(({ event }) =>
    'hash' in event && event.hash ? [event.hash] : [],
  )
  for (const [hash, content] of await r.when(r.anna.store.contents(r.id, hashes))) kept.set(hash, content)
  return toText(kept)
}

/** A stream in which a note is founded, put on a shelf, and taken from it: in version 3 of the wire. */
const shelves = async (): Promise<string> => {
  const r = await room(37, 'anna')
  const { replica } = r.anna
  const note = toBase64url(r.random.bytes(16)) as NoteId
  const { placed } = await r.when(replica.appendTalk({ kind: 'noteFounded', note }))
  await r.when(replica.appendTalk({ kind: 'noteShelved', note, shelf: 'Listes d’été' }))
  const last = await r.when(replica.appendTalk({ kind: 'noteShelved', note, shelf: '' }))
  await r.when(last.stored)
  return toText(new Map([[`${r.id} ${placed.in}`, await r.when(replica.binary(placed.in))]]))
}

/** What the key of a machine's keyring is in these fixtures, and what guessing costs in them. */
export const KEYRING = createSeededRandomness(23).bytes(32)
export const CHEAP: Cost = { memory: 64, passes: 1, lanes: 1 }

/** A desktop application's keys as they lie on the disk, with a passphrase or without, and something that they sealed. */
const keys = async (passphrase: string | undefined): Promise<string> => {
  const name = `recorded keys ${passphrase}`
  const opened = await openDatabase(name)
  const randomness = createSeededRandomness(24)
  const store = await desktopKeys(createMemoryBridge({}, KEYRING), opened, randomness)
  const cabinet = openKeyCabinet({ database: opened, randomness, store, cost: CHEAP })
  if (passphrase !== undefined) await (await cabinet.prepareChange(undefined, passphrase)).commit()
  const keychain = await cabinet.open(passphrase)
  const { id } = await keychain.device()
  const sealed = await keychain.seal(utf8('what was sealed'), 'label')
  opened.close()
  return toText({ passphrase, id, sealed, dump: await dumpDatabase(name) })
}

/** What organisers are told of what was turned away, as it lies in the profile. */
const report = async (): Promise<string> => {
  const r = await room(29, 'anna', 'idris')
  const profile = createMemoryProfile()
  const { replica, clock, device } = r.anna
  const onProblem = (): void => undefined
  const told = await r.when(openReport({ replica, profile, clock, onChange: () => undefined, onProblem }))
  told.note({ is: 'fork', by: device.id })
  told.note({ is: 'between' })
  told.note({ is: 'invitation-expired', with: 'I'.repeat(43) as InvitationId })
  await r.pass(5_000)
  return toText(await profile.get(reportKey(r.id)))
}

/** A note in which another one is linked to, and words are commented on. */
const note = async (): Promise<string> => {
  const doc = new Y.Doc()
  doc.clientID = 1
  title(doc).insert(0, 'Winter list')
  const paragraph = new Y.XmlElement('paragraph')
  const words = new Y.XmlText('Five titles, see ')
  const link = new Y.XmlElement<{ note: string; title: string }>('noteLink')
  link.setAttribute('note', 'N'.repeat(22))
  link.setAttribute('title', 'Hosts')
  paragraph.insert(0, [words, link as Y.XmlElement])
  body(doc).insert(0, [paragraph])
  const comment = { message: 'M'.repeat(42) + 'A', month: '2026-11' }
  words.format(0, 4, { 'comment--bWFya2Vk': comment })
  return toText(new Map([['note', new Uint8Array(Y.encodeStateAsUpdate(doc))]]))
}

/** A room with editions, one of which had not all arrived, and a message that brings a picture and a file that had not. */
const archive = async (): Promise<ArchiveInput> => {
  const input = await sample()
  const [first] = input.messages
  if (!first) throw new Error('something was said')
  const bytes = Uint8Array.from(png(30, 20))
  const text = cutParts(bytes).join('')
  const by = `${'anna'.padEnd(42, '-')}A` as DeviceId
  const part = await makeWords({ v: 1, by, text }, createSeededRandomness(8))
  const files = [
    { name: 'bench.png', type: 'image/png', bytes: bytes.length, parts: 1, picture: { width: 30, height: 20 } },
    { name: 'song.mp3', type: 'audio/mpeg', bytes: 900, parts: 1 },
  ]
  const id = 'nine'.padEnd(43, '0') as MessageId
  const words = { kind: 'text', text: 'From Sunday.', files } as const
  const message = { ...first, id, words, parts: [part.hash, 'away'.padEnd(43, '0') as Hash] }
  const edition = (name: string, title: string) => ({
    id: name.padEnd(43, '0') as MessageId,
    title,
    by: 'Anna',
    at: first.at + 86_400_000,
  })
  const all: ArchiveInput = {
    ...input,
    messages: [...input.messages, message],
    editions: [
      {
        ...edition('ten', 'Winter issue'),
        introduction: [],
        pieces: [{ kind: 'message', id, by: 'Anna', at: first.at, isEditedSince: false, words }],
      },
    ],
    awayEditions: [{ ...edition('eleven', 'Spring issue'), isStrange: false }],
  }
  return withContents(all, [{ month: first.month, ...part }])
}

/** Writes the fixtures of today's versions that are not there yet. */
export const recordMissing = async (): Promise<void> => {
  await keep(`database-${DATABASE_VERSION}.json`, database)
  await keep('archive-3.zip', async () => builtArchive(await archive()))
  await keep('wire-2.json', wire)
  await keep('seen-2.json', seen)
  await keep('marks-1.json', marks)
  await keep('shelves-1.json', shelves)
  await keep('likenesses-1.json', likenesses)
  await keep('names-1.json', names)
  await keep('editions-1.json', editions)
  await keep('report-1.json', report)
  await keep('keys-1.json', () => keys(undefined))
  await keep('keys-passphrase-1.json', () => keys('lantern velvet orchard pickle'))
  await keep('note-2.json', note)
  await keep('invitation-1.txt', async () =>
    formatInvitation({
      room: ('R'.repeat(42) + 'A') as RoomId,
      invitation: ('I'.repeat(42) + 'A') as InvitationId,
      seed: createSeededRandomness(5).bytes(32),
      expiresAt: Date.parse('2026-12-01T00:00:00Z'),
      hubs: ['192.168.1.20:4455', '[fe80::1]:4455', 'hub.example.org:443'],
    }),
  )
  const deviceLink = {
    room: ('R'.repeat(42) + 'A') as RoomId,
    host: ('H'.repeat(42) + 'A') as Hash as unknown as DeviceId,
    seed: createSeededRandomness(6).bytes(32),
    expiresAt: Date.parse('2026-12-01T00:00:00Z'),
    memberName: 'Zoé [the second]]',
    roomName: 'Café littéraire',
    hubs: ['192.168.1.20:4455'],
  }
  await keep('device-link-1.txt', async () => formatDeviceLink(deviceLink))
  await keep('device-link-2.txt', async () => formatDeviceLink({ ...deviceLink, called: 'Zoé ]] Martin' }))
}
