import { asTemplate } from '#shared/documents/asTemplate'
import { fillNote } from '#shared/documents/fillNote'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { foundNote } from './foundNote'
import type { House } from './house'
import { currentSession } from './house'

/** Founds a note that begins as another one is now, with nothing ticked. Throws as foundNote, before anything is founded. */
export const foundNoteLike =
  (house: House) =>
  async (title: string, like: NoteId): Promise<NoteId> => {
    const { replica } = currentSession(house)
    const model = await replica.openNote(like)
    try {
      const blocks = asTemplate(readNote(model.doc).blocks)
      const note = await foundNote(house)(title)
      const open = await replica.openNote(note)
      try {
        fillNote(open.doc, blocks)
      } finally {
        await open.close()
      }
      return note
    } finally {
      await model.close()
    }
  }
