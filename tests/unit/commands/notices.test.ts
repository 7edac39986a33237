import { createFakeClock } from '#shared/ports/clock.fake'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { MemberId, MessageId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { beforeEach, describe, expect, test } from 'vitest'
import { sayNotice } from '../../../renderer/app/sayNotice'
import type { Concern } from '../../../renderer/commands/concerns'
import { watchConcerns } from '../../../renderer/commands/concerns'
import { mentionsIn } from '../../../renderer/commands/mentionsIn'
import type { Notice, NoticedRoom, Notices } from '../../../renderer/commands/notices'
import { openNotices } from '../../../renderer/commands/notices'
import { createI18n } from '../../../renderer/i18n/context'
import type { Calm } from '../../../renderer/state/calm'
import { CALM, isQuiet, isTimeOfDay, latest } from '../../../renderer/state/calm'
import { room } from '../../support/room'

const english = createI18n('en', ['en-GB'])
const at = (time: string): number => new Date(`2026-11-22T${time}`).getTime()

describe('quiet hours', () => {
  test('go over midnight, or do not', () => {
    const quiet = (calm: Calm, ...times: string[]) => times.map((time) => isQuiet(calm, at(time)))
    expect(quiet(CALM, '21:59', '22:00', '23:59', '00:00', '07:59', '08:00')).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ])
    const noon: Calm = { ...CALM, quietFrom: '12:00', quietUntil: '14:00' }
    expect(quiet(noon, '11:59', '12:00', '13:59', '14:00', '23:00')).toEqual([false, true, true, false, false])
    expect(quiet({ ...CALM, isQuietAtNight: false }, '23:00')).toEqual([false])
  })

  test('times are of a day, and the last of them is found', () => {
    expect(['08:00', '23:59', '24:00', '8:00', 'noon', 7].map(isTimeOfDay)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(latest('18:00', at('19:00'))).toBe(at('18:00'))
    expect(latest('18:00', at('17:00'))).toBe(new Date('2026-11-21T18:00').getTime())
  })
})

