import { title } from '#shared/documents/noteDocument'
import { toBase64url } from '#shared/crypto/base64url'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { checkName } from '#shared/protocol/checkName'
import type { House } from './house'
import { currentSession } from './house'

/** Founds an empty note with a title. Throws Problem `empty`, `too-long`, `not-allowed`. */
export const foundNote =
  (house: House) =>
  async (name: string): Promise<NoteId> => {
    const { replica, projection } = currentSession(house)
    const heading = checkName(name, limits.noteTitle)
    const note = toBase64url(house.randomness.bytes(16)) as NoteId
    projection.follow(await replica.appendTalk({ kind: 'noteFounded', note }))
    const open = await replica.openNote(note)
    title(open.doc).insert(0, heading)
    await open.close()
    return note
  }
