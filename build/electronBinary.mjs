import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setUp.mjs'

/** Milliseconds that fetching Electron's binary may take. */
const PATIENCE = 180_000

/** Whether a window could be shown. */
const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

const installed = () => {
  const folder = join(root, 'node_modules/electron')
  const path = join(folder, 'path.txt')
  if (!existsSync(path)) return undefined
  const binary = join(folder, 'dist', readFileSync(path, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

const fetched = () => {
  console.log('Fetching the desktop application’s engine (once) …')
  const install = join(root, 'node_modules/electron/install.js')
  spawnSync(process.execPath, [install], { cwd: root, timeout: PATIENCE, stdio: 'ignore' })
  return installed()
}

/** What a distribution named by ELECTRON_OVERRIDE_DIST_PATH needs: it may be older, and its loader another one. */
const overridden = (folder) => {
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  if (!existsSync(path)) return { reason: `there is no Electron in ${folder}` }
  const options = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(join(root, 'build/declareScheme.cjs'))}`
  return {
    binary: { path, args: ['--enable-experimental-web-platform-features'], env: { NODE_OPTIONS: options.trim() } },
  }
}

/**
 * How to start Electron (its binary, switches that must come first, its environment), or the reason in words why it
 * can't be started.
 */
export const electronBinary = () => {
  if (!hasDisplay()) return { reason: 'there is no display' }
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const path = folder ? undefined : (installed() ?? fetched())
  const found = folder ? overridden(folder) : path ? { binary: { path, args: [], env: {} } } : undefined
  if (!found) return { reason: 'Electron could not be downloaded' }
  if (!found.binary || process.getuid?.() !== 0) return found
  // Chromium can't sandbox root, and refuses to start unless it is told to do without.
  console.log('You are root: the desktop application opens without its sandbox. Better start it as an ordinary user.')
  return { binary: { ...found.binary, args: [...found.binary.args, '--no-sandbox'] } }
}
