// `npm start`: installs what is missing, builds, and opens Snug.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronBinary } from './electronBinary.mjs'
import { build, installPackages, root } from './setUp.mjs'

/** Runs until the person ends it, and ends with it. */
const open = (command, args, env = {}) => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)))
}

installPackages()
build()
const wanted = process.argv.slice(2)
const { binary, reason } = wanted.includes('--browser')
  ? { reason: 'the browser edition was asked for' }
  : electronBinary()
if (binary) open(binary.path, ['.', ...binary.args, ...wanted], binary.env)
else {
  console.log(`The desktop application can't open (${reason}), so here is the browser edition:`)
  open(process.execPath, [join(root, 'out/node/browserEdition.js')])
}
