import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { DeviceId } from '#shared/protocol/ids'

type Said = {
  readonly from: DeviceId
  /** The client whose caret it is. */
  readonly client: number
  readonly update?: Uint8Array
  readonly caret?: Uint8Array
  /** The speaker has only just come. */
  readonly isNew?: boolean
}

type Changed = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

const HEARD = Symbol('from another window')

/**
 * Joins windows of the gallery that show the same note, as links join members: what is typed in one is seen in all. Says
 * whose caret is whose.
 */
export const joinWindows = (
  name: string,
  self: DeviceId,
  awareness: awarenessProtocol.Awareness,
): { deviceOf(client: number): DeviceId | undefined; close(): void } => {
  const { doc } = awareness
  const channel = new BroadcastChannel(name)
  const devices = new Map<number, DeviceId>()
  const say = (said: Omit<Said, 'from' | 'client'>): void =>
    channel.postMessage({ ...said, from: self, client: doc.clientID } satisfies Said)
  const everything = (): Omit<Said, 'from' | 'client'> => ({
    update: Y.encodeStateAsUpdate(doc),
    caret: awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID]),
  })

  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    devices.set(data.client, data.from)
    if (data.update) Y.applyUpdate(doc, data.update, HEARD)
    if (data.caret) awarenessProtocol.applyAwarenessUpdate(awareness, data.caret, HEARD)
    if (data.isNew) say(everything())
  })
  const sayWords = (update: Uint8Array, origin: unknown): void => {
    if (origin !== HEARD) say({ update })
  }
  const sayCaret = (changed: Changed, origin: unknown): void => {
    const own = [...changed.added, ...changed.updated, ...changed.removed].includes(doc.clientID)
    if (origin !== HEARD && own) say({ caret: awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID]) })
  }
  doc.on('update', sayWords)
  awareness.on('update', sayCaret)
  say({ ...everything(), isNew: true })
  return {
    deviceOf: (client) => devices.get(client),
    close: () => {
      awareness.setLocalState(null)
      doc.off('update', sayWords)
      awareness.off('update', sayCaret)
      channel.close()
    },
  }
}
