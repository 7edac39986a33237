import * as Y from 'yjs'
import { listedTitle, listedTitleOf } from '../documents/noteDocument'
import { own } from '../crypto/bytes'
import type { DeviceId, NoteDocId, NoteId } from '../protocol/ids'
import { noteDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { asProblem } from '../protocol/problem'
import type { Carets } from './carets'
import { createCarets } from './carets'
import type { Context } from './context'
import { decodeVector, summariseNote } from './digests'
import { checkNoteUpdate, compactNote } from './noteUpdates'
import type { OpenNote } from './replica'

/** What became of an update to a note. `unwelcome`: too large, or of a shape that no note of this version has. */
export type NoteTaken = 'new' | 'known' | 'gap' | 'invalid' | 'unwelcome'

export type NoteBook = {
  open(note: NoteId): Promise<OpenNote>
  isOpen(note: NoteId): boolean
  /** An update from a member: checked, applied if the note is open, and on its way to the disk. `most`: bytes of the whole note then. */
  receive(note: NoteId, update: Uint8Array<ArrayBuffer>, most?: number): Promise<NoteTaken>
  receiveAwareness(device: DeviceId, note: NoteId, update: Uint8Array): void
  /** Carets of a device that is gone vanish. */
  forget(device: DeviceId): void
  /** A newly linked device learns where carets are. */
  greet(send: (note: NoteId, update: Uint8Array<ArrayBuffer>) => void): void
  /** The disk has lost part of a note, or has found it again. If it is open, what is known here is written once more. */
  mended(note: NoteId): void
  /** Everything typed so far is on its way to the disk. */
  flush(): void
  /** After `flush`: the documents leave memory, whoever still has them open. */
  end(): void
}

type Held = {
  readonly doc: Y.Doc
  readonly carets: Carets
  /** Changes that are not on their way to the disk yet. */
  unsaved: Uint8Array<ArrayBuffer>[]
  /** Counts changes, whoever made them. */
  changes: number
  /** About the document's size in bytes. */
  size: number
  openers: number
  announced: boolean
  /** Resolves when everything so far is on disk. */
  storing: Promise<void>
  flush(): void
  /** Writes all of it, whatever is on the disk. */
  keepAll(): void
}

const REMOTE = Symbol('from a member')
const LOADING = Symbol('from disk')
/** Milliseconds within which keystrokes are gathered into one write. */
const GATHER = 50

export const createNoteBook = (
  context: Context,
  deliver: (doc: NoteDocId, update: Uint8Array<ArrayBuffer>) => void,
  announce: (note: NoteId, client: number) => Promise<void>,
): NoteBook => {
  const { files, peers, emit, clock, randomness } = context
  /** A new one for each time the note is opened, as Yjs would make it. */
  const sessionClient = (): number => new DataView(randomness.bytes(4).buffer).getUint32(0)
  const held = new Map<NoteId, Promise<Held>>()
  const opened = new Map<NoteId, Held>()
  /** What is done to a note that is not open, and opening it, happens one after the other. */
  const turns = new Map<NoteId, Promise<unknown>>()

  const inTurn = <T>(note: NoteId, task: () => Promise<T>): Promise<T> => {
    const result = (turns.get(note) ?? Promise.resolve()).then(task)
    turns.set(
      note,
      result.catch(() => undefined),
    )
    return result
  }

  const saying =
    (note: NoteId) =>
    (update: Uint8Array<ArrayBuffer>): void => {
      for (const peer of peers.values()) peer.send({ is: 'awareness', note, update })
    }

  /** Gathers changes for a moment, so that a keystroke does not cost a summary of the whole note. */
  const gathering = (name: NoteDocId, one: Held): { flush(): void; change(update: Uint8Array<ArrayBuffer>): void } => {
    let release: (() => void) | undefined
    const flush = (): void => {
      release?.()
      release = undefined
    }
    const store = async (): Promise<void> => {
      const update = own(Y.mergeUpdates(one.unsaved.splice(0)))
      const state = Y.encodeStateAsUpdate(one.doc)
      one.size = state.length
      await files.append(name, update, () => summariseNote(name, state, listedTitle(one.doc))).stored
    }
    const change = (update: Uint8Array<ArrayBuffer>): void => {
      one.unsaved.push(update)
      one.changes += 1
      one.size += update.length
      if (release) return
      const before = one.storing
      one.storing = new Promise((resolve) => {
        const cancel = clock.after(GATHER, flush)
        release = () => {
          cancel()
          resolve(Promise.all([before, store()]).then(() => undefined))
        }
      })
    }
    return { flush, change }
  }

  const load = async (name: NoteDocId, doc: Y.Doc): Promise<number> => {
    const summary = files.summary(name)
    if (!summary) return 0
    Y.applyUpdate(doc, await files.whole(name), LOADING)
    const state = own(Y.encodeStateAsUpdate(doc))
    // What others wrote into something that was deleted meanwhile is deleted too, which only an open document knows.
    const now = await summariseNote(name, state, listedTitle(doc))
    if (now.digest !== summary.digest) await files.append(name, state, () => Promise.resolve(now)).summarised
    return state.length
  }

  const hold = async (note: NoteId): Promise<Held> => {
    const name = noteDoc(note)
    const doc = new Y.Doc()
    doc.clientID = sessionClient()
    const size = await load(name, doc)
    const carets = createCarets(doc, saying(note))
    const one: Held = {
      doc,
      carets,
      unsaved: [],
      changes: 0,
      size,
      openers: 0,
      announced: false,
      storing: Promise.resolve(),
      flush: () => gather.flush(),
      keepAll: () => gather.change(own(Y.encodeStateAsUpdate(doc))),
    }
    const gather = gathering(name, one)
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      const update = own(bytes)
      if (origin !== REMOTE) {
        if (!one.announced) {
          one.announced = true
          // Authorship is for the note's history: without it the note is as good.
          announce(note, doc.clientID).catch((error: unknown) => emit('problem', asProblem(error)))
        }
        deliver(name, update)
      }
      gather.change(update)
      emit('changed', name)
    })
    opened.set(note, one)
    return one
  }

  const letGo = (note: NoteId, one: Held): void => {
    opened.delete(note)
    held.delete(note)
    one.carets.end()
    one.doc.destroy()
  }

  const release = async (note: NoteId, one: Held): Promise<void> => {
    one.flush()
    await one.storing
    if (one.openers > 0 || opened.get(note) !== one) return
    // Changes that came while waiting are not on disk yet.
    if (one.unsaved.length > 0) return release(note, one)
    letGo(note, one)
  }

  const open = async (note: NoteId): Promise<OpenNote> => {
    const holding = held.get(note) ?? inTurn(note, () => hold(note))
    held.set(note, holding)
    const one = await holding.catch((error: unknown) => {
      held.delete(note)
      throw error
    })
    if (opened.get(note) !== one) return open(note)
    one.openers += 1
    let closed = false
    return {
      note,
      doc: one.doc,
      awareness: one.carets.awareness,
      deviceOf: one.carets.deviceOf,
      saved: () => {
        one.flush()
        return one.storing
      },
      bytes: () => one.size,
      close: async () => {
        if (closed) return
        closed = true
        one.openers -= 1
        if (one.openers === 0) one.carets.awareness.setLocalState(null)
        await release(note, one)
      },
    }
  }

  const receiveClosed = async (name: NoteDocId, update: Uint8Array<ArrayBuffer>, most: number): Promise<NoteTaken> => {
    const summary = files.summary(name)
    const check = checkNoteUpdate(update, summary ? decodeVector(summary.stateVector) : new Map(), most)
    if (check !== 'fits') return check === 'strange' ? 'unwelcome' : check
    const merged = summary ? compactNote(own(Y.mergeUpdates([await files.whole(name), update]))) : update
    if (merged.length > most) return 'unwelcome'
    // Who says otherwise what is here already could leave a note that nobody can open.
    if (summary && checkNoteUpdate(merged, new Map(), most) !== 'fits') return 'unwelcome'
    const after = await summariseNote(name, merged, listedTitleOf(merged))
    if (after.digest === summary?.digest) return 'known'
    await files.append(name, update, () => Promise.resolve(after)).summarised
    emit('changed', name)
    return 'new'
  }

  const receiveOpen = (one: Held, update: Uint8Array<ArrayBuffer>, most: number): NoteTaken => {
    const check = checkNoteUpdate(update, decodeVector(Y.encodeStateVector(one.doc)), most)
    if (check !== 'fits') return check === 'strange' ? 'unwelcome' : check
    if (one.size + update.length > most) return 'unwelcome'
    const before = one.changes
    Y.applyUpdate(one.doc, update, REMOTE)
    return one.changes === before ? 'known' : 'new'
  }

  return {
    open,
    isOpen: (note) => opened.has(note),
    receive: (note, update, most = limits.noteBytes) =>
      inTurn(note, async () => {
        const one = opened.get(note)
        return one ? receiveOpen(one, update, most) : receiveClosed(noteDoc(note), update, most)
      }),
    receiveAwareness: (device, note, update) => opened.get(note)?.carets.receive(device, update),
    forget: (device) => {
      for (const { carets } of opened.values()) carets.forget(device)
    },
    greet: (send) => {
      for (const [note, { carets }] of opened) {
        const update = carets.greeting()
        if (update) send(note, update)
      }
    },
    mended: (note) => {
      const one = opened.get(note)
      if (!one) return
      one.keepAll()
      // What stood behind the damage may not have been in memory. It is read again whenever the note is opened.
      files.whole(noteDoc(note)).then(
        (update) => Y.applyUpdate(one.doc, update, REMOTE),
        (error: unknown) => emit('problem', asProblem(error)),
      )
    },
    flush: () => {
      for (const one of opened.values()) one.flush()
    },
    end: () => {
      for (const [note, one] of opened) letGo(note, one)
    },
  }
}
