import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { EpochId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { parseInvitation } from '#shared/protocol/invitation'
import { openDoors } from '#shared/sync/openDoors'
import { expect, test } from 'vitest'
import { handshakeAt } from '../../../renderer/commands/handshakeAt'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { removeMember } from '../../../renderer/commands/removeMember'
import { houseOf } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

/** So many people come, each by one invitation, of whom no machine ever runs. */
const letIn = async (circle: TestRoom, host: TestMember, count: number) => {
  const link = parseInvitation(await circle.when(inviteMember(houseOf(circle, host))({ uses: 50, days: 7 })))
  const { signer } = await invitationFromSeed(link.seed)
  const strangers: Pick<TestMember, 'device'>[] = []
  for (let at = 0; at < count; at += 1) {
    const stranger = await circle.stranger(`guest ${at}`)
    const { device, name } = stranger
    const request = { room: circle.id, invitation: link.invitation, device: device.id, name }
    const proofs = await signAdmission(request, device, signer)
    const by = link.invitation
    const { stored } = await host.replica.appendLedger({ kind: 'admitted', by, member: device.id, name, ...proofs })
    await circle.when(stored)
    strangers.push(stranger)
  }
  return { strangers, link }
}

test('who was away while the room moved on 40 times is found again, and goes along', async () => {
  const circle = await room(941, 'anna', 'idris', 'carmen')
  const { anna, idris, carmen } = circle
  circle.connectAll()
  await circle.pass(1000)
  for (const one of [anna, idris]) circle.meet(one, carmen)?.cut('gone on a voyage')
  const { strangers } = await letIn(circle, anna, 40)
  for (const { device } of strangers) {
    const { id } = anna.replica.state().byDevice.get(device.id) ?? { id: circle.id }
    await circle.when(removeMember(houseOf(circle, anna))(id))
    await circle.pass(200)
    circle.meet(anna, idris)
    await circle.pass(200)
  }
  expect(anna.replica.state().epochs.size).toBeGreaterThan(40)
  expect(carmen.replica.state().epoch).toBe(circle.id)
  const doors = ({ replica, clock }: TestMember): readonly EpochId[] =>
    openDoors(replica.state(), replica.epochs, replica.self, clock.now())
  for (const one of [anna, idris]) {
    expect(doors(one)).toContain(circle.id)
    expect(doors(one).length).toBeLessThanOrEqual(32)
  }
  expect(circle.meet(idris, carmen)).toBeDefined()
  await circle.pass(20_000)
  expect(carmen.replica.state().epoch).toBe(anna.replica.state().epoch)
  expect(carmen.replica.epochs.secret(carmen.replica.state().epoch)).toHaveLength(32)
  circle.meet(anna, carmen)
  await circle.pass(2000)
  expect(anna.replica.linked()).toContain(carmen.device.id)
}, 60_000)

test('who came in from a ledger of a megabyte makes themselves known to who has not heard of them', async () => {
  const circle = await room(942, 'anna', 'idris')
  const { anna, idris } = circle
  const charter = {
    kind: 'charterWritten',
    by: circle.id,
    room: 'Reading circle',
    capacity: 50,
    invites: 'organisers',
  } as const
  for (let at = 0; at < 700; at += 1)
    await anna.replica.appendLedger({ ...charter, text: `${at} ${'We read on Thursdays. '.repeat(40)}` })
  circle.connect(anna, idris).cut('apart')
  const { strangers } = await letIn(circle, anna, 1)
  const [dora] = strangers
  const ledger = await circle.when(anna.replica.binary('ledger'))
  expect(ledger.length).toBeGreaterThan(700_000)
  expect(ledger.length).toBeLessThan(limits.introductionBytes)
  const id = dora?.device.id ?? anna.device.id
  expect(idris.replica.state().byDevice.has(id)).toBe(false)
  expect(await circle.when(handshakeAt('mesh', idris.replica).introduce?.(id, ledger) ?? Promise.resolve(false))).toBe(
    true,
  )
  expect(idris.replica.state().byDevice.has(id)).toBe(true)
}, 60_000)
