import type { TalkDocId } from '#shared/protocol/ids'
import { noteDoc } from '#shared/protocol/ids'
import type { NoteId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { charter, damage, gone, idsOf, say } from '../../support/damage'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

/** Anna, who has said three things of which her disk has lost the second's row, and noticed it while she is at it. */
const tornWhileWriting = async (seed: number, isLinked: boolean) => {
  const r = await room(seed, 'anna', 'idris')
  const signed = watchPlaces(r.anna)
  const cable = isLinked ? r.connect(r.anna, r.idris) : undefined
  const first = await say(r.anna, 'first')
  const doc = first.in as TalkDocId
  await r.pass(1_000)
  await say(r.anna, 'second')
  await r.pass(1_000)
  await say(r.anna, 'third')
  await r.pass(1_000)
  damage(r, r.anna, doc, gone, (at) => at === 1)
  return { r, doc, first, signed, cut: () => cable?.cut('the network is gone') }
}

/** What a member has signed for each place of each stream, as its own screen hears of it. */
const watchPlaces = ({ device, replica }: TestMember): ReadonlyMap<string, ReadonlySet<string>> => {
  const places = new Map<string, Set<string>>()
  replica.on('events', (_, events) => {
    for (const { client, id, event } of events) {
      if (event.device !== device.id) continue
      const place = `${client} ${event.seq}`
      places.set(place, (places.get(place) ?? new Set()).add(id))
    }
  })
  return places
}

test('what is said after one’s own stream was damaged goes on with it, and reaches others in the same session', async () => {
  const { r, doc, first } = await tornWhileWriting(61, false)
  const before = await idsOf(r, r.anna, doc)
  expect(before).toHaveLength(3)
  const later = await say(r.anna, 'later')
  expect([later.client, later.event.seq]).toEqual([first.client, 3])
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  for (const member of [r.anna, r.idris]) expect(await idsOf(r, member, doc)).toEqual([...before, later.id].sort())
  expect(r.anna.replica.delivery(r.idris.device.id, doc).get(later.client)).toBe(4)
})

test('members who hold the whole stream, too, take what follows', async () => {
  const { r, doc, first, signed } = await tornWhileWriting(62, true)
  await idsOf(r, r.anna, doc)
  const [later, last] = [await say(r.anna, 'later'), await say(r.anna, 'last')]
  await r.pass(5_000)
  for (const member of [r.anna, r.idris]) {
    expect(await idsOf(r, member, doc)).toHaveLength(5)
    expect(member.replica.heads(doc).map(({ client, length }) => [client, length])).toEqual([[first.client, 5]])
  }
  expect([later.event.seq, last.event.seq]).toEqual([3, 4])
  for (const ids of signed.values()) expect(ids.size).toBe(1)
})

test('what is said while the damage is being noticed neither takes a place twice nor is lost', async () => {
  const { r, doc, signed } = await tornWhileWriting(63, true)
  const noticed = r.anna.replica.events(doc)
  const said = []
  for (let at = 0; at < 12; at += 1) {
    said.push(say(r.anna, `meanwhile ${at}`))
    await r.pass(2)
  }
  await r.when(noticed)
  const ids = (await r.when(Promise.all(said))).map(({ id }) => id)
  await r.pass(5_000)
  for (const member of [r.anna, r.idris]) {
    const all = await idsOf(r, member, doc)
    expect(all).toEqual(expect.arrayContaining(ids))
    expect(all).toHaveLength(15)
  }
  for (const each of signed.values()) expect(each.size).toBe(1)
})

test('what was on its way to the disk when the damage was noticed stands behind no gap', async () => {
  const { r, doc, cut } = await tornWhileWriting(66, true)
  cut()
  r.anna.pace.most = 1_000
  const under = await say(r.anna, 'on its way')
  await r.when(r.anna.replica.events(doc))
  await r.pass(1_000)
  expect(await idsOf(r, r.anna, doc)).toContain(under.id)
  r.connect(r.anna, r.idris)
  await r.pass(5_000)
  for (const { replica } of [r.anna, r.idris]) expect(replica.heads(doc).map(({ last }) => last)).toEqual([under.id])
})

test.each([67, 68, 69, 70, 71, 72])(
  'what reaches the disk while it is mended is not taken for lost (%i)',
  async (seed) => {
    const r = await room(seed, 'anna', 'idris')
    const cable = r.connect(r.anna, r.idris)
    const doc = (await say(r.idris, 'his')).in as TalkDocId
    await r.pass(1_000)
    const mine = [await say(r.anna, 'mine')]
    await r.pass(1_000)
    cable.cut('the network is gone')
    await r.pass(1_000)
    r.anna.pace.most = 400
    damage(r, r.anna, doc, gone, (at) => at === 0)
    mine.push(await say(r.anna, 'meanwhile 0'))
    const noticed = r.anna.replica.events(doc)
    for (let at = 1; at < 5; at += 1) {
      mine.push(await say(r.anna, `meanwhile ${at}`))
      await r.pass(50)
    }
    expect((await r.when(noticed)).length).toBeGreaterThan(0)
    await r.pass(2_000)
    expect(new Set(mine.map(({ client }) => client)).size).toBe(1)
    expect(r.anna.replica.heads(doc).map(({ length }) => length)).toEqual([mine.length])
  },
)

test('the ledger too is gone on with', async () => {
  const r = await room(64, 'anna', 'idris')
  await charter(r, 'Be kind.')
  await r.pass(1_000)
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get('ledger')?.length ?? 0
  damage(r, r.anna, 'ledger', gone, (at) => at === rows - 1)
  await r.when(r.anna.replica.events('ledger' as never))
  await r.pass(1_000)
  await charter(r, 'Be kindest.')
  await r.pass(1_000)
  r.connect(r.anna, r.idris)
  await r.pass(3_000)
  expect(r.idris.replica.state().charter.text).toBe('Be kindest.')
})

test('a note that was founded in what was lost reaches others, without a restart', async () => {
  const { r, doc } = await tornWhileWriting(65, false)
  const note = 'A'.repeat(22) as NoteId
  await r.when(r.anna.replica.appendTalk({ kind: 'noteFounded', note }))
  await r.pass(1_000)
  damage(r, r.anna, doc, gone, (at) => at > 0)
  await idsOf(r, r.anna, doc)
  r.connect(r.anna, r.idris)
  await r.pass(40_000)
  expect(r.idris.replica.notes().map((one) => noteDoc(one.note))).toEqual([noteDoc(note)])
})
