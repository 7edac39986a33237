import { createSignallingNetwork } from '#shared/mesh/signalling.fake'
import { startHub } from '../../electron/hub/startHub'
import { ORIGIN, pageSignalling, TOKEN } from '../support/hub'
import { nodeClock } from '../support/systemPorts'
import { signallingContract } from './signalling.contract'

signallingContract('in memory', async () => {
  const network = createSignallingNetwork(nodeClock)
  return { open: network.open, close: async () => undefined }
})

signallingContract('over one hub', async () => {
  const hub = await startHub({ token: TOKEN, allowedOrigins: [ORIGIN] })
  return { open: () => pageSignalling(hub.port), close: hub.close }
})
