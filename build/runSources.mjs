import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, root, run } from './setUp.mjs'

/** Builds the programs for Node anew and runs one of them, with the words behind the command: `name` in out/node. */
export const runSources = (name, sentence) => {
  installPackages()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const config = join(root, 'build/vite.node.config.ts')
  run(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { sentence })
  const args = [join(root, `out/node/${name}.js`), ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}
