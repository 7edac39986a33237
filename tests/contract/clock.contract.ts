import type { Clock } from '#shared/ports/clock.port'
import { describe, expect, test } from 'vitest'

/** A clock, and a way to let its time pass. */
export type RunningClock = { readonly clock: Clock; pass(ms: number): Promise<void> }

/** What every Clock does. `unit` in milliseconds: how finely its time can be told apart without waiting long. */
export const clockContract = (name: string, start: () => RunningClock, unit = 20): void => {
  describe(`clock: ${name}`, () => {
    test('goes on, in milliseconds since 1970', async () => {
      const { clock, pass } = start()
      const before = clock.now()
      expect(before).toBeGreaterThan(Date.UTC(2026, 0, 1))
      await pass(unit)
      // A system's timers may fire a millisecond early, and late when it is busy.
      expect(clock.now() - before).toBeGreaterThanOrEqual(unit - 1)
    })

    test('runs a task once, when its time has come and not before', async () => {
      const { clock, pass } = start()
      let runs = 0
      clock.after(3 * unit, () => (runs += 1))
      await pass(unit)
      expect(runs).toBe(0)
      await pass(4 * unit)
      expect(runs).toBe(1)
      await pass(4 * unit)
      expect(runs).toBe(1)
    })

    test('runs tasks in the order in which they are due; those due together in the order in which they came', async () => {
      const { clock, pass } = start()
      const done: string[] = []
      clock.after(3 * unit, () => done.push('third'))
      clock.after(unit, () => done.push('first'))
      clock.after(unit, () => done.push('second'))
      await pass(5 * unit)
      expect(done).toEqual(['first', 'second', 'third'])
    })

    test('never runs a task within the call, however soon it is due', async () => {
      const { clock, pass } = start()
      const done: string[] = []
      for (const ms of [0, -5]) {
        clock.after(ms, () => done.push(`due in ${ms}`))
        done.push('asked')
      }
      expect(done).toEqual(['asked', 'asked'])
      await pass(unit)
      expect(done.slice(2).sort()).toEqual(['due in -5', 'due in 0'])
    })

    test('forgets a task that is cancelled, and only that one', async () => {
      const { clock, pass } = start()
      const done: string[] = []
      const cancel = clock.after(unit, () => done.push('cancelled'))
      clock.after(unit, () => done.push('kept'))
      cancel()
      cancel()
      await pass(3 * unit)
      expect(done).toEqual(['kept'])
    })

    test('lets a task set, cancel and survive others', async () => {
      const { clock, pass } = start()
      const done: string[] = []
      const cancel = clock.after(2 * unit, () => done.push('too late'))
      const self = clock.after(unit, () => {
        self()
        cancel()
        clock.after(unit, () => done.push('next'))
      })
      await pass(5 * unit)
      expect(done).toEqual(['next'])
    })
  })
}
