// `npm run simulate -- --seeds N` runs N fresh schedules on all cores; `--seed S` replays one, `--only 3,8` those steps of it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, root, run } from './setUp.mjs'

installPackages()
const vite = join(root, 'node_modules/vite/bin/vite.js')
run(process.execPath, [vite, 'build', '--config', join(root, 'build/vite.node.config.ts'), '--logLevel', 'warn'], {
  sentence: 'The simulation could not be built.',
})
const args = [join(root, 'out/node/simulate.js'), ...process.argv.slice(2)]
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
