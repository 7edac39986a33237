import { startHub } from './startHub'

/** `npm run hub [-- --port N]`: a hub alone, for a group whose members are not in one network. It keeps nothing. */
const at = process.argv.indexOf('--port')
const port = at < 0 ? 4665 : Number(process.argv[at + 1])
if (!Number.isInteger(port) || port < 0 || port > 65_534) {
  console.error('Say the port as a number: npm run hub -- --port 4665')
  process.exit(1)
}
const hub = await startHub({ port, allowedOrigins: [], reachable: true })
console.log(`The hub listens. Members add one of these under Settings, Hubs:\n${hub.addresses().join('\n')}`)

const leave = (): void => void hub.close().then(() => process.exit(0))
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
