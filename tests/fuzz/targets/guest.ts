import { concat, utf8 } from '#shared/crypto/bytes'
import { signAdmission } from '#shared/governance/admission'
import { signDevice, signDeviceRequest } from '#shared/governance/deviceProof'
import { deviceLinkFromSeed, invitationFromSeed } from '#shared/governance/invitationKeys'
import type { DoorPurpose } from '#shared/mesh/doorMessages'
import { shakeHands } from '#shared/mesh/handshake'
import { proveLink } from '#shared/mesh/linkProof'
import type { DoorHost, GuestKeeper } from '#shared/mesh/serveGuest'
import { serveGuest } from '#shared/mesh/serveGuest'
import type { Device } from '#shared/ports/keychain.port'
import type { DeviceId } from '#shared/protocol/ids'
import { parseInvitation } from '#shared/protocol/invitation'
import { admitDevice, deviceLinkOver } from '../../../renderer/commands/admitDevice'
import { admitMember, invitationOver } from '../../../renderer/commands/admitMember'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { houseOf } from '../../support/house'
import { settle } from '../../support/quiet'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { shownLink } from '../../support/secondDevice'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import type { Said } from './ends'
import { bare, createEnds } from './ends'

type Bytes = Uint8Array<ArrayBuffer>
const FINGERPRINTS = { own: 'same', theirs: 'same' }

/** A door, who stands at it, and what they sign to come in. */
type Place = {
  readonly keeper: Pick<GuestKeeper, 'purpose' | 'key' | 'host'>
  readonly linkKey: Device
  readonly request: object
}

const atInvitation = async (r: TestRoom, host: TestMember, guest: DeviceId, device: Device): Promise<Place> => {
  const house = houseOf(r, host)
  const link = parseInvitation(await r.when(inviteMember(house)({ uses: 1, days: 7 })))
  const { signer, key } = await invitationFromSeed(link.seed)
  const { invitation } = link
  const at = { house, replica: host.replica, invitation, record: () => ({ room: r.id, hubs: [], joinedAt: 0 }) }
  const purpose: DoorPurpose = { is: 'door', room: r.id, of: invitation }
  const doorHost = hostOf(host, { turnsAway: invitationOver(at), admit: admitMember(at) })
  const proofs = await signAdmission({ room: r.id, invitation, device: guest, name: 'Dora' }, device, signer)
  return { keeper: { purpose, key, host: doorHost }, linkKey: signer, request: { name: 'Dora', ...proofs } }
}

const atDeviceLink = async (r: TestRoom, host: TestMember, guest: DeviceId, device: Device): Promise<Place> => {
  const { link, shown } = await shownLink(r, host, { expiresAt: 8e15 })
  const { signer, key } = await deviceLinkFromSeed(link.seed)
  const given = { house: houseOf(r, host), replica: host.replica, link: { ...shown, expiresAt: 8e15 } }
  const record = () => ({ room: r.id, hubs: [], joinedAt: 0 })
  const purpose: DoorPurpose = { is: 'device', room: r.id, of: key }
  const doorHost = hostOf(host, { turnsAway: deviceLinkOver(given), admit: admitDevice({ ...given, record }) })
  const by = host.replica.state().byDevice.get(host.device.id)?.grant ?? r.id
  const joining = { room: r.id, by, from: host.device.id, added: guest }
  const request = {
    name: 'phone',
    deviceProof: await signDevice(joining, device),
    invitationProof: await signDeviceRequest({ ...joining, label: 'phone' }, signer),
  }
  return { keeper: { purpose, key, host: doorHost }, linkKey: signer, request }
}

const hostOf = ({ replica }: TestMember, more: Omit<DoorHost, 'ledger'>): DoorHost => ({
  ledger: () => replica.binary('ledger'),
  ...more,
})

