// `npm start`: installs what is missing, builds, and opens Snug.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronBinary } from './electronBinary.mjs'
import { build, installPackages, root } from './setUp.mjs'

/** Milliseconds: what ends with an error before that has never opened. */
const OPENED = 5_000

/** Runs until the person ends it, and ends with it; `failed` instead where it could not even open. */
const open = (command, args, { env = {}, failed } = {}) => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  const started = Date.now()
  let ending = false
  const end = (signal) => {
    ending = true
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
  child.on('exit', (code, signal) => {
    if (failed && code !== 0 && !ending && Date.now() - started < OPENED) {
      for (const one of ['SIGINT', 'SIGTERM']) process.off(one, end)
      failed()
    } else process.exit(code ?? (signal ? 0 : 1))
  })
}

const openBrowserEdition = (...reason) => open(process.execPath, [join(root, 'out/node/browserEdition.js'), ...reason])

installPackages()
build()
const wanted = process.argv.slice(2)
const { binary, reason } = wanted.includes('--browser') ? {} : electronBinary()
if (binary) {
  // What Chromium says of a machine's missing services is of no use to who starts Snug; its last words are kept.
  open(binary.path, ['.', '--log-level=3', ...binary.args, ...wanted], {
    env: binary.env,
    failed: () => openBrowserEdition('the desktop application could not open here'),
  })
} else openBrowserEdition(...(reason ? [reason] : []))
