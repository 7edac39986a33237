// `npm run bench [name …] [-- --json]`: builds what is needed and runs the speed table, or the works named.
import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, installPackages, root, run } from './setUp.mjs'

installPackages()
build()
const served = join(root, 'out/bench/served')
rmSync(served, { recursive: true, force: true })
cpSync(join(root, 'out/renderer'), served, { recursive: true })
const vite = join(root, 'node_modules/vite/bin/vite.js')
for (const name of ['bench', 'benchRun']) {
  run(process.execPath, [vite, 'build', '--config', join(root, `build/vite.${name}.config.ts`), '--logLevel', 'warn'], {
    sentence: 'The bench could not be built.',
  })
}
const args = [join(root, 'out/bench/run/bench.js'), ...process.argv.slice(2)]
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
