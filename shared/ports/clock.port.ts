/** Time, so that a simulation can own it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. May jump either way: it is the machine's clock. */
  now(): number
  /** Runs `task` once after `ms` milliseconds. Returns a function that cancels it. */
  after(ms: number, task: () => void): () => void
}
