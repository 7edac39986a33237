import type { Knock } from '#shared/mesh/knock'
import { knock, KnockCancelled } from '#shared/mesh/knock'
import { parseInvitation } from '#shared/protocol/invitation'
import { limits } from '#shared/protocol/limits'
import { asProblem, Problem } from '#shared/protocol/problem'
import { adoptRoom, checkDoorLedger } from '#shared/sync/adoptRoom'
import type { JoiningView } from '../state/views'
import { checkName } from './checkName'
import type { House } from './house'
import { bridgeHubs } from './hubs'
import { hubTrouble } from './hubTrouble'
import { openSession } from './openSession'
import { showRoom } from './showRoom'

type Step = Exclude<JoiningView['step'], 'failed' | 'asked'>

export type Joining = {
  joinRoom(as: { readonly link: string; readonly memberName: string }): Promise<void>
  cancelJoin(): void
}

/** Joining a room by a link, one at a time. */
export const createJoining = (house: House): Joining => {
  let underway: Knock | undefined
  let latest = 0
  let stopWatching = (): void => undefined

  const show = (joining: JoiningView | undefined): void =>
    house.screen.app((app) => (app.stage === 'arrival' ? { ...app, joining } : app))

  const stop = (): void => {
    stopWatching()
    underway?.cancel()
    underway = undefined
    bridgeHubs(house)
  }

  /** Shows each step, and what stands in the way of it: hubs may come and go while one waits. */
  const follow = (hubs: readonly string[]): ((step: Step) => void) => {
    let now: Step = house.signalling.status === 'connected' ? 'knocking' : 'finding-hub'
    const look = (): void =>
      show({ step: now, problem: now === 'being-admitted' ? undefined : hubTrouble(house.signalling, hubs) })
    const off = [house.signalling.onStatus(look), house.signalling.onBridges(look)]
    stopWatching = () => off.forEach((end) => end())
    look()
    return (step) => {
      now = step
      look()
    }
  }

  const join = async (link: string, memberName: string): Promise<void> => {
    const invitation = parseInvitation(link)
    const name = checkName(memberName, limits.memberName)
    const { store, keychain, clock, device, randomness, wrtc, signalling } = house
    const { room } = invitation
    if (house.sessions.has(room)) throw new Problem('already-member')
    if (invitation.expiresAt < clock.now()) throw new Problem('invitation-expired')
    await house.profile.set('name', name)

    const onStep = follow(invitation.hubs)
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
      onStep,
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
      const turn = ++latest
      try {
        await join(link, memberName)
      } catch (error) {
        if (error instanceof KnockCancelled) return
        const problem = asProblem(error)
        // Nothing has failed: whoever waits for a yes knocks again when they think that it has been said.
        if (problem.code === 'waiting-for-yes') return show({ step: 'asked' })
        show({ step: 'failed', problem })
        throw error
      } finally {
        // Another may have begun since.
        if (turn === latest) stop()
      }
    },
    cancelJoin: () => {
      stop()
      show(undefined)
    },
  }
}
