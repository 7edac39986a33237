import type { Invited } from './snugPage'
import type { Stage, StageMember } from './stage'

type Beginning = {
  readonly roomName?: string
  /** How Idris is invited. */
  readonly invited?: Invited
  /** What is done to the window of each before Snug runs in it. */
  readonly before?: Parameters<Stage['arrive']>[0]
}

/** Anna founds a room, and Idris comes in by her invitation; their machines are linked. */
export const twoMembers = async (
  stage: Stage,
  { roomName = 'Reading circle', invited, before }: Beginning = {},
): Promise<readonly [anna: StageMember, idris: StageMember]> => {
  const [anna, idris] = [await stage.arrive(before), await stage.arrive(before)]
  await anna.foundRoom('Anna', roomName)
  await idris.join('Idris', await anna.invite('One person', invited))
  await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
  return [anna, idris]
}