describe('notices', () => {
  const [circle, family] = ['circle', 'family'] as RoomId[] as [RoomId, RoomId]
  const concern: Concern = { room: circle, is: 'mention', by: 'Anna', text: '@Idris, are you there?' }
  let clock: FakeClock
  let rooms: NoticedRoom[]
  let [told, calm, isLookedAt] = [[] as Notice[], CALM, false]
  let profile = createMemoryProfile()
  const begin = async (time: string): Promise<Notices> => {
    clock = createFakeClock(at(time))
    return openNotices({
      clock,
      profile,
      rooms: () => rooms,
      calm: () => calm,
      isLookedAt: () => isLookedAt,
      notify: (notice) => told.push(notice),
      onProblem: (problem) => {
        throw problem
      },
    })
  }
  beforeEach(() => {
    ;[told, calm, isLookedAt] = [[], CALM, false]
    profile = createMemoryProfile()
    rooms = [
      { room: circle, name: 'Circle', notify: 'mentions', hasNews: true },
      { room: family, name: 'Family', notify: 'digest', hasNews: true },
    ]
  })
  const minutes = (count: number): void => {
    for (let minute = 0; minute < count; minute += 1) clock.advance(60_000)
  }

  test('come at once by day', async () => {
    const notices = await begin('10:00')
    notices.tell(concern)
    expect(told).toEqual([{ ...concern, roomName: 'Circle' }])
  })

  test('wait while it is quiet, one for each room, and are let be if it was read meanwhile', async () => {
    const notices = await begin('07:55')
    notices.tell(concern)
    notices.tell({ ...concern, text: 'A second one' })
    notices.tell({ ...concern, room: family })
    rooms = rooms.map((one) => ({ ...one, hasNews: one.room === circle }))
    minutes(4)
    expect(told).toEqual([])
    minutes(2)
    expect(told).toEqual([{ ...concern, text: 'A second one', roomName: 'Circle' }])
  })

  test('a digest comes once a day, of the rooms that want it and in which something is new', async () => {
    await begin('17:58')
    minutes(1)
    expect(told).toEqual([])
    minutes(5)
    expect(told).toEqual([{ is: 'digest', rooms: [rooms[1]] }])
    // A machine that is started anew on the same evening does not tell it again; the next evening one that was off tells it.
    told = []
    await begin('18:30')
    minutes(3)
    expect(told).toEqual([])
    clock = createFakeClock(at('18:30') + 24 * 60 * 60 * 1000)
    await openNotices({
      clock,
      profile,
      rooms: () => rooms,
      calm: () => calm,
      isLookedAt: () => false,
      notify: (notice) => told.push(notice),
      onProblem: () => undefined,
    })
    minutes(1)
    expect(told).toHaveLength(1)
  })

  test('a digest that would fall into quiet hours waits for their end, and whoever looks at Snug needs none', async () => {
    calm = { ...CALM, digestAt: '23:00' }
    await begin('22:58')
    minutes(10)
    expect(told).toEqual([])
    isLookedAt = true
    calm = { ...CALM, digestAt: '23:00', isQuietAtNight: false }
    minutes(1)
    expect(told).toEqual([])
  })

  test('show no more than was chosen, in both languages', () => {
    const notice: Notice = { ...concern, roomName: 'Circle' }
    const said = (['words', 'name', 'nothing'] as const).map((shows) => sayNotice(notice, shows, english))
    expect(said).toMatchObject([
      { title: 'Anna, Circle', body: '@Idris, are you there?' },
      { title: 'Anna, Circle', body: 'Anna has written to you.' },
      { title: 'Snug', body: 'Somebody has written to you.' },
    ])
    const digest: Notice = { is: 'digest', rooms: [{ room: family, name: 'Family' }] }
    expect(sayNotice(digest, 'nothing', createI18n('fr', ['fr-FR']))).toMatchObject({
      title: 'Snug',
      body: 'Il y a du nouveau.',
    })
    expect(sayNotice(digest, 'name', english)?.body).toBe('Something is new: Family.')
    expect(sayNotice({ ...notice, text: '@Idris, **are** you `there`?' }, 'words', english)?.body).toBe(
      '@Idris, are you there?',
    )
    expect(sayNotice({ ...notice, text: 'é'.repeat(400) }, 'words', english)?.body).toHaveLength(161)
    const bench = { name: 'bench.webp', type: 'image/webp', bytes: 9, parts: 1, picture: { width: 3, height: 2 } }
    const song = { name: 'song.mp3', type: 'audio/mpeg', bytes: 9, parts: 1 }
    const brings = (...files: (typeof bench | typeof song)[]) =>
      sayNotice({ ...notice, text: '', files }, 'words', english)?.body
    expect(brings(bench)).toBe('A picture')
    expect(brings(bench, bench)).toBe('2 pictures')
    expect(brings(song)).toBe('A file: song.mp3')
    expect(brings(bench, song)).toBe('2 files')
  })
})

describe('mentions', () => {
  const people = [
    { id: 'anna' as MemberId, name: 'Anna' },
    { id: 'annali' as MemberId, name: 'Anna Lindqvist' },
    { id: 'cleo' as MemberId, name: 'Cléo' },
    { id: 'other cleo' as MemberId, name: 'Cléo' },
  ]
  test.each([
    ['@Anna, come in', ['anna']],
    ['hello @anna lindqvist!', ['annali']],
    ['(@Cléo)', ['cleo', 'other cleo']],
    ['Annabel@Anna, @Annabel and @ Anna', []],
    ['@Anna and @Cléo and @Anna', ['anna', 'cleo', 'other cleo']],
    ['Anna', []],
    ['@anna lindqvists book', ['anna']],
    ['> @Anna said\n@Cléo', ['cleo', 'other cleo']],
  ])('%s', (text, ids) => {
    expect([...mentionsIn(text, people)].sort()).toEqual([...ids].sort())
  })
})

