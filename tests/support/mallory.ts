import { toBase64url } from '#shared/crypto/base64url'
import { title } from '#shared/documents/noteDocument'
import type { NoteId } from '#shared/protocol/ids'
import type { Sent, TestMember, TestRoom } from './room'
import { room } from './room'

/** What a member's copy adds up to, in memory and on the disk: lines that can be compared. */
export const copyOf = async (r: TestRoom, { replica, store }: TestMember): Promise<readonly string[]> => {
  const events = (await r.when(Promise.all(replica.months().map((month) => replica.events(month))))).flat()
  const hashes = events.flatMap(({ event }) => ('hash' in event ? [event.hash] : []))
  const words = await r.when(replica.words(hashes))
  const erased = await store.erased(r.id)
  const lines = [
    ...events.map(({ id, client, event }) => `event ${id} ${client} ${JSON.stringify(event)}`),
    ...[...words].map(([hash, { text }]) => `words ${hash} ${text}`),
    ...[...replica.state().members.values()].map(({ id, name, devices }) => `member ${id} ${name} ${devices.join()}`),
    ...replica.notes().map(({ note, by }) => `note ${note} ${by}`),
    ...[...erased].map((hash) => `erased ${hash}`),
  ]
  return lines.sort()
}

export type AmongMallory = {
  readonly r: TestRoom
  readonly anna: TestMember
  readonly idris: TestMember
  readonly mallory: TestMember
  /** What was said among the three, until Mallory's own engine ended. */
  readonly sent: readonly Sent[]
  /** What a copy may add up to: all that Anna or Idris have. */
  readonly genuine: ReadonlySet<string>
}

/**
 * Mallory is a member, whose machine has heard what members hear: of what Anna has, and of what she has missed. Her own
 * engine is gone; what her machine says from now on is up to the test. Nobody is linked.
 */
export const amongMallory = async (seed: number): Promise<AmongMallory> => {
  const r = await room(seed, 'anna', 'idris', 'mallory')
  const { anna, idris, mallory, random } = r
  const sent: Sent[] = []
  let listening = true
  r.watch((one) => listening && sent.push(one))
  const talk = async (from: number): Promise<void> => {
    for (let at = from; at < from + 8; at += 1) {
      await anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `Anna says ${at}` })
      await idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: `Idris says ${at}` })
      await r.pass(100)
    }
  }
  const together = r.connect(anna, idris)
  await talk(0)
  together.cut('parted')
  await talk(8)
  const { placed } = await idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Taken back soon' })
  if (placed.event.kind !== 'message') throw new Error('not a message')
  const { hash } = placed.event
  await idris.replica.appendTalk({ kind: 'takenBack', of: placed.id, month: '2026-01', hash })
  const note = toBase64url(random.bytes(16)) as NoteId
  await idris.replica.appendTalk({ kind: 'noteFounded', note })
  const open = await idris.replica.openNote(note)
  title(open.doc).insert(0, 'Questions')
  await r.when(open.close())
  // Mallory hears everything that a member hears.
  const cable = r.connect(mallory, idris)
  await r.pass(5_000)
  cable.cut('enough')
  await r.pass(1_000)
  listening = false
  mallory.store.crash()
  const genuine = new Set([...(await copyOf(r, anna)), ...(await copyOf(r, idris))])
  return { r, anna, idris, mallory, sent, genuine }
}
