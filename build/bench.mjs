// `npm run bench [name …] [-- --json]`: builds what is needed and runs the speed table, or the works named.
import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, installPackages, root, run } from './setUp.mjs'

refuseUnknown(process.argv.slice(2))
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

/** Before minutes are spent on something that was not asked for. */
function refuseUnknown(given) {
  const unknown = given.filter((one) => one.startsWith('-') && !['--json', '--most'].includes(one))
  const at = given.indexOf('--most')
  const sentence =
    unknown.length > 0
      ? `There is no flag ${unknown.join(', ')}; there are --json and --most N.`
      : at >= 0 && !(Number(given[at + 1]) > 0)
        ? '--most needs a number of messages, as in --most 10000.'
        : undefined
  if (!sentence) return
  console.error(sentence)
  process.exit(1)
}
