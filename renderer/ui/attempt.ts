import type { Problem } from '#shared/protocol/problem'

/** What runs what was asked, and holds why it failed. */
export type Attempt = {
  run(task: () => Promise<unknown>): Promise<boolean>
  readonly busy: boolean
  readonly problem: Problem | undefined
  clear(): void
}
