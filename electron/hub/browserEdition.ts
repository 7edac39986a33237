import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { asProblem } from '#shared/protocol/problem'
import { sameToken } from './client'
import type { Hub } from './startHub'
import { startHub } from './startHub'
import { securityHeaders } from './securityHeaders'
import { servedFile } from './serveFiles'

export type BrowserEdition = { readonly url: string; readonly hub: Hub; close(): Promise<void> }

/**
 * Serves the built pages from `folder` on 127.0.0.1, together with the hub. The port is the preferred one or, if that
 * is taken, any free one: a profile belongs to its origin, so the same port means the same rooms.
 */
export const serveBrowserEdition = async (given: {
  readonly folder: string
  readonly version: string
  readonly preferredPort?: number
}): Promise<BrowserEdition> => {
  const folder = resolve(given.folder)
  const token = randomBytes(32).toString('base64url')
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 })
  const listenAt = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listenAt(given.preferredPort ?? 0).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return listenAt(0)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  const hub = await startHub({ server, token, allowedOrigins: [url] })
  const headers = securityHeaders(`ws://127.0.0.1:${port}`)

  const access = (): string =>
    JSON.stringify({
      url: `ws://127.0.0.1:${port}`,
      token,
      reachable: hub.reachable,
      addresses: hub.addresses(),
      version: given.version,
    })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number, type = 'text/plain', body: string | Buffer = ''): void => {
      response.writeHead(status, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
    }
    // A foreign name that was bound to this address (DNS rebinding), or another site's page, gets nothing.
    if (request.headers.host !== `127.0.0.1:${port}`) return end(421)
    const path = new URL(request.url ?? '/', url).pathname
    if (path === '/snug.json' || path === '/reachable') {
      if (!isOwnPage(request, url)) return end(403)
      if (path === '/snug.json' && request.method === 'GET') return end(200, 'application/json', access())
      if (path === '/reachable' && request.method === 'POST') {
        if (!sameToken(String(request.headers['x-snug-token']), token)) return end(403)
        await hub.setReachable((await bodyOf(request)) === 'on')
        return end(200, 'application/json', access())
      }
      return end(405)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(405)
    const file = await servedFile(folder, path)
    return file ? end(200, file.type, file.bytes) : end(404, 'text/plain', 'There is no such page.')
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('a request failed:', asProblem(error).message)
      response.destroy()
    })
  })
  server.on('clientError', (_, socket) => socket.destroy())

  return {
    url,
    hub,
    close: async () => {
      await hub.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The own page's fetch, as the browser itself says. */
const isOwnPage = ({ headers }: IncomingMessage, url: string): boolean =>
  (headers.origin === undefined || headers.origin === url) && headers['sec-fetch-site'] === 'same-origin'

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const part of request) {
    body += String(part)
    if (body.length > 100) throw new Error('body too long')
  }
  return body
}
