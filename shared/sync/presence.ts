import type { DeviceId } from '../protocol/ids'
import type { Context } from './context'
import type { Place, Present } from './replica'

/** Who is in the room now, and where: what linked devices said of themselves, gone with their links. */
export type Presence = {
  set(place: Place): void
  own(): Place
  receive(device: DeviceId, place: Place): void
  forget(device: DeviceId): void
  present(): readonly Present[]
  /** The ledger may have told who a device belongs to. */
  look(): void
}

export const createPresence = (context: Context): Presence => {
  const { device: self, peers, emit } = context
  const places = new Map<DeviceId, Place>([[self.id, { in: 'away' }]])

  const present = (): readonly Present[] => {
    const { byDevice } = context.state()
    return [...places].flatMap(([device, place]) => {
      const member = byDevice.get(device)
      return member ? [{ device, member: member.id, place }] : []
    })
  }
  const tell = (): void => emit('present', present())

  return {
    set: (place) => {
      places.set(self.id, place)
      for (const peer of peers.values()) peer.send({ is: 'place', place })
      tell()
    },
    own: () => places.get(self.id) ?? { in: 'away' },
    receive: (device, place) => {
      places.set(device, place)
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
