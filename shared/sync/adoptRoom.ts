import type { Member, RoomState } from '../governance/roomState'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore, RoomRecord } from '../ports/documentStore.port'
import type { Keychain } from '../ports/keychain.port'
import type { DeviceId, EpochId, InvitationId, RoomId } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import { summariseStreams } from './digests'
import { isSecretOf } from '../governance/epochCheck'
import { sealEpoch } from './epochKeys'
import { readLedger } from './readLedger'
import { toldNames } from './saidNames'

const foreign = (detail: string, cause?: unknown): Problem => new Problem('invitation-foreign', detail, { cause })

const readOf = async (...of: Parameters<typeof readLedger>): ReturnType<typeof readLedger> => {
  try {
    return await readLedger(...of)
  } catch (cause) {
    throw foreign('what the door handed out is not this room’s ledger', cause)
  }
}

/**
 * Whether a ledger shown at a door is the one that the link speaks of: it grows from the room's id, holds the
 * invitation, and has the host's device active. Throws Problem `invitation-foreign` otherwise.
 */
export const checkDoorLedger = async (given: {
  readonly room: RoomId
  readonly invitation: InvitationId
  readonly host: DeviceId
  readonly ledger: Uint8Array<ArrayBuffer>
}): Promise<RoomState> => {
  const { state } = await readOf(given.room, given.ledger)
  if (!state.invitations.has(given.invitation)) throw foreign('the ledger does not hold the invitation')
  if (!state.byDevice.has(given.host)) throw foreign('the host is not a member')
  return state
}

/**
 * Whose device one becomes by a link: the member of the device that showed it, by the ledger that it hands out. Throws
 * Problem `invitation-foreign` when that ledger is another room's, or says that it is somebody else's device, or when
 * another device has answered.
 */
export const checkHostLedger = async (given: {
  readonly room: RoomId
  readonly link: { readonly host: DeviceId; readonly memberName: string }
  readonly host: DeviceId
  readonly ledger: Uint8Array<ArrayBuffer>
}): Promise<Member> => {
  const { link, host } = given
  if (host !== link.host) throw foreign('another device than the one that showed the link')
  const { state } = await readOf(given.room, given.ledger)
  const member = state.byDevice.get(host)
  if (!member || member.name !== link.memberName) throw foreign('the device that showed the link is not that member’s')
  return member
}

/**
 * Keeps a room that a door has let this device into. Throws Problem `invitation-foreign` when the ledger does not
 * make the device a member, `key-false` when the secret is not that of the epoch which it is said to be, or the store's
 * Problem.
 */
export const adoptRoom = async (given: {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly clock: Clock
  readonly device: DeviceId
  readonly room: RoomId
  readonly epoch: EpochId
  readonly secret: Uint8Array<ArrayBuffer>
  /** Epochs before that one: what is not the secret of one of the ledger's is left. */
  readonly earlier?: readonly { readonly epoch: EpochId; readonly secret: Uint8Array<ArrayBuffer> }[]
  readonly hubs: readonly string[]
  readonly ledger: Uint8Array<ArrayBuffer>
  /** Names that members have chosen since, signed: what is not is left. */
  readonly names?: readonly string[]
}): Promise<RoomRecord> => {
  const { store, keychain, clock, device, room, epoch, secret, earlier = [], hubs, ledger, names = [] } = given
  const { streams, state } = await readOf(room, ledger)
  if (!state.byDevice.has(device)) throw foreign('the ledger does not admit this device')
  // The room may have moved on since: then its members hand over the newer secret at the door of this one.
  const isRight = async (one: { epoch: EpochId; secret: Uint8Array<ArrayBuffer> }): Promise<boolean> => {
    const opened = state.epochs.get(one.epoch)
    return opened !== undefined && (await isSecretOf(opened, one.secret))
  }
  if (!(await isRight({ epoch, secret }))) throw new Problem('key-false', 'not the secret of an epoch of the ledger’s')
  const summary = await summariseStreams('ledger', streams.heads())
  const epochs = [await sealEpoch(keychain, room, epoch, secret)]
  for (const one of earlier)
    if (one.epoch !== epoch && (await isRight(one))) epochs.push(await sealEpoch(keychain, room, one.epoch, one.secret))
  const notables = await toldNames(state, names)
  await store.commit({ room, updates: [{ summary, update: ledger }], notables, epochs })
  const record = { room, hubs: hubs.slice(0, 8), joinedAt: clock.now() }
  await store.putRoom(record)
  return record
}
