import type Dexie from 'dexie'
import { Problem } from '#shared/protocol/problem'
import { asDatabaseProblem } from './databaseProblem'
import { isDiskFull } from './isDiskFull'

/**
 * Runs a task on the database and rejects with a Problem. A database that the platform had to let go of, as on a full
 * disk, is opened again first: once there is space, work goes on where it stopped.
 */
export const inDatabase = async <T>(database: Dexie, task: () => PromiseLike<T>): Promise<T> => {
  try {
    if (database.hasFailed() && !database.hasBeenClosed()) await database.open()
    return await task()
  } catch (error) {
    const problem = asDatabaseProblem(error)
    if (problem.code !== 'database-broken' || !(await isDiskFull())) throw problem
    throw new Problem('disk-full', problem.detail, { cause: error })
  }
}
