import { once } from 'node:events'
import { createServer } from 'node:http'
import { servedFile } from '../../electron/hub/serveFiles'

/** Serves the bench's own pages at a port of 127.0.0.1, without the policy that keeps the application to its own hub. */
export const servePages = async (folder: string, port: number): Promise<{ readonly url: string; close(): void }> => {
  const server = createServer((request, response) => {
    servedFile(folder, new URL(request.url ?? '/', 'http://bench').pathname).then(
      (file) => {
        if (file) response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
        else response.writeHead(404).end()
      },
      () => response.writeHead(500).end(),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
