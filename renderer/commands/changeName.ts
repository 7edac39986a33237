import { checkName } from '#shared/protocol/checkName'
import { limits } from '#shared/protocol/limits'
import { asProblem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'
import { currentSession } from './house'
import { keepOwnName } from './ownName'

/** `everywhere`: in every room that is open here, and as what one is called in rooms to come. */
export type NewName = { readonly name: string; readonly everywhere: boolean }

/**
 * Tells the room on screen, or all of them, what the person wants to be called from now on. Throws Problem `empty`, `too-long`,
 * `not-allowed` where one is no member; what one of several rooms does not take is told as a problem.
 */
export const changeName =
  (house: House) =>
  async ({ name, everywhere }: NewName): Promise<void> => {
    const clean = checkName(name, limits.memberName)
    if (!everywhere) return tell(currentSession(house).replica, clean)
    await keepOwnName(house, clean)
    const rooms = [...house.sessions.values()].filter(({ replica }) => replica.state().byDevice.has(replica.self))
    const told = rooms.map(({ replica }) =>
      tell(replica, clean).catch((error: unknown) => house.screen.problem(asProblem(error))),
    )
    await Promise.all(told)
  }

const tell = async (replica: Replica, name: string): Promise<void> => {
  if (replica.state().byDevice.get(replica.self)?.name === name) return
  const { stored } = await replica.appendTalk({ kind: 'named', name })
  await stored
}
