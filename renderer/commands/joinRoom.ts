import type { Knock } from '#shared/mesh/knock'
import { knock, KnockCancelled } from '#shared/mesh/knock'
import { withStun } from '#shared/mesh/withStun'
import { parseLink } from '#shared/protocol/anyLink'
import { limits } from '#shared/protocol/limits'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { JoiningView } from '../state/views'
import { checkName } from '#shared/protocol/checkName'
import { errandOf } from './errands'
import type { House } from './house'
import { keepOwnName } from './ownName'
import { bridgeHubs } from './hubs'
import { hubTrouble } from './hubTrouble'
import { moveIn } from './moveIn'

type Step = Exclude<JoiningView['step'], 'failed' | 'asked'>

type Invited = { readonly link: string; readonly name: string }

/** Milliseconds between two knocks of who waits for a yes: each costs the room's machines a connection. */
const AGAIN = 30_000

export type Joining = {
  joinRoom(as: Invited): Promise<void>
  cancelJoin(): void
}

/** Joining a room by a link, one at a time. Where an organiser has to say yes, it knocks again by itself until they have. */
export const createJoining = (house: House): Joining => {
  let underway: Knock | undefined
  let latest = 0
  let stopWatching = (): void => undefined
  let stopWaiting = (): void => undefined

  const show = (joining: JoiningView | undefined): void =>
    house.screen.app((app) => (app.stage === 'arrival' ? { ...app, joining } : app))

  const stop = (): void => {
    stopWatching()
    underway?.cancel()
    underway = undefined
    bridgeHubs(house)
  }

  /** Shows each step, and what stands in the way of it: hubs may come and go while one waits. */
  const follow = (hubs: readonly string[], isWaiting: boolean): ((step: Step) => void) => {
    let now: Step = house.signalling.status === 'connected' ? 'knocking' : 'finding-hub'
    const look = (): void => {
      // Who waits for a yes goes on waiting for it, whatever a knock is about to come to.
      if (isWaiting) return
      show({ step: now, problem: now === 'being-admitted' ? undefined : hubTrouble(house.signalling, hubs) })
    }
    const off = [house.signalling.onStatus(look), house.signalling.onBridges(look)]
    stopWatching = () => off.forEach((end) => end())
    look()
    return (step) => {
      now = step
      look()
    }
  }

  const join = async (as: Invited, isWaiting: boolean): Promise<void> => {
    const link = parseLink(as.link)
    const name = checkName(as.name, limits.memberName)
    const { clock, device, randomness, signalling } = house
    const { room } = link
    const isDevice = link.is === 'device'
    const here = house.sessions.get(room)
    if (here && !here.record.isRestored) throw new Problem('already-member')
    if (link.expiresAt < clock.now()) throw new Problem(isDevice ? 'device-link-over' : 'invitation-expired')
    const called = isDevice ? checkName(link.called ?? link.memberName, limits.memberName) : name
    await keepOwnName(house, called)

    const onStep = follow(link.hubs, isWaiting)
    bridgeHubs(house, link.hubs)
    const errand = await errandOf(link, device, name)
    const wrtc = withStun(house.wrtc, () => link.hubs)
    const started = knock({ ...errand, signalling, device, wrtc, clock, randomness, onStep })
    underway = started
    const { hubs, ...handed } = await started.admitted
    await moveIn(house, { ...handed, room, hubs: [...new Set([...link.hubs, ...hubs])] })
  }

  /** One knock. True if an organiser has to say yes. Throws what went wrong, once it shows. */
  const attempt = async (as: Invited, turn: number, isWaiting: boolean): Promise<boolean> => {
    try {
      await join(as, isWaiting)
      return false
    } catch (error) {
      if (error instanceof KnockCancelled) return false
      const problem = asProblem(error)
      // A disk that was full at the door, say: it may be another machine's that opens the next time.
      if (problem.code === 'waiting-for-yes' || (isWaiting && problem.code === 'unexpected')) return true
      show({ step: 'failed', problem })
      throw error
    } finally {
      // Another may have begun since.
      if (turn === latest) stop()
    }
  }

  /** Whether the person still looks at that they wait: who has gone elsewhere opens the link again when they like. */
  const isStillWaiting = (): boolean => {
    let waits = false
    house.screen.app((app) => {
      waits = app.stage === 'arrival' && app.joining?.step === 'asked'
      return app
    })
    return waits
  }

  const knockUntilYes = async (as: Invited, turn: number, isWaiting: boolean): Promise<void> => {
    if (!(await attempt(as, turn, isWaiting)) || turn !== latest) return
    show({ step: 'asked' })
    stopWaiting = house.clock.after(AGAIN, () => {
      // What goes wrong shows; nobody awaits it.
      if (isStillWaiting()) knockUntilYes(as, turn, true).catch(() => undefined)
    })
  }

  return {
    joinRoom: (as) => {
      stop()
      stopWaiting()
      latest += 1
      return knockUntilYes(as, latest, false)
    },
    cancelJoin: () => {
      latest += 1
      stop()
      stopWaiting()
      show(undefined)
    },
  }
}
