import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { fromBase64url, toBase64url } from '#shared/crypto/base64url'
import { signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { Clock } from '#shared/ports/clock.port'
import { createMemoryStore } from '#shared/ports/documentStore.fake'
import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { Device } from '#shared/ports/keychain.port'
import type { DeviceId } from '#shared/protocol/ids'
import { formatInvitation } from '#shared/protocol/invitation'
import { foundRoom } from '#shared/sync/foundRoom'
import { openReplica } from '#shared/sync/openReplica'
import { nodeClock, nodeRandomness } from '../../support/systemPorts'
import type { RoomFile, RoomMember } from './roomFile'
import { NAMES } from './scale'

const YEAR = 365 * 24 * 60 * 60 * 1000
/** Newcomers that the bench may let in. */
const USES = 100

const newMember = (name: string): RoomMember => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { x } = privateKey.export({ format: 'jwk' })
  const key = toBase64url(privateKey.export({ format: 'der', type: 'pkcs8' }))
  return { name, id: x as DeviceId, key }
}

/** The member's device. Signs at once, not on another thread: a room of a million messages has as many signatures. */
export const deviceOfMember = ({ id, key }: RoomMember): Device => {
  const privateKey = createPrivateKey({ key: Buffer.from(fromBase64url(key)), format: 'der', type: 'pkcs8' })
  return { id, sign: async (message) => new Uint8Array(sign(null, message, privateKey)) }
}

type Ledger = Pick<RoomFile, 'room' | 'epoch' | 'secret' | 'ledger' | 'link' | 'invitation' | 'members'>

/** Founds a room at the time `founded`, lets everybody in by one invitation, and leaves it open. */
export const makeLedger = async (founded: number): Promise<Ledger> => {
  const clock: Clock = { now: () => founded, after: nodeClock.after }
  const randomness = nodeRandomness
  const store = createMemoryStore()
  const keychain = createMemoryKeychain()
  const members = NAMES.map(newMember)
  const [founder, ...others] = members
  if (!founder) throw new Error('nobody founds the room')
  const device = deviceOfMember(founder)
  const names = { roomName: 'Reading circle', memberName: founder.name }
  const record = await foundRoom({ store, keychain, device, clock, randomness, ...names })
  const { room } = record
  const replica = await openReplica({ store, keychain, device, clock, randomness, room })

  const seed = randomness.bytes(32)
  const { key, door, signer } = await invitationFromSeed(seed)
  const expiresAt = founded + 50 * YEAR
  const grant = { kind: 'invited', by: room, key, door, role: 'member', expiresAt, uses: USES } as const
  const { placed } = await replica.appendLedger(grant)
  const invitation = placed.id
  for (const { id, name, ...member } of others) {
    const request = { room, invitation, device: id, name }
    const proofs = await signAdmission(request, deviceOfMember({ id, name, ...member }), signer)
    const admitted = { kind: 'admitted', by: invitation, member: id, name, ...proofs } as const
    await (
      await replica.appendLedger(admitted)
    ).stored
  }
  const ledger = toBase64url(await replica.binary('ledger'))
  const { epoch } = replica.state()
  const secret = toBase64url(replica.epochs.secret(epoch) ?? new Uint8Array())
  await replica.close()
  const link = formatInvitation({ room, invitation, seed, expiresAt, hubs: [] })
  return { room, epoch, secret, ledger, link, invitation, members }
}
