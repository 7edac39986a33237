import { streamsOf } from '#shared/events/mergeStreams'
import { salvage } from '#shared/events/salvage'
import type { DocId, StreamDocId } from '#shared/protocol/ids'
import { isStreamDoc, signedDocName } from '#shared/protocol/ids'
import type { TestMember } from '../support/room'
import { longestOf } from './disks'
import type { World } from './world'
import { post } from './deeds'
import { pick, up } from './world'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * What a failing disk may have made of a row. Of what happens inside of one only the conversation can tell, which is a
 * chain of hashes; a note relies on the checksums of the platform's database there.
 */
const damaged = (world: World, row: Bytes, isChained: boolean): readonly Bytes[] => {
  const { chance } = world
  const at = Math.floor(chance.fraction() * row.length)
  const kind = chance.fraction()
  if (kind < 0.3) return []
  if (kind < 0.5 || !isChained) return [row.slice(0, at)]
  if (kind < 0.7) return [row.slice().fill(0, at)]
  return [row.map((byte, place) => (place === at ? byte ^ (1 << Math.floor(chance.fraction() * 8)) : byte))]
}

/** Some rows of a document are damaged on a member's disk; what is on no other disk is nobody's fault from then on. */
const damageRows = async (world: World, one: TestMember, doc: DocId, session?: TestMember['store']): Promise<void> => {
  const on = one.disk.rooms.get(world.r.id)
  const share = world.chance.fraction() / 2
  const rows = (on?.updates.get(doc) ?? []).flatMap((row) =>
    world.chance.fraction() < share ? damaged(world, row, isStreamDoc(doc)) : [row],
  )
  on?.updates.set(doc, rows)
  if (isStreamDoc(doc)) await forgetTheLost(world, one, doc, rows, session)
  world.setBack.add(one)
  world.damaged.add(one)
  world.noticed.delete(one)
  world.kept.delete(one)
  forgetAgain(world, one)
}

/** The only copy of what was to be said again may be gone. */
export const forgetAgain = (world: World, one: TestMember): void => {
  for (const [text, { by }] of world.again) if (by === one) world.again.delete(text)
}

const pickDoc = (world: World, one: TestMember): DocId | undefined =>
  pick(world, [...(one.disk.rooms.get(world.r.id)?.updates.keys() ?? [])].filter((name) => name !== 'ledger').sort())

/**
 * A member's process ends, and some rows of one of their documents are damaged before it begins anew. It notices when they
 * are looked at, or sent to somebody, and what others have must come back.
 */
export const tear = async (world: World, one: TestMember): Promise<void> => {
  const doc = pickDoc(world, one)
  if (!doc || up(world).length < 2) return
  world.log.push(`${one.name}'s disk damages ${doc}`)
  world.r.crash(one)
  world.open.delete(one)
  await damageRows(world, one, doc)
  await world.r.restart(one)
}

const damageAwake = async (world: World, one: TestMember): Promise<StreamDocId | undefined> => {
  const doc = pickDoc(world, one)
  if (!doc || !isStreamDoc(doc) || up(world).length < 2) return undefined
  world.log.push(`${one.name}'s disk damages ${doc}, which is being written`)
  await damageRows(world, one, doc, one.store)
  return doc
}

const notice = async (world: World, one: TestMember, doc: StreamDocId): Promise<void> => {
  await one.replica.binary(doc)
  world.noticed.set(one, world.said)
  world.kept.set(one, one.store)
}

/** The same of a month of the conversation, which is looked at once more, while the process goes on: as does its member. */
export const tearAwake = async (world: World, one: TestMember): Promise<void> => {
  const doc = await damageAwake(world, one)
  if (doc) await notice(world, one, doc)
}

/** The same, and something is said before anybody looks. */
export const tearUnseen = async (world: World, one: TestMember): Promise<void> => {
  const doc = await damageAwake(world, one)
  if (!doc) return
  await post(world, one)
  const { store } = one
  world.r.clock.after(world.chance.fraction() * 3_000, () => {
    // Nobody has looked by the time the process ends.
    if (one.store !== store || world.down.has(one)) return
    notice(world, one, doc).catch((error: unknown) => world.log.push(`${one.name} could not look: ${String(error)}`))
  })
}

/**
 * The same, and the process ends before anybody has looked: what it had said by then can be read, and stands behind what cannot. It has to
 * be said again, unless members have it.
 */
export const tearAndEnd = async (world: World, one: TestMember): Promise<void> => {
  const doc = await damageAwake(world, one)
  if (!doc) return
  // What is called saved only from here on may have reached the disk before, and be what was damaged.
  const earlier = world.said
  for (let times = 0; times < 2; times += 1) await post(world, one)
  // Time to reach the disk.
  await new Promise<void>((resolve) => void world.r.clock.after(500, resolve))
  const said = [...world.saved].filter(([, { by, said: nth }]) => by === one && nth > earlier)
  world.r.crash(one)
  world.open.delete(one)
  await world.r.restart(one)
  for (const [text, { hash }] of said) world.again.set(text, { by: one, hash })
}

/** What cannot be read there any more, and is on no other disk; but what was said in a `session` that goes on is known to it. */
const forgetTheLost = async (
  world: World,
  one: TestMember,
  doc: StreamDocId,
  rows: readonly Bytes[],
  session: TestMember['store'] | undefined,
): Promise<void> => {
  const left = new Map<number, number>()
  for (const { client, texts } of streamsOf(await salvage(rows, signedDocName(world.r.id, doc), doc)))
    left.set(client, texts.length)
  const others = { ...world, honest: world.honest.filter((member) => member !== one) }
  for (const [text, said] of world.saved) {
    if (said.doc !== doc || (said.by === one && said.session === session)) continue
    const longest = Math.max(left.get(said.client) ?? 0, longestOf(others, doc, said.client))
    if (longest <= said.seq) world.saved.delete(text)
  }
}
