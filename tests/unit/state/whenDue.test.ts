import { expect, test } from 'vitest'
import { createFakeClock } from '../../../shared/ports/clock.fake'
import { whenDue } from '../../../renderer/state/whenDue'

/** A task that notes when it began, and takes as long as it is told to. */
const setUp = () => {
  const clock = createFakeClock()
  const start = clock.now()
  const began: number[] = []
  const failures: unknown[] = []
  let task = async (): Promise<void> => undefined
  const due = whenDue({
    clock,
    task: () => {
      began.push(clock.now() - start)
      return task()
    },
    failed: (error) => failures.push(error),
  })
  /** Lets promises run dry, then the clock go on, a millisecond at a time. */
  const pass = async (ms: number): Promise<void> => {
    for (let at = 0; at <= ms; at += 1) {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
      if (at < ms) clock.advance(1)
    }
  }
  return { clock, due, began, failures, pass, does: (next: () => Promise<void>) => (task = next) }
}

test('the first is not kept waiting for the clock, and those of one moment are one', async () => {
  const { due, began, pass } = setUp()
  due.ask()
  due.ask()
  await pass(0)
  expect(began).toEqual([0])
})

test('what nobody waits for is run for a moment later, once for all who have asked', async () => {
  const { due, began, pass } = setUp()
  due.askSoon()
  await pass(20)
  due.askSoon()
  await pass(20)
  expect(began).toEqual([])
  await pass(200)
  expect(began).toEqual([50])
})

test('what nobody waits for goes with what is asked for sooner, and is not run for again', async () => {
  const { due, began, pass } = setUp()
  due.askSoon()
  await pass(20)
  due.ask()
  await pass(200)
  expect(began).toEqual([20])
})

test('what was to be run for a moment later is not, once it has ended', async () => {
  const { due, began, pass } = setUp()
  due.askSoon()
  due.end()
  due.askSoon()
  await pass(200)
  expect(began).toEqual([])
})

test('what comes soon after another is not kept waiting', async () => {
  const { clock, due, began, pass, does } = setUp()
  // A message is drawn in 15 ms, and five of them come within a quarter of a second.
  does(async () => clock.jump(15))
  for (let at = 0; at < 5; at += 1) {
    const asked = clock.now()
    due.ask()
    await pass(2)
    expect(clock.now() - asked).toBeLessThan(20)
    await pass(30)
  }
  expect(began).toHaveLength(5)
})

test('a flood is drawn a few times at once, and then gets a third of the time', async () => {
  const { clock, due, began, pass, does } = setUp()
  const [drawing, start] = [20, clock.now()]
  does(async () => clock.jump(drawing))
  while (clock.now() - start < 3_000) {
    due.ask()
    await pass(1)
  }
  const busy = began.length * drawing
  expect(busy).toBeGreaterThan(800)
  // A third, and a third of what may be owed.
  expect(busy).toBeLessThanOrEqual(1_000 + 100)
})

test('what is asked for while it rests comes once, when it has rested', async () => {
  const { clock, due, began, pass, does } = setUp()
  // What its page draws takes 90 ms: the clock's next turn comes that much later.
  does(async () => clock.jump(90))
  due.ask()
  await pass(2)
  due.ask()
  due.ask()
  await pass(60)
  expect(began).toHaveLength(1)
  await pass(60)
  expect(began).toHaveLength(2)
})

test('after a task that took no time, the next comes at the next turn', async () => {
  const { due, began, pass } = setUp()
  due.ask()
  await pass(1)
  due.ask()
  await pass(1)
  expect(began).toHaveLength(2)
  expect(began[1]).toBeLessThanOrEqual(2)
})

test('it never runs twice at once, and what came meanwhile is not forgotten', async () => {
  const { due, began, pass, does } = setUp()
  let finish = (): void => undefined
  does(() => new Promise((resolve) => (finish = resolve)))
  due.ask()
  await pass(5)
  due.ask()
  await pass(300)
  expect(began).toHaveLength(1)
  finish()
  await pass(250)
  expect(began).toHaveLength(2)
})

test('what fails is told, and tried again by itself', async () => {
  const { due, began, failures, pass, does } = setUp()
  does(() => Promise.reject(new Error('no disk')))
  due.ask()
  await pass(10)
  expect(failures).toHaveLength(1)
  does(async () => undefined)
  await pass(3_000)
  expect(began).toHaveLength(2)
  expect(failures).toHaveLength(1)
})

test('a clock that is set back does not hold it up', async () => {
  const { clock, due, began, pass } = setUp()
  due.ask()
  await pass(2)
  clock.jump(-3_600_000)
  due.ask()
  await pass(600)
  expect(began).toHaveLength(2)
})

test('once ended, nothing runs', async () => {
  const { due, began, pass } = setUp()
  due.ask()
  due.end()
  due.ask()
  await pass(100)
  expect(began).toEqual([])
})
