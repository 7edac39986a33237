import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { toBase64url } from '#shared/crypto/base64url'
import { askWorker } from '../support/askWorker'
import { numberOption, option } from '../support/commandOptions'
import { keepFixture } from './fixtures'
import type { Order } from './fuzzWorker'
import type { Finding, Report } from './runBatch'
import type { TargetName } from './targets'
import { targetNames, targets } from './targets'

/** Inputs that one receiver gets. */
const BATCH = 2_000
/** Milliseconds between two lines of progress. */
const PROGRESS = 30_000

type Sum = { inputs: number; refused: number; slowest: number; grown: number; findings: number }

/** All batches: of every hundred inputs as many for each receiver as are its part, in turn, so that a short run sees all. */
const batchesOf = (count: number, first: number): Order[] => {
  const ordersFor = (target: TargetName): Order[] => {
    const of = Math.ceil((count * targets[target].parts) / 100)
    return Array.from({ length: Math.ceil(of / BATCH) }, (_, at) => ({
      target,
      seed: first + at,
      count: Math.min(BATCH, of - at * BATCH),
    }))
  }
  const all = targetNames.map((target) =>
    ordersFor(target).map((order, at, { length }) => ({ order, at: at / length })),
  )
  return all
    .flat()
    .sort((a, b) => a.at - b.at)
    .map(({ order }) => order)
}

const tell = ({ target, seed }: Order, { what, item, input }: Finding): void => {
  console.log(`\n${target}, seed ${seed}, input ${item}: ${what}`)
  if (!input) return console.log(`Again: npm run fuzz -- --target ${target} --seed ${seed} --count ${BATCH}`)
  console.log(`Kept as ${keepFixture({ target, seed, item, what, input: toBase64url(input) })}`)
}

const began = Date.now()
const sums = new Map<TargetName, Sum>()
const take = (order: Order, { refused, taken, slowest, grown, findings }: Report): void => {
  const sum = sums.get(order.target) ?? { inputs: 0, refused: 0, slowest: 0, grown: 0, findings: 0 }
  sums.set(order.target, {
    inputs: sum.inputs + refused + taken,
    refused: sum.refused + refused,
    slowest: Math.max(sum.slowest, slowest),
    grown: Math.max(sum.grown, grown),
    findings: sum.findings + findings.length,
  })
  for (const finding of findings) tell(order, finding)
}
const total = (of: 'inputs' | 'findings'): number => [...sums.values()].reduce((all, sum) => all + sum[of], 0)
const progress = (): void =>
  console.log(`${total('inputs')} inputs in ${((Date.now() - began) / 1000).toFixed(0)} s, ${total('findings')} found`)

const oneAfterTheOther = async (orders: Order[]): Promise<void> => {
  const program = join(import.meta.dirname, 'fuzzWorker.js')
  let worker = new Worker(program)
  for (let order = orders.shift(); order; order = orders.shift()) {
    const answer = await askWorker<Report>(worker, order)
    if ('broken' in answer) {
      const what = `the thread ended: ${answer.broken}`
      take(order, { refused: 0, taken: 0, slowest: 0, grown: 0, findings: [{ what, item: 0, input: undefined }] })
      worker = new Worker(program)
    } else take(order, answer)
  }
  await worker.terminate()
}

const first = numberOption('--seed', Math.floor(Math.random() * 2 ** 30))
const count = numberOption('--count', 1_000_000)
const workers = numberOption('--workers', availableParallelism())
const wanted = option('--target')
const only = targetNames.find((name) => name === wanted)
if (wanted !== undefined && !only) throw new Error(`no such target; there are ${targetNames.join(', ')}`)
const orders = only ? [{ target: only, seed: first, count }] : batchesOf(count, first)
console.log(`${only ?? 'all targets'}: ${count} inputs from seed ${first}, ${workers} at once`)
const timer = setInterval(progress, PROGRESS)
process.on('SIGINT', () => orders.splice(0))
await Promise.all(Array.from({ length: workers }, () => oneAfterTheOther(orders)))
clearInterval(timer)
console.log('\nreceiver    inputs    refused   slowest ms   heap +KB   found')
for (const [name, { inputs, refused, slowest, grown, findings }] of sums) {
  const columns = [name.padEnd(10), inputs, refused, slowest.toFixed(0), Math.round(grown / 1024), findings]
  console.log(columns.map((column) => String(column).padStart(8)).join('  '))
}
progress()
process.exit(total('findings') > 0 ? 1 : 0)
