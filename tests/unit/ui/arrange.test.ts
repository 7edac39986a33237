import { describe, expect, test } from 'vitest'
import type { MemberId, MessageId } from '#shared/protocol/ids'
import type { Entry } from '../../../renderer/features/conversation/arrange'
import { arrange } from '../../../renderer/features/conversation/arrange'
import type { MessageView, PersonView, RenamingView } from '../../../renderer/state/views'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const dayOf = (at: number): number => Math.floor(at / DAY)

const person = (name: string): PersonView => ({ member: name as unknown as MemberId, name, role: 'member', own: false })
const said = (id: string, name: string, at: number, replyTo?: string): MessageView => ({
  id: id as unknown as MessageId,
  author: person(name),
  at,
  replyTo: replyTo as MessageId | undefined,
  words: { kind: 'text', text: id },
  editedAt: undefined,
  saved: { here: 'saved', with: [] },
})
/** `Anna: a b` for what was said, `Idris > a` for a line about a reply. */
const told = (entry: Entry): string =>
  entry.kind === 'since'
    ? '—'
    : entry.kind === 'said'
      ? `${entry.author.name}: ${entry.messages.map(({ id }) => id).join(' ')}`
      : entry.kind === 'renamed'
        ? entry.renamings.map(({ before, name }) => `${before} = ${name}`).join(', ')
        : `${entry.by.map(({ name }) => name).join('+')} > ${entry.root}${entry.parent ? '' : ' (not here)'}`
const read = (messages: readonly MessageView[]) => arrange(messages, dayOf).days.map(({ entries }) => entries.map(told))

