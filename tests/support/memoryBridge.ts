import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Bridge } from '#shared/ipc/bridge'
import type { HubAccess } from '#shared/ports/platform.port'

const hub: HubAccess = { url: 'ws://127.0.0.1:4665', token: 'token', reachable: false, addresses: [] }

/** What the preload's bridge does, without a main process: wraps with `key`, listens nowhere. */
export const createMemoryBridge = (more: Partial<Bridge> = {}, key: Uint8Array = randomBytes(32)): Bridge => {
  let access = hub
  let staying = { staysOn: false, startsWithComputer: false }
  return {
    version: async () => '0.0.0',
    invitation: async () => null,
    onInvitation: () => () => undefined,
    inSight: async () => true,
    onInSight: () => () => undefined,
    showWindow: async () => undefined,
    speak: async () => undefined,
    staying: async () => staying,
    chooseStaying: async (choice, on) => (staying = { ...staying, [choice]: on }),
    hub: async () => ({ ...access, addresses: [...access.addresses] }),
    setReachable: async (on) => {
      access = { ...hub, reachable: on, addresses: on ? ['192.0.2.1:4666'] : [] }
      return { ...access, addresses: [...access.addresses] }
    },
    beginFile: async () => 1,
    putFile: async () => undefined,
    endFile: async () => undefined,
    printPage: async () => 'printed',
    pagePdf: async () => new Uint8Array(),
    openLink: async () => undefined,
    keyProtection: async () => 'system',
    wrapKey: async (bytes) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const wrapped = Buffer.concat([cipher.update(bytes), cipher.final()])
      return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), wrapped]))
    },
    unwrapKey: async (wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12))
      decipher.setAuthTag(wrapped.subarray(12, 28))
      return new Uint8Array(Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]))
    },
    ...more,
  }
}
