import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveBrowserEdition } from './browserEdition'

/** Where people will look for it again; the next free one if it is taken. */
const PORT = 4666

const root = new URL('../../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
const { SNUG_PORT } = process.env
const edition = await serveBrowserEdition({
  folder: fileURLToPath(new URL('out/renderer', root)),
  version,
  preferredPort: SNUG_PORT === undefined ? PORT : Number(SNUG_PORT),
})
console.log(`Snug is at ${edition.url}`)

const leave = (): void => void edition.close().then(() => process.exit(0))
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