describe('arrange', () => {
  test('groups what one person says in a row, until somebody else speaks or half an hour has passed', () => {
    const messages = [
      said('a', 'Anna', 0),
      said('b', 'Anna', 30 * MINUTE),
      said('c', 'Anna', 61 * MINUTE),
      said('d', 'Idris', 62 * MINUTE),
      said('e', 'Anna', 63 * MINUTE),
    ]
    expect(read(messages)).toEqual([['Anna: a b', 'Anna: c', 'Idris: d', 'Anna: e']])
  })

  test('begins anew each day', () => {
    expect(read([said('a', 'Anna', DAY - 1), said('b', 'Anna', DAY)])).toEqual([['Anna: a'], ['Anna: b']])
  })

  test('says nothing more of a reply right under the message it answers', () => {
    const { days, threads } = arrange([said('a', 'Anna', 0), said('r', 'Idris', MINUTE, 'a')], dayOf)
    expect(days.map(({ entries }) => entries.map(told))).toEqual([['Anna: a']])
    expect(threads.get('a' as unknown as MessageId)?.map(({ id }) => id)).toEqual(['r'])
  })

  test('shows later replies as one line where they fall in time, each person once', () => {
    const messages = [
      said('a', 'Anna', 0),
      said('b', 'Cléo', MINUTE),
      said('r1', 'Idris', 2 * MINUTE, 'a'),
      said('r2', 'Cléo', 3 * MINUTE, 'a'),
      said('r3', 'Idris', 4 * MINUTE, 'a'),
      said('r4', 'Idris', 5 * MINUTE, 'b'),
    ]
    expect(read(messages)).toEqual([['Anna: a', 'Cléo: b', 'Idris+Cléo > a', 'Idris > b']])
  })

  test('opens a day for a reply that is the first thing in it', () => {
    const messages = [said('a', 'Anna', 0), said('b', 'Cléo', 1), said('r', 'Idris', DAY, 'a')]
    expect(read(messages)).toEqual([['Anna: a', 'Cléo: b'], ['Idris > a']])
  })

  test('takes replies to replies into the same thread', () => {
    const messages = [said('a', 'Anna', 0), said('r', 'Idris', 1, 'a'), said('rr', 'Cléo', 2, 'r')]
    const { threads } = arrange(messages, dayOf)
    expect([...threads].map(([root, replies]) => [root, replies.map(({ id }) => id)])).toEqual([['a', ['r', 'rr']]])
  })

  test('survives a parent that is not loaded, and messages that answer themselves or each other', () => {
    expect(read([said('r', 'Idris', 0, 'gone')])).toEqual([['Idris > gone (not here)']])
    expect(read([said('x', 'Idris', 0, 'x')]).flat()).toHaveLength(1)
    expect(read([said('x', 'Idris', 0, 'y'), said('y', 'Anna', 1, 'x')]).flat()).toHaveLength(2)
  })

  describe('who takes another name', () => {
    const renamed = (at: number, before: string, name: string): RenamingView => ({
      member: before as unknown as MemberId,
      own: false,
      before,
      name,
      at,
    })
    const messages = [said('a', 'Anna', 0), said('b', 'Anna', 2 * MINUTE), said('c', 'Anna', DAY)]
    const withNames = (renamings: readonly RenamingView[], since?: number) =>
      arrange(messages, dayOf, [], since, renamings).days.map(({ entries }) => entries.map(told))

    test('is told where it falls in time, in the midst of what they say too', () => {
      expect(withNames([renamed(MINUTE, 'Ann', 'Anna'), renamed(3 * MINUTE, 'Id', 'Idris')])).toEqual([
        ['Anna: a', 'Ann = Anna', 'Anna: b', 'Id = Idris'],
        ['Anna: c'],
      ])
    })

    test('is told before the first message and after the last one, on days of their own', () => {
      expect(withNames([renamed(-MINUTE, 'Ann', 'Anna'), renamed(3 * DAY, 'Id', 'Idris')])).toEqual([
        ['Ann = Anna'],
        ['Anna: a b'],
        ['Anna: c'],
        ['Id = Idris'],
      ])
    })

    test('is told in one place with whom else does so at that time', () => {
      const [all] = withNames([renamed(MINUTE, 'Ann', 'Anna'), renamed(MINUTE + 1, 'Id', 'Idris')])
      expect(all).toEqual(['Anna: a', 'Ann = Anna, Id = Idris', 'Anna: b'])
    })

    test('is new since one was here only where something was said after it', () => {
      const renamings = [renamed(MINUTE, 'Ann', 'Anna')]
      expect(withNames(renamings, 0)[0]).toEqual(['Anna: a', '—', 'Ann = Anna', 'Anna: b'])
      expect(withNames(renamings, MINUTE)[0]).toEqual(['Anna: a', 'Ann = Anna', '—', 'Anna: b'])
      expect(withNames([renamed(2 * DAY, 'Ann', 'Anna')], DAY).flat()).not.toContain('—')
    })
  })

  describe('what is new since one was here', () => {
    const messages = [
      said('a', 'Anna', 0),
      said('b', 'Anna', MINUTE),
      said('c', 'Anna', 2 * MINUTE),
      said('d', 'Idris', 3 * MINUTE),
    ]
    const since = (at: number, all: readonly MessageView[] = messages) =>
      arrange(all, dayOf, [], at).days.map(({ entries }) => entries.map(told))

    test('begins under a line of its own, in the midst of what one person says too', () => {
      expect(since(MINUTE)).toEqual([['Anna: a b', '—', 'Anna: c', 'Idris: d']])
      expect(since(2 * MINUTE)).toEqual([['Anna: a b c', '—', 'Idris: d']])
    })

    test('has no line where nothing is new, or where what is above is not here', () => {
      expect(since(3 * MINUTE)).toEqual([['Anna: a b c', 'Idris: d']])
      expect(since(-1)).toEqual([['Anna: a b c', 'Idris: d']])
    })

    test('is not what oneself said, nor a reply that has no line of its own', () => {
      const own = { ...said('mine', 'Mariam', 4 * MINUTE), author: { ...person('Mariam'), own: true } }
      const reply = said('r', 'Anna', 5 * MINUTE, 'mine')
      expect(since(3 * MINUTE, [...messages, own, reply])).toEqual([['Anna: a b c', 'Idris: d', 'Mariam: mine']])
      const later = said('e', 'Idris', DAY + MINUTE)
      expect(since(3 * MINUTE, [...messages, own, reply, later])).toEqual([
        ['Anna: a b c', 'Idris: d', 'Mariam: mine'],
        ['—', 'Idris: e'],
      ])
    })
  })
})
