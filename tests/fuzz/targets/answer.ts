import { toBase64url } from '#shared/crypto/base64url'
import { concat, utf8 } from '#shared/crypto/bytes'
import type { DoorAnswer } from '#shared/mesh/doorMessages'
import { shakeHands } from '#shared/mesh/handshake'
import { askIn } from '#shared/mesh/knock'
import { nextMessage } from '#shared/mesh/nextMessage'
import type { EpochId, Hash } from '#shared/protocol/ids'
import { parseInvitation } from '#shared/protocol/invitation'
import { adoptRoom } from '#shared/sync/adoptRoom'
import { openReplica } from '#shared/sync/openReplica'
import { createFakeDisk, createMemoryStore } from '#shared/ports/documentStore.fake'
import { deepStrictEqual } from 'node:assert'
import { errandOf } from '../../../renderer/commands/errands'
import { inviteMember } from '../../../renderer/commands/inviteMember'
import { houseOf } from '../../support/house'
import { room } from '../../support/room'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import type { Said } from './ends'
import { bare, createEnds } from './ends'

type Bytes = Uint8Array<ArrayBuffer>
const FINGERPRINTS = { own: 'same', theirs: 'same' }

/** What who opens a door says to a newcomer: the ledger before and after, the key, and a name; one of them changed. */
export const openAnswer = async (): Promise<Target> => {
  const r = await room(73, 'anna', 'idris')
  const { anna } = r
  const { device, keychain } = await r.stranger('dora')
  const link = parseInvitation(await r.when(inviteMember(houseOf(r, anna))({ uses: 2, days: 7 })))
  const errand = await errandOf({ is: 'invitation', ...link }, device, 'Dora')
  const before = await r.when(anna.replica.binary('ledger'))
  const { name, ...proofs } = await errand.request()
  const admitted = { kind: 'admitted', by: link.invitation, member: device.id, name, ...proofs } as const
  const { stored } = await anna.replica.appendLedger(admitted)
  await r.when(stored)
  const after = await r.when(anna.replica.binary('ledger'))
  const epoch = r.id as string as EpochId
  const secret = anna.replica.epochs.secret(epoch) ?? new Uint8Array()
  const handed = { epoch, secret: toBase64url(secret) as Hash }
  const hubs = ['192.168.1.20:4455']
  const answer: DoorAnswer = { is: 'admitted', ...handed, hubs, earlier: [handed], namesFollow: true }
  const renamed = await r.when(anna.replica.appendTalk({ kind: 'named', name: 'Annika' }))
  await r.when(renamed.stored)
  const told = JSON.stringify(await r.when(anna.replica.signedNames()))
  const said: readonly Bytes[] = [before, after, utf8(JSON.stringify(answer)), utf8(told)]
  const samples = said.map((message, at) => concat(Uint8Array.of(at), message)).toReversed()
  const members = JSON.stringify([...anna.replica.state().byDevice.keys()].sort())

  const { purpose } = errand
  const shaking = { purpose, fingerprints: FINGERPRINTS, clock: r.clock, randomness: r.random }
  const open = async ({ channel }: Said, input: Uint8Array): Promise<void> => {
    await shakeHands({ ...shaking, channel, device: anna.device, authorise: async () => true })
    const changed = (at: number): Bytes =>
      (input[0] ?? 0) % said.length === at ? new Uint8Array(input.slice(1)) : (said[at] ?? new Uint8Array())
    await nextMessage(channel, r.clock, 4096)
    channel.send(changed(0))
    await nextMessage(channel, r.clock, 4096)
    channel.send(changed(1))
    channel.send(changed(2))
    channel.send(changed(3))
  }
  const comeIn = async (end: Said): Promise<'refused' | 'taken'> => {
    const disk = createFakeDisk()
    const store = createMemoryStore(disk, async () => undefined)
    const given = { store, keychain, clock: r.clock, device: device.id, room: r.id }
    try {
      const opened = { channel: end.channel, fingerprints: FINGERPRINTS }
      await adoptRoom({ ...given, ...(await askIn({ ...errand, ...shaking, device }, opened)) })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if ((await store.rooms()).length > 0) throw new Error('a room is kept that was not taken', { cause: error })
      return 'refused'
    }
    // Kept is what the link, the ledger and the founding event vouch for, and nothing else.
    const replica = await openReplica({ store, keychain, device, clock: r.clock, randomness: r.random, room: r.id })
    deepStrictEqual(JSON.stringify([...replica.state().byDevice.keys()].sort()), members)
    // A name is the ledger's, or signed by whose it is.
    const name = replica.state().byDevice.get(anna.device.id)?.name ?? ''
    deepStrictEqual(['anna', 'Annika'].includes(name), true)
    for (const held of replica.epochs.held()) deepStrictEqual(replica.epochs.secret(held), secret)
    await replica.close()
    return 'taken'
  }
  return {
    samples,
    mutations: mutationsBy(samples).map(bare).concat(bare(saidOtherwise), bare(saidOtherwise)),
    take: async (input) => {
      const [guest, host] = createEnds()
      const came = comeIn(guest)
      const opened = open(host, input).catch(() => undefined)
      const outcome = await r.when(came)
      host.channel.close('enough')
      await r.when(Promise.race([opened, r.pass(20_000)]))
      return outcome
    },
    holds: async () => {
      await r.pass(60_000)
      return r.clock.waiting
    },
  }
}

/** A ledger is no JSON: its bytes go wrong. */
const saidOtherwise: typeof mutateJson = (bytes, random) =>
  bytes[0] === '{'.charCodeAt(0)
    ? mutateJson(bytes, random)
    : concat(bytes.slice(0, 60), random.bytes(8), bytes.slice(68))
