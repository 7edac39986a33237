import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { signDevice } from '#shared/governance/deviceProof'
import type { InvitationLink } from '#shared/protocol/invitation'
import { parseInvitation } from '#shared/protocol/invitation'
import { describe, expect, test } from 'vitest'
import { admitMember, invitationOver } from '../../../renderer/commands/admitMember'
import { admitAsking, declineAsking } from '../../../renderer/commands/answerAsking'
import type { NewInvitation } from '../../../renderer/commands/inviteMember'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { leaveRoom } from '../../../renderer/commands/leaveRoom'
import { removeMember } from '../../../renderer/commands/removeMember'
import { revokeInvitation } from '../../../renderer/commands/revokeInvitation'
import { houseOf } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'

const invite = async (circle: TestRoom, by: TestMember, as: Partial<NewInvitation> = {}): Promise<InvitationLink> =>
  parseInvitation(await circle.when(inviteMember(houseOf(circle, by))({ uses: 1, days: 7, ...as })))

/** What a member's machine says at once to who comes by the link, before it shows them who is in the room. */
const atOnce = (circle: TestRoom, host: TestMember, link: InvitationLink, newcomer: Pick<TestMember, 'device'>) =>
  invitationOver({ house: houseOf(circle, host), replica: host.replica, invitation: link.invitation })(
    newcomer.device.id,
    true,
  )

/** Somebody knocks with a link at a member's machine. */
const knockAt = async (
  circle: TestRoom,
  host: TestMember,
  link: InvitationLink,
  newcomer: Pick<TestMember, 'device'>,
) => {
  const { signer } = await invitationFromSeed(link.seed)
  const { device } = newcomer
  const request = { room: circle.id, invitation: link.invitation, device: device.id, name: 'Dora' }
  const house = houseOf(circle, host)
  const { record } = [...house.sessions.values()][0]!
  const given = { house, replica: host.replica, invitation: link.invitation, record: () => record }
  const proofs = await signAdmission(request, device, signer)
  return circle.when(admitMember(given)({ ...proofs, device: device.id, name: 'Dora' }))
}

