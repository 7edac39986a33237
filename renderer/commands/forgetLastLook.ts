import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { LAST_LOOK } from '../state/lastLook'
import type { House } from './house'

/** Words that are erased are erased from what is kept of the room's looks too: at once, and not with the next drawing. */
export const forgetWithErased = ({ profile, screen }: House, replica: Replica): void => {
  replica.on('contents', (hashes) => {
    if (!hashes.some((hash) => replica.isErased(hash))) return
    try {
      profile.setAtOnce(new Map([[LAST_LOOK, undefined]]))
    } catch (error) {
      screen.problem(asProblem(error))
    }
  })
}
