import { afterAll, beforeAll } from 'vitest'
import type { Stage, StageMember } from './stage'
import { serveStage } from './stage'
import { twoMembers } from './twoMembers'

/** Anna and Idris in a room of theirs, and the stage on which they are. */
export type Two = { readonly stage: Stage; readonly anna: StageMember; readonly idris: StageMember }

/**
 * A stage with two members for the stories of a file or a block, which closes after them. `begin` is called before the first
 * one, with who is there. `before` can change a page before Snug runs in it.
 */
export const stageOfTwo = (
  begin: (two: Two) => unknown,
  before?: (name: 'Anna' | 'Idris') => Parameters<Stage['arrive']>[0],
): void => {
  let stage: Stage | undefined
  beforeAll(async () => {
    const served = await serveStage()
    stage = served
    const [anna, idris] = await twoMembers((name) => served.arrive(before?.(name)))
    await begin({ stage: served, anna, idris })
  })
  afterAll(() => stage?.close())
}
