import type { Lab } from '../lab'
import type { Result } from '../row'
import { result } from '../row'

/** What the application's pages have done in one piece for more than 50 ms, in all works that were run. */
export const longTasks = ({ longTasks: all }: Lab): Result =>
  result({
    work: 'tasks of more than 50 ms on the page’s thread, in all the works above',
    unit: 'tasks',
    snug: all.length,
    target: 'none',
    meets: (count) => count === 0,
    remarks: [...new Set(all.map(({ work }) => work))].map((work) => {
      const its = all.flatMap((one) => (one.work === work ? [Math.round(one.ms)] : []))
      return `${work}: ${its.length}, of ${Math.min(...its)} to ${Math.max(...its)} ms`
    }),
  })
