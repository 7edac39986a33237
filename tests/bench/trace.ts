import type { CDPSession, Page } from 'playwright-core'

/** What Chromium notes of one thing that it did: times in microseconds, `tdur` on the processor and `dur` on the clock. */
export type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Notes what Chromium does, by its categories, from now until the function given back is called. */
export const trace = async (
  session: CDPSession,
  categories: readonly string[],
): Promise<() => Promise<readonly TraceEvent[]>> => {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) events.push(event)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...categories], excludedCategories: ['*'] },
  })
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    return events
  }
}

/** The one category that has the tasks of threads, with their time on the processor. */
const TASKS = 'disabled-by-default-devtools.timeline'

/**
 * Processor time, in milliseconds, of each task of the page's thread from now until the function given back is called.
 * Of a browser's threads it is the one of a page that has worked most: there is one page.
 */
export const traceTasks = async (page: Page): Promise<() => Promise<readonly number[]>> => {
  const end = await trace(await page.context().newCDPSession(page), [TASKS])
  return async () => tasksOf(await end())
}

/** The same of a trace: empty where it has no page's thread in it. */
export const tasksOf = (events: readonly TraceEvent[]): readonly number[] => {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const pages = new Map<string, number[]>()
  for (const event of events)
    if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') pages.set(threadOf(event), [])
  for (const event of events)
    if (event.name === 'RunTask' && event.tdur !== undefined) pages.get(threadOf(event))?.push(event.tdur / 1000)
  const worked = (tasks: readonly number[]): number => tasks.reduce((sum, ms) => sum + ms, 0)
  return [...pages.values()].reduce<readonly number[]>(
    (most, tasks) => (worked(tasks) > worked(most) ? tasks : most),
    [],
  )
}
