// `npm run simulate -- --seeds N` runs N fresh schedules; `--seed S` replays one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, root } from './setUp.mjs'

const option = (name) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const [seeds, seed] = [option('--seeds'), option('--seed')]
installPackages()
const env = { ...process.env, ...(seeds ? { SNUG_SEEDS: seeds } : {}), ...(seed ? { SNUG_SEED: seed } : {}) }
const args = [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  'build/vitest.config.ts',
  '--project',
  'simulation',
]
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1
