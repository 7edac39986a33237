import { canPublish } from '#shared/governance/canPublish'
import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import type { TestMember } from '../support/room'
import type { World } from './world'

/** Says something that is larger than words are. */
const sayLarge = async (world: World, by: TestMember, kind: 'message' | 'edition'): Promise<void> => {
  const { chance } = world
  const said = (world.said += 1)
  const text = `${by.name} ${kind} ${said}`
  const parts = Array.from({ length: Math.floor(chance.fraction() * 6) }, (_, nth) => {
    const length = chance.fraction() < 0.1 ? 60_000 : 100
    return `${text} ${nth}`.padEnd(length, '-')
  })
  const session = by.store
  const places: { readonly text: string; readonly doc: TalkDocId; readonly client: number; readonly seq: number }[] = []
  const hashes: string[] = []
  const off = by.replica.on('events', (doc, events) => {
    for (const { client, event } of events) {
      if (event.kind !== 'part' || event.device !== by.device.id) continue
      places.push({ text: parts[event.nth] ?? '', doc, client, seq: event.seq })
      hashes.push(event.hash)
    }
  })
  const appended = by.replica.appendTalk({ kind }, { v: 1, text }, parts)
  const { placed, stored } = await appended.finally(off)
  if (placed.event.kind !== kind) return
  const { hash, seq } = placed.event
  const doc = placed.in as TalkDocId
  world.posts.push({ by, id: placed.id as MessageId, month: monthOfDoc(doc), hash })
  void stored.then(() => {
    if (world.takenBack.has(hash)) return
    const common = { by, said, session, of: hash }
    world.saved.set(text, { ...common, hash, doc, client: placed.client, seq })
    for (const [nth, { text: piece, ...place }] of places.entries())
      world.saved.set(piece, { ...common, ...place, hash: (hashes[nth] ?? '') as typeof hash })
  })
}

/** Posts a message with files. */
export const attach = (world: World, by: TestMember): Promise<void> => sayLarge(world, by, 'message')

/** Publishes an edition; who may not says something with files instead. */
export const publish = (world: World, by: TestMember): Promise<void> =>
  sayLarge(world, by, canPublish(by.replica.state(), by.device.id) ? 'edition' : 'message')
