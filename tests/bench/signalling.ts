import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'

export type Signalling = { readonly url: string; close(): void }

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** y-webrtc's own signalling server, as it comes with the package. */
export const startStockSignalling = async (root: string): Promise<Signalling> => {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'node_modules/y-webrtc/bin/server.js')], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  return { url: `ws://127.0.0.1:${port}`, close: () => void child.kill() }
}
