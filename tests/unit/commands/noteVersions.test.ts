import type { DocId, NoteId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body, title } from '#shared/documents/noteDocument'
import { noteText } from '../../../renderer/state/search/noteText'
import type { NoteVersions } from '../../../renderer/commands/noteVersions'
import { openNoteVersions } from '../../../renderer/commands/noteVersions'
import { readHistory, readVersion } from '../../../renderer/commands/readHistory'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { damage, gone } from '../../support/damage'
import type { TestHouse } from '../../support/house'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const note = `${'N'.repeat(21)}A` as NoteId
const MINUTE = 60_000
const WORDS = Array.from({ length: 40 }, (_, at) => `Sentence ${at} of it.`).join(' ')

const circle = () => room(41, 'anna', 'idris')
let r: Awaited<ReturnType<typeof circle>>
let house: TestHouse
let problems: string[]

/** Anna's machine keeps the history. */
const opened = (): NoteVersions => {
  const { replica, store, clock } = r.anna
  const onProblem = ({ code }: { readonly code: string }): void => void problems.push(code)
  const versions = openNoteVersions({ replica, store, profile: house.profile, clock, onProblem })
  Object.assign(house.sessions.get(r.id) ?? {}, { versions })
  return versions
}
const change = async (member: TestMember, edit: (doc: Y.Doc) => void): Promise<void> => {
  const open = await r.when(member.replica.openNote(note))
  edit(open.doc)
  await r.when(open.close())
  await r.pass(7_000)
}
const add = (member: TestMember, words: string): Promise<void> =>
  change(member, (doc) => fillNote(doc, parseMarkdown(words)))
const takeAway = (doc: Y.Doc): void => body(doc).delete(0, body(doc).length)
/** Newest first: who, and what it said. */
const history = async (): Promise<readonly string[]> => {
  const versions = await r.when(readHistory(house)(note))
  const told = []
  for (const { at, people, isSomeUnknown } of versions) {
    const content = await r.when(readVersion(house)(note, at))
    const names = people.map(({ name }) => name).sort()
    told.push(`${[...names, ...(isSomeUnknown ? ['?'] : [])].join('+')}: ${noteText(content).slice(0, 24)}`)
  }
  return told
}

beforeEach(async () => {
  r = await circle()
  r.connectAll()
  await r.pass(500)
  house = houseOf(r, r.anna)
  problems = []
})

describe('what a note was', () => {
  let versions: NoteVersions
  beforeEach(async () => {
    versions = opened()
    await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
    await r.pass(500)
  })

  test('is kept by who wrote, whichever member it was, and one’s own going on is no version of its own', async () => {
    await add(r.anna, 'Soup')
    await add(r.anna, 'Bread')
    expect(await history()).toEqual(['anna: Soup\nBread'])
    await r.pass(3 * MINUTE)
    await add(r.idris, 'Tea')
    expect(await history()).toEqual(['idris: Soup\nBread\nTea', 'anna: Soup\nBread'])
    await add(r.anna, 'Wine')
    expect((await history())[0]).toBe('anna+idris: Soup\nBread\nTea\nWine')
    expect(problems).toEqual([])
  })

  test('outlives that somebody takes everything away, a moment later and while nobody has it open', async () => {
    await add(r.anna, WORDS)
    await change(r.idris, takeAway)
    expect(await history()).toEqual(['?: ', `anna: ${WORDS.slice(0, 24)}`])
  })

  test('is kept as it stood before it is restored, however little it is', async () => {
    await add(r.anna, 'Soup')
    await r.when(versions.seal(note))
    await change(r.anna, takeAway)
    await add(r.anna, 'Bread')
    expect(await history()).toEqual(['anna: Bread', 'anna: Soup'])
  })

  test('of a client that two members call theirs nobody is named', async () => {
    let client = 0
    await change(r.anna, (doc) => {
      client = doc.clientID
      title(doc).insert(0, 'List')
    })
    await r.when(r.idris.replica.appendTalk({ kind: 'noteWriter', note, client }))
    await r.pass(500)
    expect(await history()).toEqual(['?: '])
  })

  test('is read no more often than it changes: looking at it adds nothing', async () => {
    await add(r.anna, 'Soup')
    await history()
    await r.pass(MINUTE)
    const before = await r.when(r.anna.store.versions(r.id, note))
    await history()
    expect(await r.when(r.anna.store.versions(r.id, note))).toEqual(before)
  })
})

test('what came before anybody kept a history, or right before a crash, is in it as it is found', async () => {
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
  await add(r.idris, 'Soup')
  opened()
  await r.pass(7_000)
  expect((await r.when(r.anna.store.versions(r.id, note))).map(({ length }) => length)).toEqual([4])
  expect(await history()).toEqual(['idris: Soup'])
})

test('what is among its versions already is not read again when the room is opened; what has changed since is', async () => {
  const another = `${'M'.repeat(21)}A` as NoteId
  for (const one of [note, another]) await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note: one }))
  await r.pass(500)
  const first = opened()
  await add(r.anna, 'Soup')
  await r.pass(12_000)
  first.close()
  await add(r.idris, 'Bread')

  const read: string[] = []
  const { replica, store, clock } = r.anna
  const watched = { ...replica, binary: (doc: DocId) => (read.push(doc), replica.binary(doc)) }
  const open = () =>
    openNoteVersions({ replica: watched, store, profile: house.profile, clock, onProblem: () => undefined })
  const second = open()
  await r.pass(20_000)
  expect(read).toEqual([noteDoc(note)])
  expect((await r.when(store.versions(r.id, note))).at(-1)?.length).toBe('Soup\nBread'.length)
  second.close()
  read.length = 0
  const third = open()
  await r.pass(20_000)
  expect(read).toEqual([])
  third.close()
})

test('what there was of a note before the disk lost part of it stays a version of its own, however little it is', async () => {
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
  const first = opened()
  for (const words of ['Soup', 'Bread']) await add(r.anna, words)
  await r.pass(12_000)
  first.close()
  await r.when(r.anna.replica.close())
  damage(r, r.anna, noteDoc(note), gone, (row) => row > 0)
  await r.restart(r.anna)
  house = houseOf(r, r.anna)
  opened()
  await r.pass(20_000)
  expect((await history()).at(-1)).toBe('anna: Soup\nBread')
  expect(await history()).toHaveLength(2)
})

test('a room that is closed while it is looked at leaves nothing behind for it', async () => {
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(500)
  const versions = opened()
  await add(r.anna, 'Soup')
  await r.pass(12_000)
  const { doc, close } = await r.when(r.anna.replica.openNote(note))
  takeAway(doc)
  await r.when(close())
  const kept = vi.spyOn(r.anna.store, 'keepVersions')
  const looking = versions.keep(note)
  versions.close()
  await expect(r.when(looking)).rejects.toMatchObject({ code: 'unexpected' })
  await r.pass(20_000)
  expect(kept).not.toHaveBeenCalled()
})
