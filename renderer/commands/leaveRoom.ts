import type { PlacedEvent } from '#shared/events/event'
import type { Clock } from '#shared/ports/clock.port'
import type { DeviceId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { LeftView } from '../state/views'
import type { House } from './house'
import { checkMessage } from './checkMessage'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { listRooms } from './listRooms'
import { mentionsIn } from './mentionsIn'
import { forgetOwnSide } from './ownSide'
import { devicesOf, witnessStreams } from './witnessStreams'

/** Milliseconds to wait for another machine to have stored that this member has left. */
const GOODBYE = 5_000

/**
 * Leaves the room on screen and removes everything of it from this machine. `told`: another member's machine has
 * stored it, or there was nothing to tell, since one was no longer a member; otherwise nobody was there, and the others
 * go on seeing this member until somebody removes them. `farewell` is said in the conversation before; empty for nothing.
 * Throws the store's Problem, or `too-long` for the farewell; then nothing was removed.
 */
export const leaveRoom =
  (house: House, arrive: (left: LeftView) => void, keepDrafts: () => Promise<void>) =>
  async ({ farewell = '' }: { readonly farewell?: string } = {}): Promise<{ readonly told: boolean }> => {
    const text = farewell.trim() && checkMessage(farewell)
    const session = currentSession(house)
    const { replica, record } = session
    const { name, byDevice } = replica.state()
    const told = byDevice.has(replica.self) ? await tell(replica, house.clock, text) : true
    await session.close()
    // What is on its way to the disk would come after what is removed there.
    await keepDrafts()
    await house.store.removeRoom(record.room)
    await forgetOwnSide(house, record.room)
    house.current = undefined
    listRooms(house)
    arrive({ room: name, told })
    return { told }
  }

const tell = async (replica: Replica, clock: Clock, text: string): Promise<boolean> => {
  const words = text && { v: 1 as const, text, mentions: mentionsIn(text, replica.state().members.values()) }
  const said = words ? [await replica.appendTalk({ kind: 'message' }, words)] : []
  await Promise.all(said.map(({ stored }) => stored))
  const { placed, stored } = await say(replica)
  await stored
  return isHeard(replica, clock, [...said.map((one) => one.placed), placed])
}

const say: (replica: Replica) => ReturnType<Replica['appendLedger']> = async (replica) => {
  const by = actingGrant(replica)
  const of = replica.state().byDevice.get(replica.self)?.id ?? by
  const cut = await witnessStreams(replica, { by, of, devices: devicesOf(replica, of) })
  return replica.appendLedger({ kind: 'left', by, cut })
}

const hasStored = (replica: Replica, device: DeviceId, { in: doc, client, event }: PlacedEvent): boolean =>
  (replica.delivery(device, doc).get(client) ?? 0) > event.seq

/** Waits until some linked device has stored these, or for as long as makes sense. */
const isHeard = (replica: Replica, clock: Clock, events: readonly PlacedEvent[]): Promise<boolean> =>
  new Promise((resolve) => {
    // One's own other machines are no longer members'.
    const isOther = (device: DeviceId): boolean => replica.state().byDevice.has(device)
    const look = (): boolean =>
      replica.linked().some((device) => isOther(device) && events.every((one) => hasStored(replica, device, one)))
    const end = (heard: boolean): void => {
      off()
      cancel()
      resolve(heard)
    }
    const off = replica.on('delivered', () => look() && end(true))
    const cancel = clock.after(GOODBYE, () => end(look()))
    if (replica.linked().length === 0 || look()) end(look())
  })
