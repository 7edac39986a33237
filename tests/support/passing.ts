import type { FakeClock } from '#shared/ports/clock.fake'
import { settle } from './quiet'

/** Lets a fake clock's time pass, task by task, so that whatever is computed in between gets its turn. */
export const passing =
  (clock: FakeClock) =>
  async (ms: number): Promise<void> => {
    const until = clock.now() + ms
    await settle()
    while (clock.now() < until) {
      const next = Math.min(until, Math.max(clock.next() ?? until, clock.now() + 1))
      clock.advance(next - clock.now())
      await settle()
    }
  }
