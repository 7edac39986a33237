import { hasGone, hasLeft } from '../governance/hasGone'
import type { Link } from '../ports/link.port'
import type { DeviceId, EpochId } from '../protocol/ids'
import type { Context, Peer } from './context'
import { everyone } from './context'
import { talkAtDoor } from './doorTalk'
import type { EpochKeys } from './epochKeys'
import { noteMet } from './epochs'
import type { Engine, LinkedPeer } from './linkProtocol'
import { speakOver } from './linkProtocol'

/** Milliseconds between two looks whether linked members hold the same, beside those after something has come. */
const COMPARE = 15_000
/** Milliseconds to wait for more of a catch-up before others are told of it. */
const SETTLE = 150
/** Every so many looks, members are asked again for what they lacked before. */
const ANEW = 4

/** Why a link is closed whose other end was removed, or has left. */
const GONE = 'no longer a device of a member'
const LEAVES = 'this device leaves'

/** Milliseconds for telling somebody who leaves that it is stored here; nothing more is taken from them. */
const FAREWELL = 1_000

/** The devices that this one is linked with now. */
export type Links = {
  connect(link: Link, epoch?: EpochId): void
  meetAtDoor(link: Link): void
  devices(): DeviceId[]
  /** Who is no longer a member is cut off before anybody hears of it. */
  cutOff(): void
  /** After a catch-up has settled, the others may want what came. */
  tellOthers(): void
  end(): void
}

export const createLinks = (given: {
  readonly context: Context
  readonly peers: Map<DeviceId, LinkedPeer>
  readonly keys: EpochKeys
  readonly engine: Omit<Engine, 'context'>
}): Links => {
  const { context, peers, keys, engine } = given
  const { clock, emit, state } = context
  const { contents, acknowledgements, presence, notes, errands, epochs, onToCome, receive } = engine
  /** No peers any more, and about to be closed. */
  const cut = new Set<Peer>()
  /** Who was a member's device at some look while they were linked. */
  const active = new Set<DeviceId>()
  let ended = false

  const devices = (): DeviceId[] => [...peers.keys()]
  const tellNeighbours = (): void => {
    for (const peer of peers.values())
      peer.send({ is: 'neighbours', devices: devices().filter((id) => id !== peer.device) })
    emit('linked', devices())
  }

  const forget = (gone: DeviceId): void => {
    errands.forget(gone)
    contents.forget(gone)
    notes.forget(gone)
  }

  /**
   * Removed, or left; or let in by somebody who had been removed by then, which shows only now: of those the ledger says
   * nothing any more.
   */
  const isNoLonger = (device: DeviceId): boolean => {
    if (!state().byDevice.has(device)) return active.has(device) || hasGone(state(), device)
    active.add(device)
    return false
  }

  const isUnwelcome = (link: Link): boolean => {
    if (ended) link.close(LEAVES)
    // Removed while hands were being shaken.
    else if (isNoLonger(link.device)) link.close(GONE)
    else return false
    return true
  }

  const connect: Links['connect'] = (link, epoch) => {
    if (isUnwelcome(link)) return
    const before = peers.get(link.device)
    const peer = speakOver(link, { context, ...engine })
    peers.set(link.device, peer)
    before?.close('replaced by a newer link')
    // What was asked over the older link is never answered.
    if (before) forget(link.device)
    link.closed(() => {
      if (!cut.delete(peer) && peers.get(link.device) !== peer) return
      peers.delete(link.device)
      presence.forget(link.device)
      forget(link.device)
      onToCome()
      tellNeighbours()
    })
    if (epoch) noteMet(context, keys, epoch, link.device)
    tellNeighbours()
    peer.send({ is: 'place', place: presence.own() })
    notes.greet((note, update) => peer.send({ is: 'awareness', note, update }))
    notes.flush()
    peer.summarise()
    acknowledgements.tellAll(peer)
    contents.ask()
    epochs.greet(peer)
  }

  let looks = 0
  const compare = (): void => {
    looks += 1
    if (looks % ANEW === 0) {
      for (const peer of peers.values()) peer.askAnew()
      contents.askAnew()
    }
    for (const peer of peers.values()) peer.summarise()
    stopComparing = clock.after(COMPARE, compare)
  }
  let stopComparing = clock.after(COMPARE, compare)
  let telling: (() => void) | undefined

  return {
    connect,
    meetAtDoor: (link) => {
      if (!isUnwelcome(link)) talkAtDoor(link, { context, keys, epochs, receive })
    },
    devices,
    cutOff: () => {
      const gone = everyone(context).filter(({ device }) => isNoLonger(device))
      const [left, removed] = [[] as Peer[], [] as Peer[]]
      for (const peer of gone) (hasLeft(state(), peer.device) ? left : removed).push(peer)
      // All of them first: what the closing of one makes this device say must not reach another.
      for (const peer of removed) if (peers.get(peer.device) === peer && peers.delete(peer.device)) cut.add(peer)
      for (const peer of removed) peer.close(GONE)
      for (const peer of left) clock.after(FAREWELL, () => isNoLonger(peer.device) && peer.close(GONE))
    },
    tellOthers: () => {
      telling?.()
      telling = clock.after(SETTLE, () => {
        for (const peer of peers.values()) peer.summarise()
      })
    },
    end: () => {
      ended = true
      stopComparing()
      telling?.()
      for (const peer of everyone(context)) peer.close(LEAVES)
    },
  }
}
