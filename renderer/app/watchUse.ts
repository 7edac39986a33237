import { asProblem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import { systemClock } from '../platform/systemClock'
import { addProblem, useSnug } from '../state/store'
import { lockWhenUnused } from './lockWhenUnused'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks Snug once nobody has typed or pointed here for as long as the person has chosen. */
export const watchUse = ({ lockNow }: Commands): void => {
  const { used } = lockWhenUnused({
    clock: systemClock,
    after: () => {
      const { protection, lockAfter } = useSnug.getState()
      return protection.hasPassphrase ? lockAfter : undefined
    },
    lock: () => void lockNow().catch((error: unknown) => addProblem(asProblem(error))),
  })
  for (const sign of SIGNS) window.addEventListener(sign, used, { capture: true, passive: true })
}