describe('an invitation', () => {
  test('is made with a role and a note, by organisers, and by others only as the charter lets them', async () => {
    const circle = await room(31, 'anna', 'idris')
    const { anna, idris } = circle
    const link = await invite(circle, anna, { role: 'editor', note: '  For Dora, from the choir ', uses: 3 })
    expect(anna.replica.state().invitations.get(link.invitation)).toMatchObject({
      role: 'editor',
      note: 'For Dora, from the choir',
      uses: 3,
      needsYes: false,
      closed: undefined,
    })
    await expect(invite(circle, idris)).rejects.toMatchObject({ code: 'not-allowed', detail: 'charter-organisers' })
    await expect(invite(circle, anna, { note: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'too-long' })
  })
  test('lets in who has the link, under its role', async () => {
    const circle = await room(32, 'anna', 'idris')
    const { anna } = circle
    const link = await invite(circle, anna, { role: 'reader' })
    const dora = await circle.stranger('dora')
    expect(await knockAt(circle, anna, link, dora)).toMatchObject({ is: 'admitted', epoch: circle.id })
    expect(anna.replica.state().byDevice.get(dora.device.id)).toMatchObject({ name: 'Dora', role: 'reader' })
    expect(await knockAt(circle, anna, link, dora)).toMatchObject({ is: 'admitted' })
    const other = await circle.stranger('other')
    expect(await knockAt(circle, anna, link, other)).toEqual({ is: 'refused', reason: 'invitation-used-up' })
  })
  test('that is no good any more shows nobody who is in the room, but who had come in by it', async () => {
    const circle = await room(36, 'anna', 'idris')
    const { anna, idris } = circle
    const link = await invite(circle, anna)
    const [dora, other] = [await circle.stranger('dora'), await circle.stranger('other')]
    expect(atOnce(circle, anna, link, dora)).toBeUndefined()
    await knockAt(circle, anna, link, dora)
    expect(atOnce(circle, anna, link, other)).toBe('invitation-used-up')
    expect(atOnce(circle, anna, link, dora)).toBeUndefined()

    const open = await invite(circle, anna, { needsYes: true })
    expect(atOnce(circle, anna, open, other)).toBeUndefined()
    anna.clock.offset += 8 * 24 * 60 * 60 * 1000
    expect(atOnce(circle, anna, open, other)).toBe('invitation-expired')
    anna.clock.offset = 0
    const { id } = anna.replica.state().byDevice.get(idris.device.id)!
    await circle.when(removeMember(houseOf(circle, anna))(id))
    expect(atOnce(circle, anna, open, other)).toBe('invitation-unknown')
  })
  test('is over for whoever has left since, or whose device was removed: their old proofs open nothing, and they are told', async () => {
    const circle = await room(37, 'anna', 'idris', 'carmen')
    const { anna, idris } = circle
    const link = await invite(circle, anna, { uses: 5 })
    const dora = await circle.stranger('dora')
    const answer = await knockAt(circle, anna, link, dora)
    if (answer.is !== 'admitted') throw new Error('Dora is let in')
    const here = await circle.moveIn(dora, { ...answer, ledger: await anna.replica.binary('ledger') })
    circle.meetAll()
    await circle.pass(1000)
    await circle.when(
      leaveRoom(
        houseOf(circle, here),
        () => undefined,
        async () => undefined,
      )(),
    )
    await circle.pass(3000)
    for (const host of [anna, idris]) {
      expect(host.replica.state().byDevice.has(dora.device.id)).toBe(false)
      expect(atOnce(circle, host, link, dora)).toBe('gone-since')
      expect(await knockAt(circle, host, link, dora)).toEqual({ is: 'refused', reason: 'gone-since' })
    }
    // A hostile member's machine writes the proofs into the ledger all the same.
    const [came] = (anna.replica.state().invitations.get(link.invitation)?.usedBy ?? []).slice()
    expect(came).toBe(dora.device.id)
    const { signer } = await invitationFromSeed(link.seed)
    const request = { room: circle.id, invitation: link.invitation, device: dora.device.id, name: 'Dora' }
    const proofs = await signAdmission(request, dora.device, signer)
    const again = { kind: 'admitted', by: link.invitation, member: dora.device.id, name: 'Dora', ...proofs } as const
    await circle.when(idris.replica.appendLedger(again))
    await circle.pass(1000)
    for (const host of [anna, idris]) expect(host.replica.state().byDevice.has(dora.device.id)).toBe(false)
    const anew = await invite(circle, anna)
    expect(await knockAt(circle, anna, anew, dora)).toMatchObject({ is: 'admitted' })
  })
  test('that was revoked, or closed by a removal, lets in nobody', async () => {
    const circle = await room(33, 'anna', 'idris')
    const { anna, idris } = circle
    const [revoked, open] = [await invite(circle, anna), await invite(circle, anna)]
    await circle.when(revokeInvitation(houseOf(circle, anna))(revoked.invitation))
    const dora = await circle.stranger('dora')
    expect(await knockAt(circle, anna, revoked, dora)).toEqual({ is: 'refused', reason: 'invitation-unknown' })
    await expect(circle.when(revokeInvitation(houseOf(circle, anna))(revoked.invitation))).rejects.toMatchObject({
      detail: 'invitation-closed',
    })
    const { id } = anna.replica.state().byDevice.get(idris.device.id)!
    await circle.when(removeMember(houseOf(circle, anna))(id))
    expect(await knockAt(circle, anna, open, dora)).toEqual({ is: 'refused', reason: 'invitation-unknown' })
  })
})

describe('an invitation that needs a yes', () => {
  test('keeps who knocks, once, whoever’s machine answers, until an organiser lets them in', async () => {
    const circle = await room(34, 'anna', 'idris')
    const { anna, idris } = circle
    circle.connect(anna, idris)
    const link = await invite(circle, anna, { needsYes: true })
    await circle.pass(1000)
    const dora = await circle.stranger('dora')
    const waiting = { is: 'refused', reason: 'waiting-for-yes' }
    expect(await knockAt(circle, idris, link, dora)).toEqual(waiting)
    await circle.pass(1000)
    // Not even an organiser's machine says yes by itself.
    expect(await knockAt(circle, anna, link, dora)).toEqual(waiting)
    const [asked, ...more] = anna.replica.state().asking
    expect([asked?.name, more]).toEqual(['Dora', []])

    await expect(circle.when(admitAsking(houseOf(circle, idris))(asked!.id))).rejects.toMatchObject({
      detail: 'organisers-only',
    })
    await circle.when(admitAsking(houseOf(circle, anna))(asked!.id))
    await circle.pass(1000)
    expect(await knockAt(circle, idris, link, dora)).toMatchObject({ is: 'admitted' })
    expect(idris.replica.state().asking).toEqual([])
    await expect(circle.when(admitAsking(houseOf(circle, anna))(asked!.id))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
  test('or says no', async () => {
    const circle = await room(35, 'anna')
    const { anna } = circle
    const link = await invite(circle, anna, { needsYes: true })
    const dora = await circle.stranger('dora')
    await knockAt(circle, anna, link, dora)
    await circle.when(declineAsking(houseOf(circle, anna))(anna.replica.state().asking[0]!.id))
    expect(anna.replica.state().asking).toEqual([])
    expect(anna.replica.state().byDevice.has(dora.device.id)).toBe(false)
  })
})

test('a second device’s ledger entry, signed by both, goes through the real engine', async () => {
  const circle = await room(36, 'anna', 'idris')
  const { anna, idris } = circle
  circle.connect(anna, idris)
  const phone = await circle.stranger('phone')
  const member = idris.replica.state().byDevice.get(idris.device.id)!
  const joining = { room: circle.id, by: member.grant, from: idris.device.id, added: phone.device.id }
  const proof = await signDevice(joining, phone.device)
  const fields = { kind: 'deviceAdded', by: member.grant, added: phone.device.id, label: 'phone', proof } as const
  await circle.when((await circle.when(idris.replica.appendLedger(fields))).stored)
  await circle.pass(1000)
  expect(anna.replica.state().byDevice.get(phone.device.id)?.id).toBe(member.id)
})
