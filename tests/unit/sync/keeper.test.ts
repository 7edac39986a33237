import { expect, test } from 'vitest'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { messagesAt, say } from '../../support/house'
import type { Sent, TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

/** A machine comes in by an invitation for a keeper that `host` has made. */
const addKeeper = async (r: TestRoom, host: TestMember): Promise<TestMember> => {
  const newcomer = await r.stranger('muninn')
  const { key, door, signer } = await invitationFromSeed(r.random.bytes(32))
  const expiresAt = r.clock.now() + 60_000
  const invited = { kind: 'invited', by: r.id, key, door, role: 'keeper', expiresAt, uses: 1 } as const
  const { placed } = await host.replica.appendLedger(invited)
  const request = { room: r.id, invitation: placed.id, device: newcomer.device.id, name: 'Muninn' }
  const proofs = await signAdmission(request, newcomer.device, signer)
  const admitted = { kind: 'admitted', by: placed.id, member: newcomer.device.id, name: 'Muninn', ...proofs } as const
  await r.when((await host.replica.appendLedger(admitted)).stored)
  const secret = host.replica.epochs.secret(r.id) ?? new Uint8Array()
  return r.moveIn(newcomer, { epoch: r.id, secret, ledger: await host.replica.binary('ledger') })
}

test('by a keeper, what Anna says reaches Idris though they are never there together, and she knows that it has it', async () => {
  const r = await room(71, 'anna', 'idris')
  const { anna, idris } = r
  const muninn = await addKeeper(r, anna)
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
  const muninn = await addKeeper(r, anna)
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
