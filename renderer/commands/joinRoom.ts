import type { Knock } from '#shared/mesh/knock'
import { knock } from '#shared/mesh/knock'
import { parseInvitation } from '#shared/protocol/invitation'
import { limits } from '#shared/protocol/limits'
import { asProblem, Problem } from '#shared/protocol/problem'
import { adoptRoom, checkDoorLedger } from '#shared/sync/adoptRoom'
import type { JoiningView } from '../state/views'
import { checkName } from './checkName'
import type { House } from './house'
import { bridgeHubs } from './hubs'
import { openSession } from './openSession'
import { showRoom } from './showRoom'

export type Joining = {
  joinRoom(as: { readonly link: string; readonly memberName: string }): Promise<void>
  cancelJoin(): void
}

/** Joining a room by a link, one at a time. */
export const createJoining = (house: House): Joining => {
  let underway: Knock | undefined

  const show = (joining: JoiningView | undefined): void =>
    house.screen.app((app) => (app.stage === 'arrival' ? { ...app, joining } : app))

  const stop = (): void => {
    underway?.cancel()
    underway = undefined
    bridgeHubs(house)
  }

  const join = async (link: string, memberName: string): Promise<void> => {
    const invitation = parseInvitation(link)
    const name = checkName(memberName, limits.memberName)
    const { store, keychain, clock, device, randomness, wrtc, signalling } = house
    const { room } = invitation
    if (house.sessions.has(room)) throw new Problem('already-member')
    if (invitation.expiresAt < clock.now()) throw new Problem('invitation-expired')
    await house.profile.set('name', name)

    show({ step: signalling.status === 'connected' ? 'knocking' : 'finding-hub' })
    bridgeHubs(house, invitation.hubs)
    const started = knock({
      signalling,
      invitation,
      device,
      name,
      wrtc,
      clock,
      randomness,
      checkLedger: async (ledger, host) => {
        await checkDoorLedger({ room, invitation: invitation.invitation, host, ledger })
      },
      onStep: (step) => show({ step }),
    })
    underway = started
    const { epoch, secret, hubs, ledger } = await started.admitted
    const all = [...new Set([...invitation.hubs, ...hubs])]
    const record = await adoptRoom({
      store,
      keychain,
      clock,
      device: device.id,
      room,
      epoch,
      secret,
      hubs: all,
      ledger,
    })
    await openSession(house, record)
    await showRoom(house, room)
  }

  return {
    joinRoom: async ({ link, memberName }) => {
      stop()
      try {
        await join(link, memberName)
      } catch (error) {
        show({ step: 'failed', problem: asProblem(error) })
        throw error
      } finally {
        stop()
      }
    },
    cancelJoin: () => {
      stop()
      show(undefined)
    },
  }
}
