import { beforeEach, describe, expect, test } from 'vitest'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readArchive } from '#shared/archive/readArchive'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import type { NoteId, TalkDocId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { openReplica } from '#shared/sync/openReplica'
import { restoreRoom } from '#shared/sync/restoreRoom'
import * as Y from 'yjs'
import { changeRole } from '../../../renderer/commands/changeRole'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import { bringArchive as bring } from '../../../renderer/commands/bringArchive'
import { lookAtArchive } from '../../../renderer/commands/lookAtArchive'
import { governanceView } from '../../../renderer/state/governanceView'
import { builtArchive } from '../../support/builtArchive'
import { houseOf, say } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const note = 'N'.repeat(22) as NoteId
let r: Awaited<ReturnType<typeof circle>>
const circle = () => room(71, 'anna', 'idris')

beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  const open = await r.when(r.anna.replica.openNote(note))
  open.doc.getText('title').insert(0, 'Winter list')
  await r.when(open.close())
  await say(r, r.anna, 'The first evening.')
  await say(r, r.idris, 'And an answer.')
  await r.pass(2_000)
})

const archiveOf = async ({ replica, store, clock }: TestMember): Promise<Uint8Array<ArrayBuffer>> => {
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  return r.when(collectArchive({ replica, store, clock, ...made }).then(builtArchive))
}
const month = (member: TestMember): TalkDocId => member.replica.months()[0]!
const textsOf = async ({ replica }: Pick<TestMember, 'replica'>): Promise<readonly string[]> => {
  const { line, release } = await r.when(replica.hold(replica.months()[0]!))
  await r.when(replica.fill(replica.months()[0]!))
  const messages = line.messages()
  const words = await r.when(replica.words(messages.map(({ hash }) => hash)))
  release()
  return messages.map(({ hash, takenBack }) => (takenBack ? '(taken back)' : (words.get(hash)?.text ?? '(lacking)')))
}

/** The archive on a machine that has never heard of the room. */
const restored = async (zip: Uint8Array<ArrayBuffer>, disk = createFakeDisk()) => {
  const archive = await readArchive(new Blob([zip]))
  const { device, keychain } = await r.stranger('greta')
  const store = createMemoryStore(disk)
  const ledger = await archive.documents.find(({ doc }) => doc === 'ledger')!.read()
  const record = await r.when(restoreRoom({ store, clock: r.clock, room: archive.room, ledger }))
  const given = { store, keychain, device, clock: r.clock, randomness: r.random, room: record.room }
  const replica = await r.when(openReplica({ ...given, isRestored: true }))
  return { archive, replica, record, again: () => openReplica({ ...given, isRestored: true }) }
}

