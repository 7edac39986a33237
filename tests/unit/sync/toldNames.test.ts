import { describe, expect, test } from 'vitest'
import { talkDocAt } from '#shared/protocol/ids'
import { toldNames } from '#shared/sync/saidNames'
import { messagesAt, say } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { secondDevice } from '../../support/secondDevice'
import { openStream } from '../../support/streams'

const MONTHS = 62 * 24 * 60 * 60 * 1000

const called = (at: TestMember, whom: TestMember): string | undefined =>
  at.replica.state().standings.get(whom.device.id)?.name
const rename = async (r: TestRoom, member: TestMember, name: string): Promise<void> => {
  const { stored } = await r.when(member.replica.appendTalk({ kind: 'named', name }))
  await r.when(stored)
}

/** A room in which Anna has changed her name two months ago, and something was said since. Nobody is linked. */
const olderRoom = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  await rename(r, r.anna, 'Annika')
  await say(r, r.anna, 'The first of many')
  await r.pass(1_000)
  for (const { clock } of [r.anna, r.idris]) clock.offset += MONTHS
  await say(r, r.anna, 'Two months later')
  await r.pass(1_000)
  cable.cut('for now')
  expect(r.anna.replica.months()).toHaveLength(2)
  return r
}
const isTold = async (r: TestRoom, at: TestMember): Promise<readonly boolean[]> =>
  (await r.when(at.store.notables(r.id, 'people'))).map(({ about }) => about.includes('told'))

describe('who comes in', () => {
  test('reads members’ present names at once, before the months have come in which they chose them; nothing is left to tell when they have', async () => {
    const r = await olderRoom(301)
    const phone = await secondDevice(r, r.idris, 'phone')
    const [now, then] = [called(phone, r.anna), called(r.idris, r.anna)]
    expect([now, then]).toEqual(['Annika', 'Annika'])
    expect(phone.replica.months()).toEqual([])
    expect(await isTold(r, phone)).toEqual([true])

    r.crash(phone)
    await r.restart(phone)
    expect(called(phone, r.anna)).toBe('Annika')
    phone.clock.offset += MONTHS
    r.connect(phone, r.idris)
    await r.pass(5_000)
    expect(await messagesAt(r, phone)).toHaveLength(2)
    expect(called(phone, r.anna)).toBe('Annika')
    expect(await isTold(r, phone)).toEqual([false])
  })

  test('hands on what has been read in the streams, and what was only told not yet', async () => {
    const r = await olderRoom(302)
    const phone = await secondDevice(r, r.idris, 'phone')
    expect(await r.when(phone.replica.signedNames())).toEqual([])
    phone.clock.offset += MONTHS
    r.connect(phone, r.idris)
    await r.pass(5_000)
    expect(await r.when(phone.replica.signedNames())).toEqual(await r.when(r.anna.replica.signedNames()))
  })

  test('is told the newest name of each, by its member’s own signature; what is none is left out', async () => {
    const r = await olderRoom(303)
    await rename(r, r.anna, 'Anna Lindqvist')
    const [signed, ...more] = await r.when(r.anna.replica.signedNames())
    expect(more).toEqual([])
    const state = r.anna.replica.state()
    const told = async (...texts: readonly (string | undefined)[]) => {
      const all = await toldNames(
        state,
        texts.map((text) => text ?? ''),
      )
      return all.map(({ placed: { event } }) => event.kind === 'named' && event.name)
    }
    expect(await told(signed)).toEqual(['Anna Lindqvist'])
    expect(await told(signed?.replace('Lindqvist', 'Liljegren'), 'nothing', '', signed?.slice(1))).toEqual([])

    const { random, id } = r
    const named = { kind: 'named', name: 'Zoe' } as const
    const write = async (device: TestMember['device'], at: number, where = id) =>
      (await openStream({ room: where, doc: talkDocAt(at), device, random })).write(named, at)
    const now = r.anna.clock.now()
    const stranger = await r.stranger('zoe')
    const other = await room(304, 'zoe')
    const { text } = await write(r.idris.device, now)
    expect(await told(text)).toEqual(['Zoe'])
    for (const wrong of [
      await write(stranger.device, now),
      await write(r.idris.device, now, other.id),
      await write(r.idris.device, state.foundedAt - MONTHS),
    ])
      expect(await told(wrong.text)).toEqual([])
    const post = await openStream({ room: id, doc: talkDocAt(now), device: r.idris.device, random })
    expect(await told((await post.write({ kind: 'message', hash: state.room }, now)).text)).toEqual([])
  })

  test('forgets a name that stands in no stream, once all is here', async () => {
    const r = await olderRoom(305)
    const { anna, idris, random } = r
    const at = anna.clock.now()
    const stream = await openStream({ room: r.id, doc: talkDocAt(at), device: anna.device, random })
    const { text } = await stream.write({ kind: 'named', name: 'For one alone' }, at)
    const { epochs, binary } = idris.replica
    const secret = epochs.secret(idris.replica.state().epoch) ?? new Uint8Array()
    const ledger = await r.when(binary('ledger'))
    const newcomer = { ...(await r.stranger('dora')), device: idris.device }
    const dora = await r.moveIn(newcomer, { epoch: idris.replica.state().epoch, secret, ledger, names: [text] })
    dora.clock.offset += MONTHS
    expect(called(dora, anna)).toBe('For one alone')
    r.crash(idris)
    r.connect(anna, dora)
    await r.pass(5_000)
    expect(called(dora, anna)).toBe('Annika')
    r.crash(dora)
    await r.restart(dora)
    expect(called(dora, anna)).toBe('Annika')
  })
})
