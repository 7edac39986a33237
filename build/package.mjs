// `npm run package`: the desktop application for this system, in dist/. `-- --dir` only unpacked.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, giveUp, installPackages, root, run } from './setUp.mjs'

const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH

/** A distribution of one's own is packaged under its own version, which only its binary is sure to know. */
const versionOf = (distribution) => {
  const binary = join(distribution, process.platform === 'win32' ? 'electron.exe' : 'electron')
  if (!existsSync(binary)) giveUp(`ELECTRON_OVERRIDE_DIST_PATH names ${distribution}, where there is no Electron.`)
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { stdout } = spawnSync(binary, ['-p', 'process.versions.electron'], { encoding: 'utf8', env })
  return /^\d+\.\d+\.\d+\S*$/m.exec(stdout ?? '')?.[0] ?? giveUp(`The Electron in ${distribution} tells no version.`)
}

installPackages()
build()
const own = folder ? [`-c.electronVersion=${versionOf(folder)}`] : []
console.log('Packaging (the first time it fetches what it packs) …')
const builder = join(root, 'node_modules/electron-builder/out/cli/cli.js')
const options = [
  '--config',
  'build/electron-builder.config.mjs',
  '--publish',
  'never',
  ...own,
  ...process.argv.slice(2),
]
run(process.execPath, [builder, ...options], { sentence: 'The application could not be packaged.' })
const made = readdirSync(join(root, 'dist')).filter((name) => !/^builder-|\.ya?ml$|\.blockmap$|^\./.test(name))
console.log(`In dist/: ${made.join(', ')}`)
