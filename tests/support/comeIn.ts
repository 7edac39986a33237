import type { Role } from '#shared/events/event'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { TestMember, TestRoom } from './room'

/** Somebody, or a keeper, comes in by an invitation that the founder has made for them. Nobody is linked with them yet. */
export const comeIn = async (r: TestRoom, founder: TestMember, name: string, role: Role): Promise<TestMember> => {
  const newcomer = await r.stranger(name)
  const { key, door, signer } = await invitationFromSeed(r.random.bytes(32))
  const expiresAt = r.clock.now() + 60_000
  const invited = { kind: 'invited', by: r.id, key, door, role, expiresAt, uses: 1 } as const
  const { placed } = await founder.replica.appendLedger(invited)
  const request = { room: r.id, invitation: placed.id, device: newcomer.device.id, name }
  const proofs = await signAdmission(request, newcomer.device, signer)
  const admitted = { kind: 'admitted', by: placed.id, member: newcomer.device.id, name, ...proofs } as const
  await r.when((await founder.replica.appendLedger(admitted)).stored)
  const secret = founder.replica.epochs.secret(r.id) ?? new Uint8Array()
  return r.moveIn(newcomer, { epoch: r.id, secret, ledger: await founder.replica.binary('ledger') })
}
