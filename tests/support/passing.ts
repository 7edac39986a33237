import type { FakeClock } from '#shared/ports/clock.fake'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets a fake clock's time pass, task by task, so that promises get their turn in between. */
export const passing =
  (clock: FakeClock) =>
  async (ms: number): Promise<void> => {
    const until = clock.now() + ms
    await turn()
    while (clock.now() < until) {
      const next = Math.min(until, Math.max(clock.next() ?? until, clock.now() + 1))
      clock.advance(next - clock.now())
      await turn()
    }
  }
