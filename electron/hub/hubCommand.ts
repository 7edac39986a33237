import { parseHubAddress } from '#shared/protocol/hubAddress'
import { serveStun } from './serveStun'
import type { Hub } from './startHub'
import { startHub } from './startHub'

/** `npm run hub [-- --port N]`: a hub alone, for a group whose members are not in one network. It keeps nothing, and tells each under which address it sees them. */
const at = process.argv.indexOf('--port')
const port = at < 0 ? 4665 : Number(process.argv[at + 1])
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('Say the port as a number: npm run hub -- --port 4665')
  process.exit(1)
}

const start = async (): Promise<Hub> => {
  try {
    return await startHub({ networkPort: port, allowedOrigins: [], reachable: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    console.error(code === 'EADDRINUSE' ? `Another program has the port ${port}.` : `The hub can't listen: ${message}`)
    process.exit(1)
  }
}

const hub = await start()
const addresses = hub.addresses()
if (addresses.length === 0)
  console.log('The hub listens, but this machine is in no network in which it could be found.')
else console.log(`The hub listens. Members add one of these under Settings, Hubs:\n${addresses.join('\n')}`)

const own = parseHubAddress(addresses[0] ?? '')?.port ?? port
const stun = await serveStun(own).catch(({ message }: Error) => {
  console.error(
    `Members behind routers will not find a way to each other: UDP can't be had at port ${own} (${message}).`,
  )
  return undefined
})

const leave = (): void => void Promise.all([hub.close(), stun?.close()]).then(() => process.exit(0))
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
