import { fileURLToPath } from 'node:url'
import { openLab } from './lab'
import type { Result } from './row'
import { tableOf } from './table'
import { fetch } from './works/fetch.bench'
import { idle } from './works/idle.bench'
import { latency } from './works/latency.bench'
import { longTasks } from './works/longTasks'
import { lossy } from './works/lossy.bench'
import { memory } from './works/memory.bench'
import { open } from './works/open.bench'
import { scrolling } from './works/scroll.bench'
import { search } from './works/search.bench'
import { start } from './works/start.bench'
import { tasks } from './works/tasks.bench'
import { traffic } from './works/traffic.bench'
import type { Work } from './works/work'
import { write } from './works/write.bench'

/**
 * `npm run bench [-- name …] [--json] [--most N]`: every work of the speed table, or those named, in rooms of at most N
 * messages.
 */
const WORKS: readonly Work[] = [
  write,
  open,
  fetch,
  lossy,
  latency,
  traffic,
  memory,
  search,
  scrolling,
  start,
  tasks,
  idle,
]

const given = process.argv.slice(2)
const json = given.includes('--json')
const at = given.indexOf('--most')
const most = at < 0 ? Infinity : Number(given[at + 1])
const names = given.filter((one, place) => !one.startsWith('--') && (at < 0 || place !== at + 1))
const unknown = names.filter((name) => !WORKS.some((work) => work.name === name))
if (unknown.length > 0) {
  console.error(`There is no work ${unknown.join(', ')}; there are ${WORKS.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

/** What is said on the way must not stand between machines and their JSON. */
const say = (line: string): void => console.error(line)
const lab = await openLab({ root: fileURLToPath(new URL('../../../', import.meta.url)), say, most })
const results: Result[] = []
try {
  for (const work of WORKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    say(`${work.name} …`)
    lab.begin(work.name)
    try {
      results.push(...(await work.run(lab)))
    } catch (error) {
      // The others can still be told; the command fails all the same.
      process.exitCode = 1
      say(`${work.name} could not be measured: ${error instanceof Error ? error.stack : String(error)}`)
    } finally {
      await lab.clear()
    }
  }
  results.push(longTasks(lab))
} finally {
  await lab.end()
}
console.log(json ? JSON.stringify({ rows: results.map(({ row }) => row) }, undefined, 2) : tableOf(results))
process.exit()
