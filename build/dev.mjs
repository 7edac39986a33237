// `npm run dev`: the pages with hot reload, a hub for them, and the desktop application on them where Electron is there.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronBinary } from './electronBinary.mjs'
import { build, installPackages, root } from './setUp.mjs'

installPackages()
build()
const { createServer } = await import('vite')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const token = randomBytes(32).toString('base64url')
/** Its hub, once it is known at which address the pages are. */
const served = {}

/** What the browser edition's server says of itself, said by the development server. */
const access = {
  name: 'snug-access',
  configureServer: ({ middlewares }) => {
    const answer = (response) => {
      const { port, reachable } = served.hub
      response.setHeader('Content-Type', 'application/json')
      response.end(
        JSON.stringify({ url: `ws://127.0.0.1:${port}`, token, reachable, addresses: served.hub.addresses(), version }),
      )
    }
    middlewares.use('/snug.json', (_, response) => answer(response))
    // The page names it beside itself, where only a build puts it.
    middlewares.use('/build/icons/icon.svg', (_, response) => {
      response.setHeader('Content-Type', 'image/svg+xml')
      response.end(readFileSync(join(root, 'build/icons/icon.svg')))
    })
    middlewares.use('/reachable', async (request, response) => {
      let body = ''
      for await (const part of request) body += part
      await served.hub.setReachable(body === 'on')
      answer(response)
    })
  },
}

const server = await createServer({
  configFile: join(root, 'build/vite.renderer.config.ts'),
  plugins: [access],
  server: { host: '127.0.0.1' },
})
await server.listen()
const url = server.resolvedUrls?.local[0] ?? ''
const { startHub } = await server.ssrLoadModule(join(root, 'electron/hub/startHub.ts'))
served.hub = await startHub({ token, allowedOrigins: [new URL(url).origin] })
console.log(`The pages are at ${url}, and every screen with invented people at ${url}gallery.html`)

const { binary, reason } = process.argv.includes('--browser')
  ? { reason: 'the browser edition was asked for' }
  : electronBinary()
if (binary) {
  const env = { ...process.env, ...binary.env, SNUG_DEV_URL: url }
  const child = spawn(binary.path, ['.', ...binary.args], { cwd: root, stdio: 'inherit', env })
  child.on('exit', () => process.exit(0))
} else console.log(`The desktop application can't open: ${reason}.`)
