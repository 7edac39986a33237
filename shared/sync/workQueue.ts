/** Tasks that are done one after the other, with a bound on what waits. */
export type WorkQueue = {
  /** `weight` counts towards the bound until the task is done. */
  add(weight: number, task: () => Promise<void> | void): void
  /** The task is given what `ahead` has prepared, which is begun before its turn: of a few tasks at a time. */
  add<Prepared>(weight: number, task: (of: Prepared) => Promise<void> | void, ahead: () => Promise<Prepared>): void
  /** What waits is forgotten. */
  end(): void
}

/** So many tasks are prepared at once: what came small over the link may be large when it is unpacked. */
const AHEAD = 3

type Waiting = {
  readonly weight: number
  readonly task: (of: unknown) => Promise<void> | void
  readonly ahead: () => Promise<unknown>
  prepared?: Promise<unknown>
}

/** `overrun` is called when more than `most` waits, `fail` with what a task throws; the others go on. */
export const createWorkQueue = (given: {
  readonly most: number
  readonly overrun: () => void
  readonly fail: (error: unknown) => void
}): WorkQueue => {
  let waiting: Waiting[] = []
  let weight = 0
  let working = false

  const prepare = (one: Waiting): Promise<unknown> => {
    one.prepared ??= one.ahead()
    // Told when it is its turn.
    one.prepared.catch(() => undefined)
    return one.prepared
  }

  const work = async (): Promise<void> => {
    working = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const prepared = prepare(next)
      waiting.slice(0, AHEAD - 1).forEach(prepare)
      try {
        await next.task(await prepared)
      } catch (error) {
        given.fail(error)
      }
      weight -= next.weight
    }
    working = false
  }

  let ended = false
  return {
    add: <Prepared>(
      more: number,
      task: (of: Prepared) => Promise<void> | void,
      ahead: () => Promise<Prepared | undefined> = async () => undefined,
    ) => {
      if (ended) return
      if (weight + more > given.most) return given.overrun()
      weight += more
      waiting.push({ weight: more, task: (of) => task(of as Prepared), ahead })
      if (!working) void work()
      else waiting.slice(0, AHEAD - 1).forEach(prepare)
    },
    end: () => {
      ended = true
      waiting = []
    },
  }
}
