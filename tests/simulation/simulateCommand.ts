import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { numberOption, option } from '../support/commandOptions'
import type { Attempt } from './attempt'
import { attempt } from './attempt'
import { runCrew } from './crew'
import { drawSteps } from './steps'

/** Milliseconds between two lines of progress. */
const PROGRESS = 10_000

const tell = ({ seed, wrongs, log }: Attempt): void => {
  console.log(`\nSeed ${seed} fails:\n  ${wrongs.join('\n  ')}\n  What happened: ${log.join('; ')}`)
}

/** One seed again, or of its steps only those that `--only` names. */
const again = async (seed: number, only: string | undefined): Promise<void> => {
  const all = drawSteps(seed)
  const steps = only === undefined ? all : only.split(',').flatMap((at) => all[Number(at)] ?? [])
  console.log(steps.map(({ deed }) => deed).join(', '))
  const outcome = await attempt(seed, steps)
  if (outcome.wrongs.length === 0) return console.log(`Seed ${seed} converges; ${outcome.saved} were called stored.`)
  tell(outcome)
  process.exitCode = 1
}

const many = async (count: number, first: number, workers: number): Promise<void> => {
  const began = Date.now()
  let [done, saved, failed, told] = [0, 0, 0, began]
  const progress = (): void => {
    const rate = (done / (Date.now() - began)) * 1000
    console.log(`${done} of ${count} schedules run, ${failed} failed; ${rate.toFixed(1)} a second`)
  }
  console.log(`${count} schedules from seed ${first}, ${workers} at once`)
  await runCrew({
    program: join(import.meta.dirname, 'simulateWorker.js'),
    workers,
    seeds: Array.from({ length: count }, (_, at) => first + at),
    onAttempt: (answer) => {
      done += 1
      saved += answer.saved
      if (answer.wrongs.length > 0) {
        failed += 1
        tell(answer)
      }
      if (Date.now() - told < PROGRESS) return
      told = Date.now()
      progress()
    },
    onShrunk: (answer) => {
      const all = drawSteps(answer.seed)
      console.log(`\nSeed ${answer.seed} shrinks to ${answer.only.length} of ${all.length} steps:`)
      for (const at of answer.only) console.log(`  ${at} ${JSON.stringify(all[at])}`)
      tell(answer)
      console.log(`Again: npm run simulate -- --seed ${answer.seed} --only ${answer.only.join(',')}`)
    },
  })
  progress()
  console.log(`${done - failed} converged with nothing lost of ${saved} messages that were called stored`)
  if (failed > 0) process.exitCode = 1
}

const seed = option('--seed')
if (seed !== undefined && option('--seeds') === undefined) await again(Number(seed), option('--only'))
else {
  const first = numberOption('--seed', Math.floor(Math.random() * 2 ** 31))
  await many(numberOption('--seeds', 500), first, numberOption('--workers', availableParallelism()))
}
// Notes that were open when a process crashed still have their timers.
process.exit()