describe('on a machine that has never heard of the room', () => {
  test('everything of it can be read, and nothing written; after a restart too', async () => {
    const { archive, replica, record, again } = await restored(await archiveOf(r.anna))
    await r.when(bring(replica, archive, () => undefined))
    expect(record.isRestored).toBe(true)
    expect(await textsOf({ replica })).toEqual(['The first evening.', 'And an answer.'])
    expect(replica.noteTitle(note)).toBe('Winter list')
    expect(replica.state().name).toBe(r.anna.replica.state().name)
    expect(governanceView(replica.state(), replica.self, 0).gone).toMatchObject({ how: 'restored' })
    await expect(replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Me too' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await r.when(replica.close())
    const later = await r.when(again())
    expect(await textsOf({ replica: later })).toEqual(['The first evening.', 'And an answer.'])
    expect(later.digest(month(r.anna))).toBe(r.anna.replica.digest(month(r.anna)))
  })

  test('files and editions come back with their parts', async () => {
    const text = 'x'.repeat(60_000)
    await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'file' }, [text, text, text]))
    const { placed, stored } = await r.when(r.anna.replica.appendTalk({ kind: 'edition' }, { v: 1, text: '' }, ['one']))
    await r.when(stored)
    const { archive, replica } = await restored(await archiveOf(r.anna))
    await r.when(bring(replica, archive, () => undefined))
    const { line } = await r.when(replica.hold(month(r.anna)))
    await r.when(replica.fill(month(r.anna)))
    const parts = line.messages().flatMap((message) => message.parts)
    expect(parts).toHaveLength(4)
    expect(await r.when(replica.lacking(parts))).toEqual([])
    expect(replica.editions()).toMatchObject([{ id: placed.id, parts: 1 }])
  })

  test('what a damaged disk had is lacking, and everything else is here', async () => {
    const hash = await say(r, r.anna, 'Where are my glasses?')
    const { contents } = r.anna.disk.rooms.get(r.id)!
    contents.set(
      hash,
      contents.get(hash)!.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    )
    const { archive, replica } = await restored(await archiveOf(r.anna))
    await r.when(bring(replica, archive, () => undefined))
    expect(await textsOf({ replica })).toEqual(['The first evening.', 'And an answer.', '(lacking)'])
  })

  test('a note that is larger than others take is here too', async () => {
    const open = await r.when(r.anna.replica.openNote(note))
    open.doc.getText('title').insert(11, ' '.repeat(5 * 1024 ** 2))
    await r.when(open.close())
    const { archive, replica } = await restored(await archiveOf(r.anna))
    await r.when(bring(replica, archive, () => undefined))
    const read = await r.when(replica.openNote(note))
    expect(read.doc.getText('title').length).toBe(11 + 5 * 1024 ** 2)
    await r.when(read.close())
  })

  test('says how far it is', async () => {
    const { archive, replica } = await restored(await archiveOf(r.anna))
    const steps: (readonly [number, number])[] = []
    await r.when(bring(replica, archive, (...step) => steps.push(step)))
    expect(steps).toEqual([1, 2, 3, 4].map((done) => [done, 4]))
  })
})

describe('on a member’s machine', () => {
  test('words that it had lost come back, and what was taken back since stays gone', async () => {
    const zip = await archiveOf(r.anna)
    const { line } = await r.when(r.idris.replica.hold(month(r.idris)))
    const [first, own] = line.messages()
    await r.when(
      r.idris.replica.appendTalk({
        kind: 'takenBack',
        of: own!.id,
        month: month(r.idris).slice(5) as never,
        hash: own!.hash,
      }),
    )
    await r.pass(1_000)
    await r.when(r.anna.replica.close())
    r.idris.disk.rooms.get(r.id)?.contents.delete(first!.hash)
    await r.when(r.idris.replica.close())
    await r.restart(r.idris)
    await r.pass(2_000)
    expect(await textsOf(r.idris)).toEqual(['(lacking)', '(taken back)'])

    const house = houseOf(r, r.idris)
    const look = await r.when(lookAtArchive(house)(new Blob([zip])))
    expect(look).toMatchObject({ is: 'sound', isHere: true, files: Object.keys(unzipSync(zip)).length - 1 })
    await r.when(bring(r.idris.replica, await readArchive(new Blob([zip])), () => undefined))
    expect(await textsOf(r.idris)).toEqual(['The first evening.', '(taken back)'])
    expect(r.idris.replica.isErased(own!.hash)).toBe(true)
  })
})

test('a note in an archive changes none for who may only read here', async () => {
  const { members } = r.anna.replica.state()
  const idris = [...members.values()].find(({ name }) => name === 'idris')!
  await r.when(changeRole(houseOf(r, r.anna))(idris.id, 'reader'))
  await r.pass(1_000)
  const other = new Y.Doc()
  other.getText('title').insert(0, 'Forged')
  const forged = Y.encodeStateAsUpdate(other) as Uint8Array<ArrayBuffer>
  await r.when(r.idris.replica.bringDocument(noteDoc(note), forged))
  expect(r.idris.replica.noteTitle(note)).toBe('Winter list')
  await r.when(r.anna.replica.bringDocument(noteDoc(note), forged))
  expect(r.anna.replica.noteTitle(note)).toContain('Forged')
})

test('a note that is larger than any message can bring is not looked at', async () => {
  const other = new Y.Doc()
  other.getText('body').insert(0, 'x'.repeat(33 * 1024 ** 2))
  const large = Y.encodeStateAsUpdate(other) as Uint8Array<ArrayBuffer>
  await expect(r.when(r.anna.replica.bringDocument(noteDoc(note), large))).rejects.toMatchObject({
    code: 'archive-unsound',
  })
})

