import { expect, test } from 'vitest'
import { toBase64url } from '#shared/crypto/base64url'
import type { NoteId } from '#shared/protocol/ids'
import { comeIn } from '../../support/comeIn'
import { messagesAt, say } from '../../support/house'
import type { Sent, TestMember } from '../../support/room'
import { room } from '../../support/room'

test('by a keeper, what Anna says reaches Idris though they are never there together, and she knows that it has it', async () => {
  const r = await room(71, 'anna', 'idris')
  const { anna, idris } = r
  const muninn = await comeIn(r, anna, 'muninn', 'keeper')
  r.connect(anna, muninn)
  await r.pass(500)
  await say(r, anna, 'The letter on page 90')
  await r.pass(2_000)
  const [month] = anna.replica.months()
  const delivered = (to: TestMember): number[] => [...anna.replica.delivery(to.device.id, month!).values()]
  expect([delivered(muninn), delivered(idris)]).toEqual([[1], []])
  r.crash(anna)
  r.connect(idris, muninn)
  await r.pass(3_000)
  const hashes = (await messagesAt(r, idris)).map(({ hash }) => hash)
  const words = await r.when(idris.replica.words(hashes))
  expect(hashes.map((hash) => words.get(hash)?.text)).toEqual(['The letter on page 90'])
})

test('a keeper is nobody who is here: nothing of presence leaves it, and who hears such a thing shows nothing of it', async () => {
  const r = await room(72, 'anna', 'idris')
  const { anna } = r
  const muninn = await comeIn(r, anna, 'muninn', 'keeper')
  const sent: Sent[] = []
  r.watch((one) => one.from === 'muninn' && sent.push(one))
  r.connect(anna, muninn)
  await r.pass(500)
  muninn.replica.setPlace({ in: 'conversation' }, 'name')
  muninn.replica.setPlace({ in: 'away' }, 'counted')
  await r.pass(500)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter(({ wire }) => wire.is === 'place')).toEqual([])
  expect(anna.replica.linked()).toContain(muninn.device.id)
  expect(anna.replica.present().map(({ device }) => device)).toEqual([anna.device.id])
})

test('a note that Anna writes reaches Idris by the keeper too, and back again; by a reader it does not', async () => {
  for (const role of ['keeper', 'reader'] as const) {
    const r = await room(73, 'anna', 'idris')
    const { anna, idris } = r
    const between = await comeIn(r, anna, 'muninn', role)
    const note = toBase64url(r.random.bytes(16)) as NoteId
    const write = async (member: TestMember, words: string): Promise<void> => {
      const opened = await r.when(member.replica.openNote(note))
      opened.doc.getText('title').insert(0, words)
      await r.pass(1_000)
      await r.when(opened.close())
    }
    const titleOf = ({ replica }: TestMember): string => replica.noteTitle(note) ?? ''
    r.connect(anna, between)
    await r.pass(500)
    await r.when((await r.when(anna.replica.appendTalk({ kind: 'noteFounded', note }))).stored)
    await write(anna, 'Winter')
    await r.pass(2_000)
    r.crash(anna)
    r.connect(idris, between)
    await r.pass(3_000)
    expect([role, titleOf(idris)]).toEqual([role, role === 'keeper' ? 'Winter' : ''])
    if (role === 'reader') continue
    await write(idris, 'In ')
    r.crash(idris)
    await r.restart(anna)
    r.connect(anna, between)
    await r.pass(3_000)
    expect(titleOf(anna)).toBe('In Winter')
  }
})
