import { whyNotRemoveDevice } from '#shared/governance/canRemoveDevice'
import { grantOver } from '#shared/governance/standsAbove'
import type { DeviceId } from '#shared/protocol/ids'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import type { House } from './house'
import { currentSession } from './house'
import { witnessStreams } from './witnessStreams'

/**
 * Removes another of this member's devices, or, as an organiser, one of somebody else's: it is cut off, the invitations
 * that were made on it close, the room's keys change, and what it writes from now on is set aside. On disk when it
 * resolves. Throws Problem `not-allowed`.
 */
export const removeDevice =
  (house: House) =>
  async (device: DeviceId): Promise<void> => {
    const { replica } = currentSession(house)
    const state = replica.state()
    const { self } = replica
    allow(whyNotRemoveDevice(state, self, device))
    const own = state.byDevice.get(self)?.id
    const of = state.byDevice.get(device)?.id
    const over = of && of !== own ? grantOver(state, self, of) : undefined
    const by = over ?? actingGrant(replica)
    const cut = await witnessStreams(replica, { by, of: of ?? by, devices: [device] })
    const { stored } = await replica.appendLedger({ kind: 'deviceRemoved', by, of: device, cut })
    await stored
  }