describe('what was taken back before its words ever were here', () => {
  const parts = ['a', 'b', 'c']
  test.each(['message', 'edition'] as const)('does not come back with the archive of who had it: %s', async (kind) => {
    const lone = await room(74, 'anna', 'idris')
    const { placed, stored } = await lone.when(lone.anna.replica.appendTalk({ kind }, { v: 1, text: 'Oh' }, parts))
    await lone.when(stored)
    const { replica, store, clock } = lone.anna
    const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
    const zip = await lone.when(collectArchive({ replica, store, clock, ...made }).then(builtArchive))
    const hash = 'hash' in placed.event ? placed.event.hash! : ('' as never)
    const doc = placed.in as TalkDocId
    const of = placed.id as never
    await lone.when(replica.appendTalk({ kind: 'takenBack', of, month: doc.slice(5) as never, hash }))
    lone.connectAll()
    await lone.pass(3_000)
    expect(lone.idris.disk.rooms.get(lone.id)?.contents.size).toBe(0)
    await lone.when(bring(lone.idris.replica, await readArchive(new Blob([zip])), () => undefined))
    expect(lone.idris.disk.rooms.get(lone.id)?.contents.size).toBe(0)
  })
})

test('what an archive has nobody is asked for', async () => {
  const zip = await archiveOf(r.anna)
  const { contents } = r.idris.disk.rooms.get(r.id)!
  contents.clear()
  const asked: unknown[] = []
  r.watch(({ wire }) => void (wire.is === 'wantContents' && asked.push(wire)))
  await r.when(bring(r.idris.replica, await readArchive(new Blob([zip])), () => undefined))
  expect([contents.size, asked]).toEqual([2, []])
})

describe('a file that is not what it should be', () => {
  const look = async (zip: Uint8Array<ArrayBuffer>) => r.when(lookAtArchive(houseOf(r, r.idris))(new Blob([zip])))
  const changed = async (change: (files: Record<string, Uint8Array>) => void) => {
    const files = unzipSync(await archiveOf(r.anna))
    change(files)
    return zipSync(files) as Uint8Array<ArrayBuffer>
  }

  test('is told by what is wrong with it, and nothing is kept', async () => {
    expect(await look(await changed((files) => (files['index.html'] = strToU8('<p>Something else</p>'))))).toEqual({
      is: 'changed',
      faults: [{ kind: 'size', path: 'index.html' }],
    })
    await expect(look(new Uint8Array(100))).rejects.toMatchObject({ code: 'archive-none' })
    await expect(look(zipSync({ 'a.txt': strToU8('a') }) as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({
      code: 'archive-none',
    })
    const newer = await changed((files) => {
      const head = { ...(JSON.parse(strFromU8(files['room.json']!)) as object), version: 99 }
      files['room.json'] = strToU8(JSON.stringify(head))
    })
    await expect(look(newer)).rejects.toMatchObject({ code: 'archive-newer' })
    const large = { size: 2 ** 32, slice: () => new Blob() }
    await expect(lookAtArchive(houseOf(r, r.idris))(large)).rejects.toMatchObject({ code: 'archive-too-large' })
  })

  test('with sums that are right, but not by the members of its room, is refused', async () => {
    const other = await room(72, 'carmen')
    const ledger = await other.when(other.carmen.replica.binary('ledger'))
    const foreign = { store: createMemoryStore(createFakeDisk()), clock: r.clock, room: r.id, ledger }
    await expect(r.when(restoreRoom(foreign))).rejects.toMatchObject({ code: 'archive-unsound' })

    const { replica } = await restored(await archiveOf(r.anna))
    const talk = await r.when(r.anna.replica.binary(month(r.anna)))
    const bent = talk.map((byte, at) => (at === talk.length - 60 ? byte ^ 1 : byte))
    await expect(r.when(replica.bringDocument(month(r.anna), bent))).rejects.toMatchObject({ code: 'archive-unsound' })
    const words = { hash: r.id as never, bytes: strToU8('not what it is called') as Uint8Array<ArrayBuffer> }
    await expect(r.when(replica.bringWords([words]))).rejects.toMatchObject({ code: 'archive-unsound' })
  })
})
