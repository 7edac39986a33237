import { isPerson } from '../governance/roles'
import type { DeviceId } from '../protocol/ids'
import type { Context } from './context'
import type { Place, Present, Seen, Whereabouts } from './replica'

/** Who is in the room now, and where: what linked devices said of themselves, gone with their links. */
export type Presence = {
  set(place: Whereabouts, seen?: Seen): void
  /** Whether anybody is at this machine: of who is not, others are told nothing. */
  setHere(isHere: boolean): void
  /** What others are told of this device. */
  own(): Place
  /** Whether others may know who does what here now: what shows a name goes out only then. */
  isNamed(): boolean
  receive(device: DeviceId, place: Place): void
  forget(device: DeviceId): void
  present(): readonly Present[]
  /** The ledger may have told who a device belongs to. */
  look(): void
}

export const createPresence = (context: Context): Presence => {
  const { device: self, peers, emit } = context
  const places = new Map<DeviceId, Place>()
  let here: Whereabouts = { in: 'away' }
  let seen: Seen = 'name'
  let isHere = true

  const present = (): readonly Present[] => {
    const { byDevice } = context.state()
    return [...places, [self.id, here] as const].flatMap(([device, place]) => {
      const member = byDevice.get(device)
      // A keeper is always on: that nobody is here is told by who is.
      return member && isPerson(member.role) ? [{ device, member: member.id, place }] : []
    })
  }
  const tell = (): void => emit('present', present())
  const isKeeper = (): boolean => {
    const role = context.state().byDevice.get(self.id)?.role
    return role !== undefined && !isPerson(role)
  }
  const own = (): Place => {
    if (!isHere || isKeeper()) return { in: 'unseen' }
    return seen === 'name' ? here : { in: seen }
  }

  const change = (make: () => void): void => {
    const before = own()
    make()
    // Who is only counted, or unseen, does not give away by a message that they went from one place to another.
    if (!isSamePlace(before, own())) for (const peer of peers.values()) peer.send({ is: 'place', place: own() })
    tell()
  }

  return {
    set: (place, as = seen) =>
      change(() => {
        here = place
        seen = as
      }),
    setHere: (is) =>
      change(() => {
        isHere = is
      }),
    own,
    isNamed: () => seen === 'name' && isHere && !isKeeper(),
    receive: (device, place) => {
      if (place.in === 'unseen') places.delete(device)
      else places.set(device, place)
      tell()
    },
    forget: (device) => {
      places.delete(device)
      tell()
    },
    present,
    look: tell,
  }
}

const isSamePlace = (one: Place, other: Place): boolean =>
  one.in === other.in && (one.in !== 'note' || other.in !== 'note' || one.note === other.note)
