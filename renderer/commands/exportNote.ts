import { safeName } from '#shared/archive/safeName'
import { utf8 } from '#shared/crypto/bytes'
import { noteMarkdown } from '#shared/documents/noteMarkdown'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'

/** Lets the person save a note as a Markdown file. Resolves false when they cancelled. */
export const exportNote =
  (house: House) =>
  async (note: NoteId): Promise<boolean> => {
    const open = await currentSession(house).replica.openNote(note)
    try {
      const content = readNote(open.doc)
      const name = safeName(content.title, 'Note')
      return await house.platform.saveFile(`${name}.md`, utf8(noteMarkdown(content)))
    } finally {
      await open.close()
    }
  }
