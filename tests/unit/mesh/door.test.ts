import { concat, utf8 } from '#shared/crypto/bytes'
import { checkAdmission, signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import type { SessionDescription, WebRtc } from '#shared/ports/webrtc.port'
import type { DoorHost } from '#shared/mesh/serveGuest'
import { keepDoor } from '#shared/mesh/door'
import { joinDoorTopic } from '#shared/mesh/doorMessages'
import type { Admission, Knock } from '#shared/mesh/knock'
import { knock, KnockCancelled } from '#shared/mesh/knock'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { Device } from '#shared/ports/keychain.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { FakeSignallingNetwork } from '#shared/mesh/signalling.fake'
import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import type { EpochId, InvitationId, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FakeWebRtc } from '../../support/fakeWebRtc'
import { createFakeWebRtc } from '../../support/fakeWebRtc'
import { passing } from '../../support/passing'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(83)
const room = `${'R'.repeat(42)}A` as RoomId
const invited = `${'I'.repeat(42)}A` as InvitationId
const epoch = `${'E'.repeat(42)}A` as EpochId
const ledger = utf8('what the room has written about itself')
const secret = random.bytes(32)
const earlier = [{ epoch: room as string as EpochId, secret: random.bytes(32) }]
const seed = random.bytes(32)
const purpose = { is: 'door', room, of: invited } as const
const { door, key, signer } = await invitationFromSeed(seed)

let clock: FakeClock
let pass: (ms: number) => Promise<void>
let network: FakeSignallingNetwork
let wrtc: FakeWebRtc
let [anna, greta, newcomer]: [Device, Device, Device] = [] as unknown as [Device, Device, Device]
let steps: string[]

beforeEach(async () => {
  clock = createFakeClock()
  pass = passing(clock)
  network = createSignallingNetwork(clock)
  wrtc = createFakeWebRtc(clock)
  steps = []
  ;[anna, greta, newcomer] = [await seededDevice(random), await seededDevice(random), await seededDevice(random)]
})

const names = ['as Anna has signed it', 'as Greta has']
const welcome: DoorHost = {
  turnsAway: () => undefined,
  ledger: async () => ledger,
  admit: async () => ({ is: 'admitted', epoch, secret, earlier, hubs: ['192.168.1.20:4455'], names }),
}
const request = async (name = 'Idris') => ({
  name,
  ...(await signAdmission({ room, invitation: invited, device: newcomer.id, name }, newcomer, signer)),
})
const keep = (device: Device, host: DoorHost = welcome, more: object = {}): ReturnType<typeof keepDoor> =>
  keepDoor({ signalling: network.open(), purpose, door, key, device, wrtc, clock, randomness: random, host, ...more })
const come = (more: Partial<Parameters<typeof knock>[0]> = {}): Knock =>
  knock({
    signalling: network.open(),
    purpose,
    door,
    linkKey: signer,
    device: newcomer,
    request,
    wrtc,
    clock,
    randomness: random,
    checkLedger: async () => undefined,
    onStep: (step) => void steps.push(step),
    ...more,
  })
/** What became of a knock once `ms` have passed; 'nothing yet' while it waits. */
const after = async (ms: number, { admitted }: Knock): Promise<Admission | string> => {
  let outcome: Admission | string = 'nothing yet'
  admitted.then(
    (admission) => (outcome = admission),
    (error: unknown) => (outcome = error instanceof Problem ? error.code : String(error)),
  )
  await pass(ms)
  // Signing and sealing take real time too, more of it on a busy machine.
  for (let more = 0; outcome === 'nothing yet' && more < 20; more += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await pass(500)
  }
  return outcome
}

describe('at the door', () => {
  test('a newcomer shows proofs that fit, and is handed the ledger, the epoch and the hubs', async () => {
    let proven = false
    const checking: DoorHost = {
      ...welcome,
      admit: async ({ device, name, ...proofs }) => {
        proven = await checkAdmission({ room, invitation: invited, device, name }, proofs, key)
        return welcome.admit({ device, name, ...proofs })
      },
    }
    keep(anna, checking)
    expect(await after(5_000, come())).toEqual({
      epoch,
      secret,
      earlier,
      hubs: ['192.168.1.20:4455'],
      ledger,
      names,
    })
    expect(proven).toBe(true)
    expect(steps).toEqual(['waiting', 'being-admitted'])
  })

  test('of several members one machine comes, and the connection is closed afterwards', async () => {
    keep(anna)
    keep(greta)
    expect(await after(5_000, come())).toMatchObject({ epoch })
    expect(wrtc.connections.length).toBeLessThanOrEqual(3)
    await pass(15_000)
    expect(wrtc.connections.every(({ isClosed }) => isClosed)).toBe(true)
  })

  test('who knocks before anybody is there waits, and is let in once somebody comes', async () => {
    const waiting = come()
    expect(await after(60_000, waiting)).toBe('nothing yet')
    keep(anna)
    expect(await after(5_000, waiting)).toMatchObject({ epoch })
  })

  /** What a machine has whose connections never come about. */
  const outOfReach = (isSo = (): boolean => true): WebRtc => ({
    ...wrtc,
    RTCPeerConnection: class extends wrtc.RTCPeerConnection {
      override createOffer(): Promise<SessionDescription> {
        return isSo() ? new Promise(() => undefined) : super.createOffer()
      }
    },
  })

  test('of nine machines the one that is within reach lets somebody in, though each of the others would come first', async () => {
    for (let nth = 0; nth < 8; nth += 1) keep(anna, welcome, { wrtc: outOfReach() })
    keep(greta, welcome, { randomness: { ...random, fraction: () => 1 } })
    expect(await after(36_000, come())).toMatchObject({ epoch })
  })

  test('who could not be reached is asked again when nobody else is there', async () => {
    let isAway = true
    keep(anna, welcome, { wrtc: outOfReach(() => isAway) })
    const coming = come()
    expect(await after(30_000, coming)).toBe('nothing yet')
    isAway = false
    expect(await after(20_000, coming)).toMatchObject({ epoch })
  })

  test('a knock can be given up, which is no failure', async () => {
    const waiting = come()
    await pass(1_000)
    waiting.cancel()
    await expect(waiting.admitted).rejects.toBeInstanceOf(KnockCancelled)
    keep(anna)
    await pass(10_000)
    expect(wrtc.connections).toHaveLength(0)
  })

  test.each(['invitation-expired', 'invitation-used-up', 'invitation-unknown', 'room-full'] as const)(
    'a no is told with its reason: %s',
    async (reason) => {
      keep(anna, { ...welcome, admit: async () => ({ is: 'refused', reason }) })
      expect(await after(5_000, come())).toBe(reason)
    },
  )

  test('for whom the link is no good any more is told so, and is not shown who is in the room', async () => {
    let shown = 0
    const ledgerOf = async (): Promise<typeof ledger> => ((shown += 1), ledger)
    const turnsAway: DoorHost['turnsAway'] = (guest) => (guest === newcomer.id ? 'invitation-used-up' : undefined)
    keep(anna, { ...welcome, turnsAway, ledger: ledgerOf })
    expect(await after(5_000, come())).toBe('invitation-used-up')
    expect(shown).toBe(0)
    expect(await after(5_000, come({ device: greta }))).toMatchObject({ epoch })
    expect(shown).toBe(2)
  })

  test('who knows the door but not the link is shown nothing: not who is in the room, nor that there is one', async () => {
    let shown = 0
    const asked: boolean[] = []
    const turnsAway: DoorHost['turnsAway'] = (_, hasLink) => {
      asked.push(hasLink)
      return hasLink ? undefined : 'invitation-unknown'
    }
    keep(anna, { ...welcome, turnsAway, ledger: async () => ((shown += 1), ledger) })
    expect(await after(5_000, come({ linkKey: greta }))).toBe('invitation-unknown')
    // A proof of another room's link, or what is none at all.
    const elsewhere = { ...signer, sign: (message: Uint8Array) => signer.sign(concat(message, Uint8Array.of(0))) }
    expect(await after(5_000, come({ linkKey: elsewhere }))).toBe('invitation-unknown')
    expect([shown, asked]).toEqual([0, [false, false]])
    expect(await after(5_000, come())).toMatchObject({ epoch })
    expect([shown, asked.at(-1)]).toEqual([2, true])
  })

  test('a host whose disk fails says so, and gives nothing away', async () => {
    keep(anna, { ...welcome, admit: () => Promise.reject(new Problem('disk-full', 'no room')) })
    expect(await after(5_000, come())).toBe('unexpected')
  })

  test('a ledger that is not that of the link ends it, before the newcomer has said its name', async () => {
    let asked = false
    keep(anna, { ...welcome, admit: async (request) => ((asked = true), welcome.admit(request)) })
    const checkLedger = (): Promise<void> => Promise.reject(new Problem('invitation-foreign', 'another room'))
    expect(await after(5_000, come({ checkLedger }))).toBe('invitation-foreign')
    expect(asked).toBe(false)
  })

  test('a closed door answers nobody', async () => {
    const door = keep(anna)
    await pass(100)
    door.close()
    expect(await after(20_000, come())).toBe('nothing yet')
    expect(wrtc.connections).toHaveLength(0)
  })
})

describe('a stranger', () => {
  test('who knows the topic but not the link is not heard, whatever they say', async () => {
    keep(anna)
    await pass(100)
    const { door } = await invitationFromSeed(random.bytes(32))
    const stranger = await joinDoorTopic(network.open(), door, () => undefined)
    stranger.say({ is: 'knock', from: 'x'.repeat(22) })
    await pass(5_000)
    expect(wrtc.connections).toHaveLength(0)
  })

  test('between two ends, with certificates of their own, gets neither name nor secret', async () => {
    wrtc = createFakeWebRtc(clock, (certificate) => `${certificate}, as somebody between shows it`)
    let asked = false
    keep(anna, { ...welcome, admit: async (request) => ((asked = true), welcome.admit(request)) })
    expect(await after(60_000, come())).not.toMatchObject({ epoch })
    expect(asked).toBe(false)
  })

  test('who knocks a thousand times keeps nobody else out, and opens few connections', async () => {
    keep(anna)
    await pass(100)
    const flood = await joinDoorTopic(network.open(), door, () => undefined)
    for (let at = 0; at < 1_000; at += 1) flood.say({ is: 'knock', from: String(at).padStart(22, 'x') })
    await pass(2_000)
    expect(wrtc.connections.length).toBeLessThanOrEqual(4)
    expect(await after(60_000, come())).toMatchObject({ epoch })
  })

  test('whose request is no request is refused, and the next newcomer is served', async () => {
    keep(anna)
    const broken = come({ request: () => request('') })
    expect(await after(5_000, broken)).toBe('unexpected')
    expect(await after(5_000, come())).toMatchObject({ epoch })
  })
})
