import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const OLDEST = [20, 19]

/** Ends the process with a sentence. */
export const giveUp = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

/** Whether a version such as `v20.19.0` will do. */
export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

/** Runs a program of Node's or a package's; quiet unless it fails. Ends the process with `sentence` when it does. */
export const run = (command, args, { sentence, env = {}, show = false } = {}) => {
  const options = { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8', stdio: show ? 'inherit' : 'pipe' }
  const result = spawnSync(command, args, { ...options, shell: process.platform === 'win32' })
  if (result.status === 0) return
  if (!show) console.error(result.stdout, result.stderr)
  giveUp(sentence ?? `${command} ${args.join(' ')} failed.`)
}

/** Installs the packages where they are missing or older than the lock file. */
export const installPackages = () => {
  if (!isNewEnough(process.version)) {
    giveUp(
      `Snug needs Node ${OLDEST.join('.')} or newer; this is ${process.version}. A newer one is at https://nodejs.org.`,
    )
  }
  if (timeOf(join(root, 'node_modules/.package-lock.json')) >= timeOf(join(root, 'package-lock.json'))) return
  console.log('Installing what Snug needs (once, about a minute) …')
  // Electron's own binary is fetched when it is first wanted, and not at all for the browser edition.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    sentence: 'The packages could not be installed. Is there a connection? Then try again.',
  })
}

const newestIn = (folder) => {
  let newest = 0
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    newest = Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name)))
  }
  return newest
}

/** Builds pages and programs where sources are newer than what was built. `force` builds in any case. */
export const build = ({ force = false } = {}) => {
  const sources = Math.max(
    ...['shared', 'renderer', 'electron', 'build', 'tests/e2e/demo', 'tests/support'].map(newestIn),
    timeOf(join(root, 'package-lock.json')),
  )
  const built = Math.min(
    ...['out/renderer/index.html', 'out/node/browserEdition.js', 'out/main/main.cjs'].map((file) =>
      timeOf(join(root, file)),
    ),
  )
  if (!force && built >= sources) return
  console.log('Building …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  for (const name of ['renderer', 'node', 'main', 'preload']) {
    const config = join(root, `build/vite.${name}.config.ts`)
    if (!existsSync(config)) continue
    run(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      sentence: `The ${name} could not be built.`,
    })
  }
}
