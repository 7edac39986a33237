import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#shared/ipc/bridge'
import type { Channel, Input, Output } from '#shared/ipc/channels'

/** The names alone: channels.ts brings zod along, and main checks everything anyway. */
const INVITATION: typeof import('#shared/ipc/channels').INVITATION = 'app:invitationArrived'
const IN_SIGHT: typeof import('#shared/ipc/channels').IN_SIGHT = 'window:inSightChanged'

const ask = <Name extends Channel>(name: Name, ...input: Input<Name>): Promise<Output<Name>> =>
  ipcRenderer.invoke(name, ...input) as Promise<Output<Name>>

const bridge: Bridge = {
  version: () => ask('app:version'),
  invitation: () => ask('app:invitation'),
  onInvitation: (handler) => {
    const listener = (_event: unknown, link: unknown): void => {
      if (typeof link === 'string') handler(link)
    }
    ipcRenderer.on(INVITATION, listener)
    return () => ipcRenderer.off(INVITATION, listener)
  },
  inSight: () => ask('window:inSight'),
  onInSight: (handler) => {
    const listener = (): void => handler()
    ipcRenderer.on(IN_SIGHT, listener)
    return () => ipcRenderer.off(IN_SIGHT, listener)
  },
  showWindow: () => ask('window:show'),
  speak: (language) => ask('window:speak', language),
  staying: () => ask('staying:read'),
  chooseStaying: (choice, on) => ask('staying:choose', choice, on),
  hub: () => ask('hub:access'),
  setReachable: (on) => ask('hub:setReachable', on),
  beginFile: (name) => ask('file:begin', name),
  putFile: (file, piece) => ask('file:put', file, piece),
  endFile: (file, isWhole) => ask('file:end', file, isWhole),
  printPage: () => ask('page:print'),
  pagePdf: () => ask('page:pdf'),
  openLink: (url) => ask('link:open', url),
  keyProtection: () => ask('keys:protection'),
  wrapKey: (bytes) => ask('keys:wrap', bytes),
  unwrapKey: (bytes) => ask('keys:unwrap', bytes),
}

contextBridge.exposeInMainWorld('snug', bridge)
