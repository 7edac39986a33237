import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The folder of a real Electron, or the reason in words why desktop stories can't run here. */
export const electronFolder = (): { readonly folder: string } | { readonly missing: string } => {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (process.platform !== 'linux') return { missing: 'desktop stories run on Linux, under Xvfb' }
  if (!folder || !existsSync(join(folder, 'electron')))
    return { missing: 'ELECTRON_OVERRIDE_DIST_PATH names no Electron' }
  if (spawnSync('sh', ['-c', 'command -v Xvfb']).status !== 0) return { missing: 'Xvfb is not installed' }
  return { folder }
}

/** Packages what was built (`npm run package -- --dir`) into a folder of its own; returns the application's binary. */
export const packageApplication = async (): Promise<{ readonly binary: string; remove(): Promise<void> }> => {
  const output = await mkdtemp(join(tmpdir(), 'snug-packaged-'))
  const builder = join(root, 'node_modules/electron-builder/out/cli/cli.js')
  // The runtime of tests is older than the pinned Electron; its version is the folder's name.
  const version = (process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '')
    .split('/')
    .findLast((part) => /^\d+\.\d+\.\d+$/.test(part))
  const args = [
    '--dir',
    '--config',
    'build/electron-builder.config.mjs',
    '--publish',
    'never',
    `-c.directories.output=${output}`,
  ]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builder, ...args, ...(version ? [`-c.electronVersion=${version}`] : [])],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}\n${stderr}`)
  return {
    binary: join(output, 'linux-unpacked/snug'),
    remove: () => rm(output, { recursive: true, force: true }),
  }
}
