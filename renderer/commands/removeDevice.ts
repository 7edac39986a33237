import { whyNotRemoveDevice } from '#shared/governance/canRemoveDevice'
import type { DeviceId } from '#shared/protocol/ids'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import type { House } from './house'
import { currentSession } from './house'
import { witnessStreams } from './witnessStreams'

/**
 * Removes another of this member's devices: it is cut off, the room's keys change, and what it writes from now on is set
 * aside. On disk when it resolves. Throws Problem `not-allowed`.
 */
export const removeDevice =
  (house: House) =>
  async (device: DeviceId): Promise<void> => {
    const { replica } = currentSession(house)
    const state = replica.state()
    allow(whyNotRemoveDevice(state, replica.self, device))
    const by = actingGrant(replica)
    const of = state.byDevice.get(replica.self)?.id ?? by
    const cut = await witnessStreams(replica, { by, of, devices: [device] })
    const { stored } = await replica.appendLedger({ kind: 'deviceRemoved', by, of: device, cut })
    await stored
  }
