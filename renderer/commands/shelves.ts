import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Replica } from '#shared/sync/replica'
import { foldText } from '../state/search/foldText'
import { checkName } from '#shared/protocol/checkName'
import { showCompany } from './beSeen'
import type { House } from './house'
import { currentSession } from './house'

/**
 * Puts a note of the room on screen on the shelf of that name, for everybody; '' takes it from its shelf. Throws Problem
 * `too-long`, `not-allowed`.
 */
export const shelveNote =
  (house: House) =>
  async (note: NoteId, shelf: string): Promise<void> => {
    const { replica } = currentSession(house)
    const notes = replica.notes()
    await putOn(
      house,
      notes.filter((one) => one.note === note),
      shelfCalled(replica, shelf),
    )
  }

/**
 * Gives a shelf another name, which may be that of another shelf: then both become one. '' empties it, and so it goes. A
 * note that somebody puts on it meanwhile stays there. Throws Problem `too-long`, `not-allowed`.
 */
export const renameShelf =
  (house: House) =>
  async (shelf: string, to: string): Promise<void> => {
    const { replica, choices } = currentSession(house)
    const its = replica.notes().filter((one) => one.shelf === shelf)
    const name = shelfCalled(replica, to, shelf)
    await putOn(house, its, name)
    if (name && choices.now().folded.includes(shelf)) await foldShelf(house)(name, true)
  }

/** Shows the list of notes without what stands on a shelf, or with it: on this machine alone. */
export const foldShelf =
  (house: House) =>
  async (shelf: string, on: boolean): Promise<void> => {
    const session = currentSession(house)
    const { replica, choices } = session
    const names = new Set(replica.notes().map((note) => note.shelf))
    // Those that are gone are forgotten.
    const others = choices.now().folded.filter((one) => one !== shelf && names.has(one))
    const kept = choices.change({ folded: on ? [...others, shelf] : others })
    showCompany(house, session)
    await kept
  }

const putOn = async (
  house: House,
  notes: readonly { readonly note: NoteId; readonly shelf: string }[],
  shelf: string,
): Promise<void> => {
  const { replica, projection } = currentSession(house)
  for (const { note } of notes.filter((one) => one.shelf !== shelf))
    projection.follow(await replica.appendTalk({ kind: 'noteShelved', note, shelf }))
}

/** The name as it may be kept; of a shelf that is called so already, in other letters only, that one's. */
const shelfCalled = (replica: Replica, name: string, except?: string): string => {
  if (!name.trim()) return ''
  const clean = checkName(name, limits.shelfName)
  const others = new Set(replica.notes().map(({ shelf }) => shelf))
  return [...others].find((one) => one !== except && foldText(one) === foldText(clean)) ?? clean
}
