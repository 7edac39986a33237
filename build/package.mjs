// `npm run package`: the desktop application for this system, in dist/. `-- --dir` only unpacked.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, giveUp, installPackages, root, run } from './setUp.mjs'

installPackages()
build()
const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
const versionFile = folder && join(folder, 'version')
if (folder && !existsSync(folder)) giveUp(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where there is nothing.`)
// A distribution says its version in a file; one without is packaged under the pinned version's name.
const version =
  versionFile && existsSync(versionFile) ? [`-c.electronVersion=${readFileSync(versionFile, 'utf8').trim()}`] : []
const builder = join(root, 'node_modules/electron-builder/out/cli/cli.js')
run(
  process.execPath,
  [
    builder,
    '--config',
    'build/electron-builder.config.mjs',
    '--publish',
    'never',
    ...version,
    ...process.argv.slice(2),
  ],
  {
    show: true,
    sentence: 'The application could not be packaged.',
  },
)
