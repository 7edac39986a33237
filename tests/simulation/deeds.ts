import { toBase64url } from '#shared/crypto/base64url'
import { body, title } from '#shared/documents/noteDocument'
import type { NoteId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import * as Y from 'yjs'
import type { TestMember } from '../support/room'
import type { World } from './world'
import { pick } from './world'

/** What members do of their own accord. */
export const post = async (world: World, by: TestMember): Promise<void> => {
  const said = (world.said += 1)
  const text = `${by.name} ${said}${' and so on'.repeat(world.chance.fraction() < 0.05 ? 3000 : 0)}`
  const parent = world.chance.fraction() < 0.2 ? pick(world, world.posts) : undefined
  const reply = parent ? { replyTo: parent.id, replyMonth: parent.month } : {}
  const draft = { kind: 'message', ...reply } as const
  const session = by.store
  const { placed, stored } = await by.replica.appendTalk(draft, { v: 1, text })
  if (placed.event.kind !== 'message') return
  const { hash, seq } = placed.event
  const doc = placed.in as TalkDocId
  world.posts.push({ by, id: placed.id, month: monthOfDoc(doc), hash })
  void stored.then(
    () =>
      !world.takenBack.has(hash) && world.saved.set(text, { by, hash, doc, client: placed.client, seq, said, session }),
  )
}

export const edit = async (world: World, by: TestMember): Promise<void> => {
  const one = pick(
    world,
    world.posts.filter((post) => post.by === by),
  )
  if (one)
    await by.replica.appendTalk(
      { kind: 'edit', of: one.id, month: one.month },
      { v: 1, text: `${by.name} edited ${(world.said += 1)}` },
    )
}

export const takeBack = async (world: World, by: TestMember): Promise<void> => {
  const one = pick(
    world,
    world.posts.filter((post) => post.by === by),
  )
  if (!one) return
  world.takenBack.add(one.hash)
  for (const [text, { hash }] of world.again) if (hash === one.hash) world.again.delete(text)
  for (const [text, { hash, of = hash }] of world.saved) if (of === one.hash) world.saved.delete(text)
  await by.replica.appendTalk({ kind: 'takenBack', of: one.id, month: one.month, hash: one.hash })
}

/** Chooses another name, as everybody may. */
export const rename = async (world: World, by: TestMember): Promise<void> => {
  await by.replica.appendTalk({ kind: 'named', name: `${by.name} ${(world.said += 1)}` })
}

/** Puts a note on a shelf, or takes it off, as everybody may who may write. */
export const shelve = async (world: World, by: TestMember): Promise<void> => {
  const one = pick(world, by.replica.notes())
  const shelf = pick(world, ['', 'Winter', 'Summer'])
  if (one && shelf !== undefined) await by.replica.appendTalk({ kind: 'noteShelved', note: one.note, shelf })
}

/** Opens a note, or the one that is open already, and writes or deletes something in it. */
export const write = async (world: World, by: TestMember): Promise<void> => {
  const { chance } = world
  const founded = by.replica.notes().map(({ note }) => note)
  const fresh = founded.length === 0 || chance.fraction() < 0.1
  const note = fresh ? (toBase64url(chance.bytes(16)) as NoteId) : pick(world, founded)
  if (!note) return
  if (fresh) await by.replica.appendTalk({ kind: 'noteFounded', note })
  const { doc } = await openNote(world, by, note)
  const heading = title(doc)
  heading.insert(Math.floor(chance.fraction() * (heading.length + 1)), by.name)
  const blocks = body(doc)
  if (blocks.length > 0 && chance.fraction() < 0.3) blocks.delete(Math.floor(chance.fraction() * blocks.length), 1)
  else paragraph(blocks, `${by.name} ${(world.said += 1)}`)
  // Into a paragraph that another may be deleting.
  const inside = blocks.length > 0 ? blocks.get(Math.floor(chance.fraction() * blocks.length)) : undefined
  const text = inside instanceof Y.XmlElement ? inside.get(0) : undefined
  if (text instanceof Y.XmlText) text.insert(0, `(${by.name}) `)
  if (chance.fraction() < 0.6) closeNote(world, by)
}

const paragraph = (blocks: Y.XmlFragment, text: string): void => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  blocks.insert(blocks.length, [element])
}

const openNote = async (world: World, by: TestMember, note: NoteId) => {
  const known = world.open.get(by)
  if (known?.note === note) return known
  closeNote(world, by)
  const open = await by.replica.openNote(note)
  world.open.set(by, open)
  by.replica.setPlace({ in: 'note', note })
  return open
}

export const closeNote = (world: World, by: TestMember): void => {
  void world.open.get(by)?.close()
  world.open.delete(by)
  by.replica.setPlace({ in: 'conversation' })
}
