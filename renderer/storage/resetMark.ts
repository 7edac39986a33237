import type { DocumentStore } from '#shared/ports/documentStore.port'
import { asProblem, Problem } from '#shared/protocol/problem'
import { answered } from './answered'

/** That this profile holds rooms, written down beside the database. */
export type ResetMark = {
  isSet(): Promise<boolean>
  set(any: boolean): Promise<void>
}

const NAME = 'holds-rooms'

/** Milliseconds for an answer about the mark, which takes a few: without one, rooms are opened and founded as where there is no mark. */
const PATIENCE = 2_000

const isNotFound = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

/**
 * The mark as an empty file of the origin's own. It is there as soon as it has been made; what is put into local storage reaches the
 * disk seconds later, and was lost by the very kill that cost the database.
 */
export const fileMark: ResetMark = {
  isSet: async () => {
    const folder = await navigator.storage.getDirectory()
    try {
      await folder.getFileHandle(NAME)
      return true
    } catch (error) {
      if (isNotFound(error)) return false
      throw error
    }
  },
  set: async (any) => {
    const folder = await navigator.storage.getDirectory()
    if (any) {
      await folder.getFileHandle(NAME, { create: true })
      return
    }
    await folder.removeEntry(NAME).catch((error: unknown) => {
      if (!isNotFound(error)) throw error
    })
  },
}

const warn = (error: unknown): void => console.warn('whether rooms are here was not noted:', asProblem(error).message)

const setMark = (mark: ResetMark, any: boolean): Promise<void> => answered(mark.set(any), PATIENCE).catch(warn)

/**
 * The store, which notes from now on whether it holds rooms. A browser that finds its database damaged removes it without a word, and Snug
 * would greet a member of years like a newcomer: rejects with Problem `database-reset` if it held some and has none. Where
 * there are no files of the origin's own, nothing can be noted, and the console says so.
 */
export const noticeReset = async (store: DocumentStore, mark: ResetMark): Promise<DocumentStore> => {
  let last = Promise.resolve()
  /** One after the other: what is noted last holds. */
  const note = (any: boolean): Promise<void> => (last = last.then(() => setMark(mark, any)))
  const any = (await store.rooms()).length > 0
  const isMissed = async (): Promise<boolean> => {
    try {
      return await answered(mark.isSet(), PATIENCE)
    } catch (error) {
      warn(error)
      return false
    }
  }
  if (!any && (await isMissed())) throw new Problem('database-reset')
  // Those of before there was a mark; nobody waits for it.
  if (any) void note(true)
  return {
    ...store,
    putRoom: async (record) => {
      await store.putRoom(record)
      await note(true)
    },
    removeRoom: async (room) => {
      // Before: who is stopped between the two would else be told that their last room was lost.
      const rooms = await store.rooms()
      if (rooms.every((one) => one.room === room)) await note(false)
      try {
        await store.removeRoom(room)
      } catch (error) {
        await note(rooms.length > 0)
        throw error
      }
    },
  }
}

/** Whoever has been told begins anew. */
export const forgetRooms = (mark: ResetMark): Promise<void> => setMark(mark, false)
