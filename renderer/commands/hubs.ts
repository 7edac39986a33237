import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { Signalling } from '#shared/ports/signalling.port'
import { parseHubAddress } from '#shared/protocol/hubAddress'
import { Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { currentSession } from './house'

/** A room may name this many hubs; more would only be asked in vain. */
const MOST_HUBS = 8

/** Tells the own hub which others to look at: those of all rooms, and while joining those of the link. */
export const bridgeHubs = (house: House, also: readonly string[] = []): void => {
  const own = new Set(house.hub.addresses)
  const rooms = [...house.sessions.values()].flatMap((session) => session.record.hubs)
  house.signalling.bridge([...new Set([...rooms, ...also])].filter((address) => !own.has(address)))
}

/** Where somebody who comes in finds the room's members: this machine's addresses, then the hubs that the room adds. */
export const hubsToTell = (house: Pick<House, 'hub'>, { hubs }: Pick<RoomRecord, 'hubs'>): string[] =>
  [...new Set([...house.hub.addresses, ...hubs])].slice(0, MOST_HUBS)

/** Calls `reached` whenever another hub is reached, or can be heard on a topic, that was not a moment before. Returns how to stop. */
export const whenBridged = (
  signalling: Pick<Signalling, 'bridges' | 'nearby' | 'onBridges'>,
  reached: () => void,
): (() => void) => {
  const connected = (): ReadonlySet<string> =>
    new Set([...signalling.bridges].flatMap(([address, state]) => (state === 'connected' ? [address] : [])))
  let known = connected()
  let { met } = signalling.nearby
  return signalling.onBridges(() => {
    const now = connected()
    const isNew = [...now].some((address) => !known.has(address)) || signalling.nearby.met > met
    known = now
    met = signalling.nearby.met
    if (isNew) reached()
  })
}

/** Looks for the members of the room on screen at this hub too. Throws Problem `hub-address`. */
export const addHub =
  (house: House) =>
  async (address: string): Promise<void> => {
    const parsed = parseHubAddress(address)
    if (!parsed) throw new Problem('hub-address')
    const session = currentSession(house)
    const hubs = [...new Set([...session.record.hubs, `${parsed.host}:${parsed.port}`])]
    if (hubs.length > MOST_HUBS) throw new Problem('hub-address', `more than ${MOST_HUBS} hubs`)
    await changeHubs(house, hubs)
  }

/** Stops looking at this hub for the room on screen. */
export const removeHub =
  (house: House) =>
  async (address: string): Promise<void> =>
    changeHubs(
      house,
      currentSession(house).record.hubs.filter((hub) => hub !== address),
    )

const changeHubs = async (house: House, hubs: readonly string[]): Promise<void> => {
  await currentSession(house).changeRecord((record) => ({ ...record, hubs }))
  house.screen.extraHubs(hubs)
  bridgeHubs(house)
}

/** Lets members on other machines of the network find this one's hub, or not. */
export const setReachable =
  (house: House) =>
  async (on: boolean): Promise<void> => {
    house.hub = await house.platform.setReachable(on)
    house.screen.hub(house.hub)
  }
