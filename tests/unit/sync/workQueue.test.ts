import { expect, test } from 'vitest'
import { createWorkQueue } from '#shared/sync/workQueue'

const never = (): never => {
  throw new Error('not to be called')
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

test('what is prepared ahead is acted upon in order, whichever is ready first', async () => {
  const queue = createWorkQueue({ most: 10, overrun: never, fail: never })
  const done: string[] = []
  let ready = (): void => undefined
  queue.add(
    1,
    (what) => void done.push(what),
    () => new Promise<string>((resolve) => (ready = () => resolve('first'))),
  )
  queue.add(
    1,
    (what) => void done.push(what),
    async () => 'second',
  )
  await turn()
  expect(done).toEqual([])
  ready()
  await turn()
  expect(done).toEqual(['first', 'second'])
})

test('of a flood only a few are prepared at once', async () => {
  const queue = createWorkQueue({ most: 1_000, overrun: never, fail: never })
  let [under, most, all] = [0, 0, 0]
  for (let at = 0; at < 100; at += 1) {
    queue.add(
      1,
      () => {
        under -= 1
        all += 1
      },
      async () => {
        under += 1
        most = Math.max(most, under)
        await turn()
      },
    )
  }
  while (all < 100) await turn()
  expect(most).toBe(3)
})

test('what fails while it is prepared is told in its turn, and the others go on', async () => {
  const told: unknown[] = []
  const queue = createWorkQueue({ most: 10, overrun: never, fail: (error) => void told.push(error) })
  queue.add(1, () => void told.push('first'))
  queue.add(1, never, () => Promise.reject(new Error('invalid')))
  queue.add(1, () => void told.push('third'))
  await turn()
  expect(told).toEqual(['first', new Error('invalid'), 'third'])
})

test('what does not fit is not begun, and what waits at the end is forgotten', async () => {
  let overruns = 0
  const queue = createWorkQueue({ most: 2, overrun: () => void (overruns += 1), fail: never })
  const done: number[] = []
  queue.add(1, async () => {
    done.push(1)
    await turn()
  })
  queue.add(1, () => void done.push(2))
  queue.add(1, never, never)
  expect(overruns).toBe(1)
  queue.end()
  await turn()
  await turn()
  expect(done).toEqual([1])
})
