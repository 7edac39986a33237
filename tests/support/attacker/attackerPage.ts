import './withoutEval'
import { keyFromSeed } from '#shared/crypto/keys'
import { talkDocAt } from '#shared/protocol/ids'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import { joinMesh } from '#shared/mesh/roomMesh'
import type { Device } from '#shared/ports/keychain.port'
import type { Link } from '#shared/ports/link.port'
import type { WebRtc } from '#shared/ports/webrtc.port'
import { epochLabel } from '#shared/sync/epochKeys'
import { browserKeys } from '../../../renderer/platform/keys/keychainBrowser'
import { systemClock } from '../../../renderer/platform/systemClock'
import { systemRandomness } from '../../../renderer/platform/systemRandomness'
import { openDatabase } from '../../../renderer/storage/database'
import type { Genuine } from './attacks'
import { attacks, genuineFrom, HONEST } from './attacks'

/** What the tests call in the page of somebody who has Snug's keys, and not its manners. */
export type Attacker = {
  readonly kinds: readonly string[]
  /** The one of them that is no attack. */
  readonly honest: string
  /** One attack over a link of its own with a member's machine: why that closed it; undefined if it did not. */
  attack(kind: string, victim: string): Promise<string | undefined>
  /**
   * Whether any member's machine takes a link within so many milliseconds, and what was heard over it; as `member`, or under a key
   * that is nobody's. `enough`: links after which nobody waits any longer.
   */
  comeIn(
    as: 'member' | 'stranger',
    ms: number,
    enough?: number,
  ): Promise<{ readonly links: number; readonly heard: number }>
}

type Found = { readonly links: Link[]; heard: number; leave(): void }

const DOC = talkDocAt(Date.now())

const open = async () => {
  const database = await openDatabase()
  const keychain = browserKeys(database, systemRandomness).keychain(undefined)
  const [row] = (await database.epochs.toArray()).toReversed()
  if (!row) throw new Error('there is no room here')
  const { room, epoch, sealedSecret } = row
  const secret = new Uint8Array(await keychain.open(new Uint8Array(sealedSecret), epochLabel(room, epoch)))
  const hub = (await (await fetch('/snug.json')).json()) as { readonly url: string; readonly token: string }
  return { device: await keychain.device(), room, epoch, secret, hub }
}
let opening: ReturnType<typeof open> | undefined
const opened = (): ReturnType<typeof open> => (opening ??= open())

const enter = async (device: Device | undefined, onLink: (link: Link) => void): Promise<Found> => {
  const { hub, device: own, ...where } = await opened()
  const found: Found = { links: [], heard: 0, leave: () => mesh.leave() }
  const mesh = joinMesh({
    ...where,
    device: device ?? own,
    wrtc: window as unknown as WebRtc,
    clock: systemClock,
    randomness: systemRandomness,
    signallingUrl: hub.url,
    token: () => hub.token,
    // Whoever is there is welcome here.
    authorise: async () => true,
    introduce: async () => true,
    introduction: async () => new Uint8Array([0, 0]),
    onLink: (link) => {
      found.links.push(link)
      onLink(link)
    },
    onRefused: () => undefined,
    onTurnedAway: () => undefined,
    onProblem: () => undefined,
  })
  return found
}

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
/** Milliseconds for a link to come about, and for what is invalid to cost it. */
const [SOON, AT_ONCE] = [15_000, 4_000]

/** A link with that member's machine. */
const linkWith = async (victim: string): Promise<{ readonly link: Link; leave(): void }> => {
  let met: (link: Link) => void = () => undefined
  const meeting = new Promise<Link>((resolve) => (met = resolve))
  const found = await enter(undefined, (link) => link.device === victim && met(link))
  const link = await Promise.race([meeting, after(SOON)])
  if (!link) throw new Error('no link came about')
  return { link, leave: found.leave }
}

/** What the member has said, as any other member is told it. */
const ask = (link: Link): Promise<Genuine> =>
  new Promise((resolve) => {
    link.receive((bytes) => {
      const message = decodeWire(bytes)
      if (message.is === 'update' && message.doc === DOC && message.answers) resolve(genuineFrom(message, link.device))
    })
    const want: Wire = { is: 'want', doc: DOC, stateVector: Uint8Array.of(0) }
    link.send(encodeWire(want))
  })

const attacker: Attacker = {
  kinds: Object.keys(attacks),
  honest: HONEST,
  attack: async (kind, victim) => {
    const { device, room } = await opened()
    const { link, leave } = await linkWith(victim)
    const over = new Promise<string>((resolve) => link.closed(resolve))
    const make = attacks[kind]
    if (!make) throw new Error(`no such attack: ${kind}`)
    const genuine = await ask(link)
    for (const bytes of await make({ genuine, device, room, doc: DOC })) link.send(bytes)
    const reason = await Promise.race([over, after(AT_ONCE)])
    leave()
    return reason
  },
  comeIn: async (as, ms, enough = Infinity) => {
    const device = as === 'stranger' ? await keyFromSeed(systemRandomness.bytes(32)) : undefined
    const found = await enter(device, (link) =>
      link.receive(() => {
        found.heard += 1
      }),
    )
    const end = Date.now() + ms
    while (Date.now() < end && found.links.length < enough) await after(100)
    found.leave()
    return { links: found.links.length, heard: found.heard }
  },
}
Object.assign(window, { attacker })
