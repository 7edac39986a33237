import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveBrowserEdition } from './browserEdition'

/** Where people will look for it again; the next free one if it is taken. */
const PORT = 4666

const root = new URL('../../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
const preferredPort = Number(process.env['SNUG_PORT'] ?? PORT)
if (!Number.isInteger(preferredPort) || preferredPort < 0 || preferredPort > 65_535) {
  console.error('Say the port as a number: SNUG_PORT=4666')
  process.exit(1)
}
const edition = await serveBrowserEdition({
  folder: fileURLToPath(new URL('out/renderer', root)),
  version,
  preferredPort,
})
/** Why it is not the desktop application, in words, where there is more to say than that it was asked for. */
const reason = process.argv[2]
console.log(`Snug is at ${edition.url} (the browser edition${reason ? `: ${reason}` : ''})`)
const usual = `http://127.0.0.1:${preferredPort}`
if (preferredPort !== 0 && edition.url !== usual)
  console.log(`It could not have its usual address. The rooms of ${usual} are still there, but do not show at another.`)

const leave = (): void => void edition.close().then(() => process.exit(0))
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