/** What a machine that keeps a door hears of who stands at it, hands once shaken: the link's proof, and the request. */
const openGuest = (kind: 'invitation' | 'device') => async (): Promise<Target> => {
  const r = await room(72, 'anna')
  const { anna } = r
  const { device } = await r.stranger('dora')
  const { keeper, linkKey, request } = await (kind === 'device' ? atDeviceLink : atInvitation)(
    r,
    anna,
    device.id,
    device,
  )
  const { purpose } = keeper
  const shaking = { purpose, fingerprints: FINGERPRINTS, clock: r.clock, randomness: r.random }

  /** The guest's side: says one message as it was changed, and the other as it should be. Whether the link is proven. */
  const come = async ({ channel }: Said, input: Uint8Array): Promise<boolean> => {
    const { greetings } = await shakeHands({ ...shaking, channel, device, authorise: async () => true })
    const changed = new Uint8Array(input.slice(1))
    const proof = await proveLink(linkKey, purpose, { guest: greetings.ours, host: greetings.theirs })
    const isProof = (input[0] ?? 0) % 2 === 0
    // A proof can't be recorded, since each is good once: what is changed is put over it.
    const said = isProof ? over(proof, changed) : proof
    channel.send(said)
    channel.send(isProof ? utf8(JSON.stringify(request)) : changed)
    return proofIn(said) === proofIn(proof)
  }
  const samples = [
    concat(Uint8Array.of(1), utf8(JSON.stringify(request))),
    concat(Uint8Array.of(0), utf8('{"is":"link","proof":"A"}')),
    Uint8Array.of(0, 40, 65, 66),
    Uint8Array.of(0),
  ]
  const here = (): string =>
    JSON.stringify([[...anna.replica.state().byDevice.keys()], anna.replica.state().heads, anna.replica.state().asking])
  return {
    samples,
    mutations: mutationsBy(samples).map(bare).concat(bare(safeJson), bare(safeJson)),
    take: async (input) => {
      const [guest, host] = createEnds()
      const served = serveGuest({ ...shaking, ...keeper, device: anna.device }, host.channel, FINGERPRINTS)
      const came = come(guest, input)
      const [, hasLink] = await r.when(Promise.all([served.catch(() => undefined), came]))
      await settle()
      const last = Buffer.from(host.sent.at(-1) ?? []).toString()
      const isIn = last.startsWith('{"is":"admitted"')
      const isShown = host.sent.some((message) => message.length > 0 && message[0] !== '{'.charCodeAt(0))
      if (isShown && !hasLink) throw new Error('the ledger is shown to who has not proven the link')
      const strangers = [...anna.replica.state().byDevice.keys()].filter(
        (one) => one !== anna.device.id && one !== device.id,
      )
      if (strangers.length > 0) throw new Error('somebody is in who was never there')
      return isIn ? 'taken' : 'refused'
    },
    digest: here,
    holds: async () => {
      await r.pass(60_000)
      return r.clock.waiting
    },
    verify: async () =>
      [...anna.replica.state().members.values()]
        .filter(({ name }) => name !== 'anna' && name !== 'Dora')
        .map(({ name }) => `somebody has come in as ${name}`),
  }
}

/** What is no JSON goes wrong in its bytes. */
const safeJson: typeof mutateJson = (bytes, random) =>
  bytes[0] === '{'.charCodeAt(0) ? mutateJson(bytes, random) : concat(random.bytes(1), random.bytes(4))

/** A text of another's own, or this one with some bytes of the other in their place: the first says where. */
const over = (text: Bytes, changed: Bytes): Bytes => {
  const [at, ...bytes] = changed
  if (at === undefined || at === '{'.charCodeAt(0)) return at === undefined ? text : changed
  const from = at % text.length
  return concat(text.slice(0, from), Uint8Array.from(bytes), text.slice(from + bytes.length))
}

const proofIn = (message: Uint8Array): unknown => {
  try {
    return (JSON.parse(Buffer.from(message).toString()) as { readonly proof?: unknown } | null)?.proof
  } catch {
    // It is no text at all, and proves nothing.
    return undefined
  }
}

export const openKnocking = openGuest('invitation')
export const openDeviceDoor = openGuest('device')
