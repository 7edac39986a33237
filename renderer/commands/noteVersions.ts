import { deflateSync } from 'fflate'
import * as z from 'zod'
import * as Y from 'yjs'
import { own } from '#shared/crypto/bytes'
import { beginsVersion, thinOut, union } from '#shared/documents/noteVersions'
import { readNote } from '#shared/documents/readNote'
import type { Clock } from '#shared/ports/clock.port'
import type { DocumentStore, VersionHead } from '#shared/ports/documentStore.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { NoteId, RoomId } from '#shared/protocol/ids'
import { noteDoc, noteOfDoc } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { noteText } from '../state/search/noteText'
import { keepSoon } from './keepSoon'

/** Keeps what the notes of a room were, as this machine sees them change. */
export type NoteVersions = {
  /** Resolves when what the note is now is among its versions. Rejects with the store's Problem, or `unexpected` once it is closed. */
  keep(note: NoteId): Promise<void>
  /** The same; and whatever comes next begins another version. */
  seal(note: NoteId): Promise<void>
  close(): void
}

/** Milliseconds after a change until it is kept: a crash costs the history no more than that, and the note nothing. */
const SOON = 5_000

/** Under which key of the profile it stands at which state the notes were that are among their versions. */
export const historyKey = (room: RoomId): string => `history/${room}`
/** By note, the beginning of a digest: enough to tell two states of one note from one another. */
const schema = z.record(z.string(), z.string())
const BEGINNING = 8

type Given = {
  readonly replica: Replica
  readonly store: DocumentStore
  readonly profile: ProfileStore
  readonly clock: Clock
  readonly onProblem: (problem: Problem) => void
}

export const openNoteVersions = ({ replica, store, profile, clock, onProblem }: Given): NoteVersions => {
  const { room } = replica
  /** At which state each note was when it was last looked at. */
  const seen = new Map<NoteId, string>()
  const stateNow = (note: NoteId): string | undefined => replica.digest(noteDoc(note))?.slice(0, BEGINNING)
  const keeping = keepSoon({
    profile,
    clock,
    key: historyKey(room),
    delay: SOON,
    value: () => Object.fromEntries(seen),
    onProblem,
  })
  const waiting = new Map<NoteId, () => void>()
  /** What is done to one note's versions happens one after the other. */
  const turns = new Map<NoteId, Promise<void>>()
  let closed = false
  let opening: (() => void) | undefined

  const look = async (note: NoteId, seal: boolean): Promise<void> => {
    const heads = await store.versions(room, note)
    const newest = heads.at(-1)
    const now = await stateOf(replica, note)
    const isNew = !newest || !isSame(newest, now)
    if (!isNew && !(seal && !newest.closed)) return
    const before = newest ? Y.decodeStateVector(newest.stateVector) : new Map<number, number>()
    const writers = [...now.vector].flatMap(([client, clocked]) =>
      clocked > (before.get(client) ?? 0) ? [client] : [],
    )
    const at = clock.now()
    const isOfItsOwn = isBehind(now.vector, before)
    const isAnother = !newest || (isNew && (isOfItsOwn || beginsVersion(newest, { at, writers, length: now.length })))
    const begun = isAnother ? { at: Math.max(at, (newest?.at ?? 0) + 1), writers } : newest
    const head: VersionHead = {
      note,
      at: begun.at,
      until: isNew ? Math.max(at, begun.at) : newest.until,
      writers: union(begun.writers, writers),
      stateVector: now.stateVector,
      length: now.length,
      closed: seal,
    }
    const bytes = own(deflateSync(now.state))
    const all = isAnother ? [...heads, head] : [...heads.slice(0, -1), head]
    // What goes is looked at only when there is one more.
    const { keep, drop } = isAnother ? thinOut(all, at) : { keep: all, drop: [] }
    const changed = keep.filter((one) => one === head || !heads.includes(one))
    // The room may have been left meanwhile, and nothing of it is to stay on this machine.
    if (closed) throw new Problem('unexpected', 'the room was closed')
    await store.keepVersions(room, note, { heads: changed, state: { at: head.at, bytes }, drop })
  }

  const lookAndNote = async (note: NoteId, seal: boolean): Promise<void> => {
    // Before: what comes meanwhile is looked at again.
    const state = stateNow(note)
    await look(note, seal)
    if (closed || state === undefined || seen.get(note) === state) return
    seen.set(note, state)
    keeping.keep()
  }

  const inTurn = (note: NoteId, seal: boolean): Promise<void> => {
    waiting.get(note)?.()
    waiting.delete(note)
    const turn = (turns.get(note) ?? Promise.resolve()).then(() => lookAndNote(note, seal))
    turns.set(
      note,
      turn.catch(() => undefined),
    )
    return turn
  }

  const told = (error: unknown): void => {
    if (!closed) onProblem(asProblem(error))
  }
  /** The note itself is safe: its history is tried again with the next change. */
  const keepLater = (note: NoteId): void => {
    if (closed || waiting.has(note)) return
    const cancel = clock.after(SOON, () => {
      inTurn(note, false).catch(told)
    })
    waiting.set(note, cancel)
  }

  const off = replica.on('changed', (doc) => {
    const note = noteOfDoc(doc)
    if (note) keepLater(note)
  })
  /** What came while nobody looked: before there was a history, or right before a crash. One after the other. */
  const catchUp = async (): Promise<void> => {
    for (const note of replica.documents().flatMap((doc) => noteOfDoc(doc) ?? [])) {
      if (closed) return
      if (seen.get(note) !== stateNow(note)) await inTurn(note, false)
    }
  }
  const open = async (): Promise<void> => {
    const kept = schema.safeParse(await profile.get(historyKey(room)))
    for (const [note, state] of Object.entries(kept.data ?? {})) seen.set(note as NoteId, state)
    if (!closed) opening = clock.after(SOON, () => void catchUp().catch(told))
  }
  open().catch(told)

  return {
    keep: (note) => inTurn(note, false),
    seal: (note) => inTurn(note, true),
    close: () => {
      closed = true
      off()
      opening?.()
      keeping.end()
      for (const cancel of waiting.values()) cancel()
    },
  }
}

type State = {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array<ArrayBuffer>
  readonly vector: ReadonlyMap<number, number>
  readonly length: number
}

const stateOf = async (replica: Replica, note: NoteId): Promise<State> => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, await replica.binary(noteDoc(note)))
    const content = readNote(doc)
    const stateVector = own(Y.encodeStateVector(doc))
    return {
      state: Y.encodeStateAsUpdate(doc),
      stateVector,
      vector: Y.decodeStateVector(stateVector),
      length: content.title.length + noteText(content).length,
    }
  } finally {
    doc.destroy()
  }
}

/** What is only taken away leaves the vector as it is. */
const isSame = (head: VersionHead, { stateVector, length }: State): boolean =>
  head.length === length && sameVector(head.stateVector, stateVector)

/** What the disk has lost nobody has taken away: what there was before stays a version. */
const isBehind = (now: ReadonlyMap<number, number>, before: ReadonlyMap<number, number>): boolean =>
  [...before].some(([client, clocked]) => (now.get(client) ?? 0) < clocked)

const sameVector = (one: Uint8Array, other: Uint8Array): boolean => {
  const [a, b] = [Y.decodeStateVector(one), Y.decodeStateVector(other)]
  return a.size === b.size && [...a].every(([client, clocked]) => b.get(client) === clocked)
}
