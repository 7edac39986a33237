import { toBase64url } from '#shared/crypto/base64url'
import type { NoteId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { createCable } from '../support/fakeLinks'
import { below, mutationsWith } from '../support/mutations'
import type { TestMember, TestRoom } from '../support/room'
import { room } from '../support/room'

const MESSAGES = 8_000
/** How many are sent over one link before it is let be. */
const BURST = 10

/** What a member's copy adds up to, in memory and on the disk: lines that can be compared. */
const copyOf = async (r: TestRoom, { replica, store }: TestMember): Promise<readonly string[]> => {
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
const digestsOf = async (r: TestRoom, { store }: TestMember): Promise<readonly string[]> =>
  (await store.summaries(r.id)).map(({ doc, digest }) => `${doc} ${digest}`).sort()

/**
 * Mallory is a member, whose machine says again what others have said, with something wrong in it: of what Anna has, and
 * of what she has missed. Into notes every member may write what they like: what is said about those is left out.
 */
test(`${MESSAGES} mutated messages over authenticated links add nothing that nobody has said`, async () => {
  const r = await room(71, 'anna', 'idris', 'mallory')
  const { anna, idris, mallory, random } = r
  const recorded: Uint8Array<ArrayBuffer>[] = []
  let listening = true
  r.watch(({ wire, bytes }) => {
    if (listening && !(wire.is === 'update' && wire.doc.startsWith('note/'))) recorded.push(bytes)
  })
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
  await idris.replica.appendTalk({ kind: 'noteFounded', note: toBase64url(random.bytes(16)) as NoteId })
  // Mallory hears everything that a member hears.
  const cable = r.connect(mallory, idris)
  await r.pass(5_000)
  cable.cut('enough')
  await r.pass(1_000)
  listening = false
  mallory.store.crash()

  const genuine = new Set([...(await copyOf(r, anna)), ...(await copyOf(r, idris))])
  const untrue = async (): Promise<string[]> => (await copyOf(r, anna)).filter((line) => !genuine.has(line))
  const mutations = mutationsWith(recorded)
  const problems: string[] = []
  anna.replica.on('problem', ({ code }) => problems.push(code))
  let [sent, refused] = [0, 0]
  while (sent < MESSAGES) {
    const link = createCable({ clock: r.clock, a: anna.device.id, b: mallory.device.id, delay: () => 1 })
    link.ends[1].receive(() => undefined)
    anna.replica.connect(link.ends[0])
    for (let at = 0; at < BURST && link.over === undefined; at += 1) {
      const source = recorded[below(recorded.length, random)]
      const mutation = mutations[sent % mutations.length]
      if (!source || !mutation) throw new Error('nothing to mutate')
      link.ends[1].send(mutation(source, random))
      sent += 1
      await r.pass(2)
    }
    if (link.over?.startsWith('invalid')) refused += 1
    link.cut('enough')
    if (sent % 2_000 < BURST) expect(await untrue(), `after ${sent}`).toEqual([])
  }
  await r.pass(60_000)
  expect(await untrue()).toEqual([])
  expect(problems).toEqual([])
  expect(refused).toBeGreaterThan(500)

  // The honest ones go on, and end alike.
  r.connect(anna, idris)
  await r.pass(40_000)
  // Who never had the words that were taken back has erased none: they are not wanted, which comes to the same.
  const lasting = async (member: TestMember): Promise<readonly string[]> =>
    (await copyOf(r, member)).filter((line) => !line.startsWith('erased'))
  expect(await lasting(anna)).toEqual(await lasting(idris))
  expect(await digestsOf(r, anna)).toEqual(await digestsOf(r, idris))
  expect((await copyOf(r, anna)).filter((line) => line.startsWith('words'))).toHaveLength(32)
}, 300_000)
