import { withStun } from '#shared/mesh/withStun'
import { whyNotAddDevice } from '#shared/governance/canAddDevice'
import { deviceLinkFromSeed } from '#shared/governance/invitationKeys'
import { keepDoor } from '#shared/mesh/door'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { formatDeviceLink } from '#shared/protocol/deviceLink'
import { Problem } from '#shared/protocol/problem'
import { nameInLedger } from '#shared/sync/names'
import type { Replica } from '#shared/sync/replica'
import type { ShownLink } from './admitDevice'
import { admitDevice, deviceLinkOver } from './admitDevice'
import { allow } from './allow'
import type { House } from './house'
import { hubsToTell } from './hubs'

/** How long a link for a device is good, in milliseconds. */
const GOOD_FOR = 15 * 60 * 1000

export type MadeDeviceLink = {
  readonly link: string
  /** Milliseconds since 1970. */
  readonly until: number
  /** The link is put away: whoever comes by it until its time is over is told no. */
  end(): void
}

/** The door at which a further device of this member may come in: one at a time, of which nothing is kept on a disk. */
export type DeviceDoor = {
  /** Makes a link and opens its door; an earlier one is closed. Throws Problem `not-allowed`. */
  open(): Promise<MadeDeviceLink>
  close(): void
}

export const createDeviceDoor = (given: {
  readonly house: House
  readonly replica: Replica
  readonly record: () => RoomRecord
}): DeviceDoor => {
  const { house, replica, record } = given
  const { signalling, device, clock, randomness } = house
  const wrtc = withStun(house.wrtc, () => record().hubs)
  let close = (): void => undefined

  return {
    open: async () => {
      allow(whyNotAddDevice(replica.state(), replica.self))
      const { name: roomName, byDevice, epoch } = replica.state()
      const me = byDevice.get(replica.self)
      // The other machine holds the link to the ledger, before it knows what is said elsewhere.
      const memberName = me ? nameInLedger(me) : ''
      const called = me && me.name !== memberName ? { called: me.name } : {}
      // Who lacks it can't hand it over.
      if (!replica.epochs.secret(epoch)) throw new Problem('unexpected', 'the epoch’s secret is still on its way')
      const seed = randomness.bytes(32)
      const { key, door } = await deviceLinkFromSeed(seed)
      close()
      const { room, self: host } = replica
      const until = clock.now() + GOOD_FOR
      const link: ShownLink = { key, expiresAt: until, isEnded: false, usedBy: undefined }
      const kept = keepDoor({
        signalling,
        purpose: { is: 'device', room, of: key },
        door,
        key,
        device,
        wrtc,
        clock,
        randomness,
        host: {
          turnsAway: deviceLinkOver({ house, replica, link }),
          ledger: () => replica.binary('ledger'),
          admit: admitDevice({ house, replica, link, record }),
        },
      })
      // A little longer, for who set out in time.
      const cancel = clock.after(2 * GOOD_FOR, kept.close)
      close = () => {
        cancel()
        kept.close()
      }
      const hubs = hubsToTell(house, record())
      const text = formatDeviceLink({ room, host, seed, expiresAt: until, memberName, ...called, roomName, hubs })
      return { link: text, until, end: () => void (link.isEnded = true) }
    },
    close: () => close(),
  }
}
