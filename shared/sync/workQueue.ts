/** Tasks that are done one after the other, with a bound on what waits. */
export type WorkQueue = {
  /** `weight` counts towards the bound until the task is done. */
  add(weight: number, task: () => Promise<void>): void
  /** What waits is forgotten. */
  end(): void
}

/** `overrun` is called when more than `most` waits, `fail` with what a task throws; the others go on. */
export const createWorkQueue = (given: {
  readonly most: number
  readonly overrun: () => void
  readonly fail: (error: unknown) => void
}): WorkQueue => {
  let waiting: { readonly weight: number; readonly task: () => Promise<void> }[] = []
  let weight = 0
  let working = false

  const work = async (): Promise<void> => {
    working = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await next.task()
      } catch (error) {
        given.fail(error)
      }
      weight -= next.weight
    }
    working = false
  }

  let ended = false
  return {
    add: (more, task) => {
      if (ended) return
      if (weight + more > given.most) return given.overrun()
      weight += more
      waiting.push({ weight: more, task })
      if (!working) void work()
    },
    end: () => {
      ended = true
      waiting = []
    },
  }
}
