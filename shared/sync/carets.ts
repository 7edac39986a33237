import * as decoding from 'lib0/decoding'
import type * as Y from 'yjs'
import * as awarenessProtocol from 'y-protocols/awareness'
import { own } from '../crypto/bytes'
import type { DeviceId } from '../protocol/ids'

/** One open note's carets. Who speaks is known by the link, never by what is said. */
export type Carets = {
  readonly awareness: awarenessProtocol.Awareness
  receive(device: DeviceId, update: Uint8Array): void
  forget(device: DeviceId): void
  /** Whose caret a client's is; undefined for one's own, and once it is gone. */
  deviceOf(client: number): DeviceId | undefined
  /** Where one's own caret is, for a device that has just been linked; undefined if it is nowhere. */
  greeting(): Uint8Array<ArrayBuffer> | undefined
  end(): void
}

const REMOTE = Symbol('from a member')
/** One caret's state as JSON, in characters. */
const STATE = 4 * 1024
/** Carets of one device at once: one for each session that it has not said goodbye in. */
const VOICES = 8

type Change = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

/** `say` sends one's own caret to every linked member. */
export const createCarets = (doc: Y.Doc, say: (update: Uint8Array<ArrayBuffer>) => void): Carets => {
  const awareness = new awarenessProtocol.Awareness(doc)
  const voices = new Map<number, DeviceId>()
  const ownCaret = (): Uint8Array<ArrayBuffer> =>
    own(awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID]))
  const of = (device: DeviceId): number[] =>
    [...voices].filter(([, voice]) => voice === device).map(([client]) => client)

  /** With its clock: who comes back says the same again, and would else not be heard. */
  const leave = (client: number): void => {
    voices.delete(client)
    awareness.meta.delete(client)
  }

  awareness.on('update', ({ added, updated, removed }: Change, origin: unknown) => {
    if (origin !== REMOTE && [...added, ...updated, ...removed].includes(doc.clientID)) say(ownCaret())
  })

  return {
    awareness,
    receive: (device, update) => {
      const clients = speakers(update)
      // A clientID belongs to the first device that spoke for it, one's own to oneself.
      const theirs = (client: number): boolean => client !== doc.clientID && (voices.get(client) ?? device) === device
      if (!clients?.every(theirs)) return
      if (new Set([...of(device), ...clients]).size > VOICES) return
      for (const client of clients) voices.set(client, device)
      awarenessProtocol.applyAwarenessUpdate(awareness, update, REMOTE)
      for (const client of clients) if (!awareness.getStates().has(client)) leave(client)
    },
    forget: (device) => {
      const clients = of(device)
      awarenessProtocol.removeAwarenessStates(awareness, clients, REMOTE)
      clients.forEach(leave)
    },
    deviceOf: (client) => voices.get(client),
    greeting: () => (awareness.getLocalState() === null ? undefined : ownCaret()),
    end: () => awareness.destroy(),
  }
}

/** The clientIDs that an awareness update speaks for; undefined when it is malformed or a state is too large. */
const speakers = (update: Uint8Array): number[] | undefined => {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > VOICES) return undefined
    const clients: number[] = []
    for (let at = 0; at < count; at += 1) {
      clients.push(decoding.readVarUint(decoder))
      decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      if (state.length > STATE) return undefined
      JSON.parse(state)
    }
    return clients
  } catch {
    // Only carets are lost by it; whoever sends such things loses the link by other messages.
    return undefined
  }
}
