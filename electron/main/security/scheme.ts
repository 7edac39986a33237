import { protocol, session } from 'electron'
import { securityHeaders } from '../../hub/securityHeaders'
import { servedFile } from '../../hub/serveFiles'

/** The page's origin. A scheme of our own: no file: with its rights, no port that others could take. */
export const ORIGIN = 'app://snug'

/** Before `ready`: the scheme counts as a secure origin with storage, fetch and nothing more. */
export const declareScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

/** After `ready`: serves the built pages, and only them. */
export const serveScheme = (folder: string, hubUrl: () => string): void => {
  session.defaultSession.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'snug' && request.method === 'GET' ? await servedFile(folder, url.pathname) : undefined
    const headers = { ...securityHeaders(hubUrl(), { camera: true }), 'Content-Type': file?.type ?? 'text/plain' }
    return file
      ? new Response(new Uint8Array(file.bytes), { headers })
      : new Response('There is no such page.', { status: 404, headers })
  })
}
