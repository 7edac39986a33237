import { useState } from 'react'
import { blocksMarkdown } from '#shared/documents/noteMarkdown'
import { readNote } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Problem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { withoutIsolates } from '../../i18n/translate'
import { readMarkdownFile } from './readMarkdownFile'

/** What can be done with a note as a whole. `saved`: the last Markdown file was. */
export type NoteDeeds = {
  save(): void
  /** Begins a note from a Markdown file, and goes there. */
  bringIn(file: File): void
  /** Begins a note with what can be read of this one, and goes there. */
  copy(): void
  readonly busy: boolean
  readonly saved: boolean
  readonly problem: Problem | undefined
  /** Puts away what was said of the last deed. */
  clear(): void
}

/** Letters that a copy's title may need beside the title itself. */
const AROUND = 20

export const useNoteDeeds = (open: OpenNote): NoteDeeds => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const [saved, setSaved] = useState(false)

  const begin = (deed: () => Promise<unknown>): void => {
    setSaved(false)
    void run(deed)
  }
  const goTo = (note: NoteId): void => commands.goTo({ in: 'note', note })
  const copy = async (): Promise<void> => {
    const content = readNote(open.doc)
    const title = content.title.slice(0, limits.noteTitle - AROUND) || t('room.untitled')
    goTo(
      await commands.importNote({
        title: withoutIsolates(t('notes.copyTitle', { title })),
        markdown: blocksMarkdown(content.blocks),
      }),
    )
  }

  return {
    save: () => begin(async () => setSaved(await commands.exportNote(open.note))),
    bringIn: (file) => begin(async () => goTo(await commands.importNote(await readMarkdownFile(file)))),
    copy: () => begin(copy),
    busy,
    saved,
    problem,
    clear: () => {
      setSaved(false)
      clear()
    },
  }
}
