import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveBrowserEdition } from '../../../electron/hub/browserEdition'
import { runDemo } from './demo'

/** `npm run demo [-- --out DIR]`: two members, headless, over real WebRTC through the real hub. */
const at = process.argv.indexOf('--out')
const root = fileURLToPath(new URL('../../', import.meta.url))
const out = resolve(at < 0 ? 'demo' : (process.argv[at + 1] ?? 'demo'))
const edition = await serveBrowserEdition({ folder: `${root}out/renderer`, version: 'demo' })
try {
  await runDemo({ edition, out, say: (line) => console.log(line) })
  console.log('The demo has passed.')
} catch (error) {
  console.error('The demo has failed:', error)
  process.exitCode = 1
} finally {
  await edition.close()
}
