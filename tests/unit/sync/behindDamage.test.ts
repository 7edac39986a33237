import type { EventFields, PlacedEvent } from '#shared/events/event'
import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { damage, gone, idsOf, say } from '../../support/damage'
import { messagesAt } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const about = ({ id, in: doc }: PlacedEvent) => ({ of: id as MessageId, month: monthOfDoc(doc as TalkDocId) })

/** What a member’s copy shows, as texts; what is in files, too. */
const textsAt = async (r: TestRoom, member: TestMember): Promise<readonly string[]> => {
  const shown = (await messagesAt(r, member)).filter(({ takenBack }) => !takenBack)
  const read = await r.when(member.replica.words(shown.flatMap(({ hash, parts }) => [hash, ...parts])))
  const textOf = (hash: (typeof shown)[number]['hash']): string => read.get(hash)?.text ?? '?'
  return shown.map(({ hash, parts }) => [hash, ...parts].map(textOf).join(' + '))
}

/** Anna’s disk has lost the first thing that she said, and not what she said then. Nobody had noticed when her process ended. */
const endedUnnoticed = async (
  seed: number,
  more: (r: TestRoom, anna: TestMember) => Promise<void>,
  before: (r: TestRoom) => Promise<void> = async () => undefined,
) => {
  const r = await room(seed, 'anna', 'idris', 'carmen')
  const { anna } = r
  await before(r)
  const first = await r.when(say(anna, 'first'))
  const doc = first.in as TalkDocId
  await r.pass(1_000)
  await more(r, anna)
  await r.pass(1_000)
  damage(r, anna, doc, gone, (at) => at === 0)
  r.crash(anna)
  await r.restart(anna)
  await idsOf(r, anna, doc)
  await r.pass(1_000)
  return { r, doc, anna, first }
}
const append = async (r: TestRoom, { replica }: TestMember, fields: EventFields, text: string, parts?: string[]) =>
  (await r.when(replica.appendTalk(fields as never, { v: 1, text }, parts))).placed

test('what was said behind damage that nobody had noticed is said again when members are there, with what belongs to it', async () => {
  const { r, anna } = await endedUnnoticed(111, async (of, by) => {
    const second = await append(of, by, { kind: 'message' } as never, 'second')
    await append(of, by, { kind: 'message', replyTo: second.id, replyMonth: about(second).month } as never, 'third')
    await append(of, by, { kind: 'message' } as never, 'fourth', ['a file', 'and more of it'])
    await append(of, by, { kind: 'edit', ...about(second) } as never, 'second, better')
  })
  r.connect(anna, r.idris)
  await r.pass(40_000)
  r.connect(r.idris, r.carmen)
  await r.pass(10_000)
  const all = ['second, better', 'third', 'fourth + a file + and more of it']
  for (const member of r.members) expect(await textsAt(r, member)).toEqual(all)
  const [second, third] = await messagesAt(r, r.carmen)
  expect(third?.replyTo).toBe(second?.id)
})

test('it is said again also if the process ends once more before anybody is there, and once', async () => {
  const { r, anna } = await endedUnnoticed(112, async (_, by) => void (await say(by, 'second')))
  for (let times = 0; times < 2; times += 1) {
    r.crash(anna)
    await r.restart(anna)
    r.connect(anna, r.idris)
    await r.pass(40_000)
  }
  for (const member of [anna, r.idris]) expect(await textsAt(r, member)).toEqual(['second'])
})

/** The same, when Idris has it all, and is away. */
const storedWithIdris = (seed: number) =>
  endedUnnoticed(
    seed,
    async (of, by) => {
      await say(by, 'second')
      await of.pass(2_000)
      of.connect(by, of.member('idris')).cut('idris goes')
    },
    async (of) => void of.connect(of.member('anna'), of.member('idris')),
  )

test('what a member has is not said again: it is awaited, and comes back', async () => {
  const { r, anna } = await storedWithIdris(113)
  r.connect(anna, r.carmen)
  await r.pass(40_000)
  expect(await textsAt(r, r.carmen)).toEqual([])
  r.connect(anna, r.idris)
  await r.pass(40_000)
  for (const member of r.members) expect(await textsAt(r, member)).toEqual(['first', 'second'])
})

test('of who does not come for a month nothing is awaited any more', async () => {
  const { r, anna } = await storedWithIdris(116)
  for (const { clock } of r.members) clock.offset += 31 * 24 * 60 * 60 * 1000
  r.connect(anna, r.carmen)
  await r.pass(40_000)
  for (const member of [anna, r.carmen]) expect(await textsAt(r, member)).toEqual(['second'])
})

test('what was taken back is not said again, be it before the damage is noticed or after', async () => {
  const said: PlacedEvent[] = []
  const takeBack = async (of: TestRoom, by: TestMember, placed: PlacedEvent | undefined): Promise<void> => {
    if (!placed || !('hash' in placed.event)) throw new Error('nothing to take back')
    await of.when(by.replica.appendTalk({ kind: 'takenBack', ...about(placed), hash: placed.event.hash! }))
  }
  const { r, anna } = await endedUnnoticed(114, async (of, by) => {
    for (const text of ['second', 'third']) said.push(await append(of, by, { kind: 'message' } as never, text))
    await takeBack(of, by, said[0])
    await say(by, 'fourth')
  })
  await takeBack(r, anna, said[1])
  r.connect(anna, r.idris)
  await r.pass(40_000)
  for (const member of [anna, r.idris]) expect(await textsAt(r, member)).toEqual(['fourth'])
})

test('an edition behind damage is published again with its parts, which stand elsewhere and are whole', async () => {
  const { r, anna } = await endedUnnoticed(115, async (of, by) => {
    await append(of, by, { kind: 'edition' } as never, 'Winter', ['one', 'two'])
  })
  r.connect(anna, r.idris)
  await r.pass(60_000)
  expect(r.idris.replica.editions()).toHaveLength(1)
  for (const member of [anna, r.idris]) expect(await textsAt(r, member)).toEqual(['Winter + one + two'])
})
