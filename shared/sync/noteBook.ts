import * as awarenessProtocol from 'y-protocols/awareness'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { own } from '../crypto/bytes'
import type { DeviceId, NoteDocId, NoteId } from '../protocol/ids'
import { noteDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Context } from './context'
import { decodeVector, summariseNote } from './digests'
import { checkNoteUpdate } from './noteUpdates'
import type { OpenNote } from './replica'

/** What became of an update to a note. */
export type NoteTaken = 'new' | 'known' | 'gap' | 'invalid' | 'unwelcome'

export type NoteBook = {
  open(note: NoteId): Promise<OpenNote>
  /** An update from a member: checked, applied if the note is open, and on its way to the disk. */
  receive(note: NoteId, update: Uint8Array<ArrayBuffer>): Promise<NoteTaken>
  receiveAwareness(device: DeviceId, note: NoteId, update: Uint8Array): void
  /** Carets of a device that is gone vanish. */
  forget(device: DeviceId): void
  /** A newly linked device learns where carets are. */
  greet(send: (note: NoteId, update: Uint8Array<ArrayBuffer>) => void): void
}

type Held = {
  readonly doc: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  readonly voices: Map<number, DeviceId>
  openers: number
  announced: boolean
  /** The chain of what waits to be stored. */
  storing: Promise<void>
}

const REMOTE = Symbol('from a member')
const LOADING = Symbol('from disk')
/** One caret's state as JSON. */
const AWARENESS_STATE = 4 * 1024

export const createNoteBook = (
  context: Context,
  deliver: (doc: NoteDocId, update: Uint8Array<ArrayBuffer>) => void,
  announce: (note: NoteId, client: number) => Promise<void>,
): NoteBook => {
  const { files, peers, emit } = context
  const held = new Map<NoteId, Promise<Held>>()
  const opened = new Map<NoteId, Held>()
  /** One note's closed updates are taken one after the other. */
  const turns = new Map<NoteId, Promise<unknown>>()

  const inTurn = <T>(note: NoteId, task: () => Promise<T>): Promise<T> => {
    const result = (turns.get(note) ?? Promise.resolve()).then(task)
    turns.set(
      note,
      result.catch(() => undefined),
    )
    return result
  }

  const hold = async (note: NoteId): Promise<Held> => {
    const name = noteDoc(note)
    const doc = new Y.Doc()
    if (files.summary(name)) Y.applyUpdate(doc, await files.whole(name), LOADING)
    const awareness = new awarenessProtocol.Awareness(doc)
    const one: Held = { doc, awareness, voices: new Map(), openers: 0, announced: false, storing: Promise.resolve() }
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === LOADING) return
      const update = own(bytes)
      if (origin !== REMOTE) {
        if (!one.announced) {
          one.announced = true
          void announce(note, doc.clientID)
        }
        deliver(name, update)
      }
      const state = Y.encodeStateAsUpdate(doc)
      const written = files.append(name, update, () => summariseNote(name, state))
      one.storing = Promise.all([one.storing, written]).then(() => undefined)
      emit('changed', name)
    })
    awareness.on('update', (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
      if (origin === REMOTE) return
      const clients = [...change.added, ...change.updated, ...change.removed].filter((client) => client === doc.clientID)
      if (clients.length === 0) return
      const update = own(awarenessProtocol.encodeAwarenessUpdate(awareness, clients))
      for (const peer of peers.values()) peer.send({ is: 'awareness', note, update })
    })
    opened.set(note, one)
    return one
  }

  const release = async (note: NoteId, one: Held): Promise<void> => {
    await one.storing
    if (one.openers > 0 || opened.get(note) !== one) return
    opened.delete(note)
    held.delete(note)
    awarenessProtocol.removeAwarenessStates(one.awareness, [one.doc.clientID], 'closed')
    one.awareness.destroy()
    one.doc.destroy()
  }

  const open = async (note: NoteId): Promise<OpenNote> => {
    const holding = held.get(note) ?? hold(note)
    held.set(note, holding)
    const one = await holding
    if (opened.get(note) !== one) return open(note)
    one.openers += 1
    let closed = false
    return {
      note,
      doc: one.doc,
      awareness: one.awareness,
      saved: () => one.storing,
      close: async () => {
        if (closed) return
        closed = true
        one.openers -= 1
        if (one.openers === 0) one.awareness.setLocalState(null)
        await release(note, one)
      },
    }
  }

  const receiveClosed = async (name: NoteDocId, update: Uint8Array<ArrayBuffer>): Promise<NoteTaken> => {
    const summary = files.summary(name)
    const check = checkNoteUpdate(update, summary ? decodeVector(summary.stateVector) : new Map())
    if (check !== 'fits') return check
    const merged = summary ? Y.mergeUpdates([await files.whole(name), update]) : update
    if (merged.length > limits.noteBytes) return 'unwelcome'
    const after = await summariseNote(name, merged)
    if (after.digest === summary?.digest) return 'known'
    void files.append(name, update, () => Promise.resolve(after))
    emit('changed', name)
    return 'new'
  }

  const receiveOpen = async (one: Held, update: Uint8Array<ArrayBuffer>): Promise<NoteTaken> => {
    const known = decodeVector(Y.encodeStateVector(one.doc))
    const check = checkNoteUpdate(update, known)
    if (check !== 'fits') return check
    if (Y.encodeStateAsUpdate(one.doc).length + update.length > limits.noteBytes) return 'unwelcome'
    const before = one.storing
    Y.applyUpdate(one.doc, update, REMOTE)
    return one.storing === before ? 'known' : 'new'
  }

  return {
    open,
    receive: async (note, update) => {
      const one = opened.get(note)
      if (one) return receiveOpen(one, update)
      return inTurn(note, () => receiveClosed(noteDoc(note), update))
    },
    receiveAwareness: (device, note, update) => {
      const one = opened.get(note)
      if (!one) return
      const clients = speakers(update)
      // A clientID belongs to the first device that spoke for it, one's own to oneself.
      const theirs = (client: number): boolean => client !== one.doc.clientID && (one.voices.get(client) ?? device) === device
      if (!clients?.every(theirs)) return
      for (const client of clients) one.voices.set(client, device)
      awarenessProtocol.applyAwarenessUpdate(one.awareness, update, REMOTE)
    },
    forget: (device) => {
      for (const one of opened.values()) {
        const clients = [...one.voices].filter(([, voice]) => voice === device).map(([client]) => client)
        for (const client of clients) one.voices.delete(client)
        awarenessProtocol.removeAwarenessStates(one.awareness, clients, REMOTE)
      }
    },
    greet: (send) => {
      for (const [note, { doc, awareness }] of opened) {
        if (awareness.getLocalState() === null) continue
        send(note, own(awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID])))
      }
    },
  }
}

/** The clientIDs that an awareness update speaks for; undefined when it is malformed or a state is too large. */
const speakers = (update: Uint8Array): number[] | undefined => {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > 16) return undefined
    const clients: number[] = []
    for (let at = 0; at < count; at += 1) {
      clients.push(decoding.readVarUint(decoder))
      decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      if (state.length > AWARENESS_STATE) return undefined
      JSON.parse(state)
    }
    return clients
  } catch {
    // Only carets are lost by it; whoever sends such things loses the link by other messages.
    return undefined
  }
}