test('what is said to somebody is told: mentions, and answers to what they said; nothing else, and nobody muted', async () => {
  const r = await room(23, 'anna', 'idris')
  const { anna, idris } = r
  r.connectAll()
  await r.pass(500)
  const told: Concern[] = []
  let [isAsked, muted] = [true, undefined as MemberId | undefined]
  const stop = watchConcerns({
    replica: idris.replica,
    clock: idris.clock,
    isAsked: () => isAsked,
    isMuted: (member) => member === muted,
    tell: (concern) => told.push(concern),
    onProblem: (problem) => {
      throw problem
    },
  })
  const id = idris.replica.state().byDevice.get(idris.device.id)?.id as MemberId
  const say = async (text: string, more: { mentions?: MemberId[]; replyTo?: string } = {}): Promise<void> => {
    const { mentions = [], replyTo } = more
    const fields = { kind: 'message', ...(replyTo ? { replyTo } : {}) } as never
    await r.when(anna.replica.appendTalk(fields, { v: 1, text, mentions }))
    await r.pass(500)
  }
  const { placed } = await r.when(idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Mine' }))
  await r.pass(500)
  await say('Only said')
  expect(told).toEqual([])
  await say('@idris!', { mentions: [id] })
  await say('An answer', { replyTo: placed.id })
  expect(told.map(({ is, by, text }) => [is, by, text])).toEqual([
    ['mention', 'anna', '@idris!'],
    ['reply', 'anna', 'An answer'],
  ])
  muted = idris.replica.state().byDevice.get(anna.device.id)?.id
  await say('@idris again', { mentions: [id] })
  ;[muted, isAsked] = [undefined, false]
  await say('@idris once more', { mentions: [id] })
  expect(told).toHaveLength(2)
  stop()
})

test('an edit that calls somebody whom the message had not called is told, once; other edits are not', async () => {
  const r = await room(24, 'anna', 'idris', 'greta')
  const { anna, idris } = r
  r.connectAll()
  await r.pass(500)
  const told: string[] = []
  const stop = watchConcerns({
    replica: idris.replica,
    clock: idris.clock,
    isAsked: () => true,
    isMuted: () => false,
    tell: ({ is, by, text }) => told.push(`${is} ${by}: ${text}`),
    onProblem: (problem) => {
      throw problem
    },
  })
  const his = idris.replica.state().byDevice.get(idris.device.id)?.id as MemberId
  type Made = Awaited<ReturnType<typeof anna.replica.appendTalk>>['placed']
  const say = async (text: string, mentions: MemberId[] = []): Promise<Made> => {
    const { placed } = await r.when(anna.replica.appendTalk({ kind: 'message' }, { v: 1, text, mentions }))
    await r.pass(500)
    return placed
  }
  const edit = async (placed: Made, text: string, mentions: MemberId[] = [], by = anna): Promise<void> => {
    const of = { kind: 'edit', of: placed.id as MessageId, month: monthOfDoc(placed.in as TalkDocId) } as const
    await r.when(by.replica.appendTalk(of, { v: 1, text, mentions }))
    await r.pass(500)
  }
  const first = await say('Who brings bread?')
  await edit(first, 'Who brings the bread?')
  expect(told).toEqual([])
  await edit(first, '@idris, who brings the bread?', [his])
  expect(told).toEqual(['mention anna: @idris, who brings the bread?'])
  // Called before: again in other words, or after it was left out for a while.
  await edit(first, '@idris, who brings bread?', [his])
  await edit(first, 'Who brings bread?')
  await edit(first, '@idris?', [his])
  expect(told).toHaveLength(1)
  const second = await say('@idris, and soup?', [his])
  await edit(second, '@idris, and the soup?', [his])
  expect(told).toHaveLength(2)
  // No edit of an edition counts, so it calls nobody.
  const issue = await r.when(anna.replica.appendTalk({ kind: 'edition' }, { v: 1, text: '{}' }))
  await edit(issue.placed, '@idris, read this', [his])
  expect(told).toHaveLength(2)
  // Nobody gives another’s message other words.
  const third = await say('And plates?')
  await edit(third, '@idris, plates', [his], r.greta)
  expect(told).toHaveLength(2)
  stop()
})
