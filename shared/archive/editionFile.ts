import { createArchiveContext } from './archiveContext'
import type { ArchiveEdition } from './archiveEdition'
import type { ArchivePages } from './archiveInput'
import { noneAttached } from './attached'
import type { MessageId } from '../protocol/ids'
import { editionHtml } from './editionHtml'
import type { Embedded } from './embeddedHtml'
import { embeddedHtml } from './embeddedHtml'
import { pageShell } from './pageShell'

/** What is to be known beside the edition itself. */
export type EditionFile = Pick<ArchivePages, 'room' | 'at' | 'version' | 'language' | 'timeZone'> & {
  readonly edition: ArchiveEdition
  /** The nth file of one of its messages. */
  fileOf(message: MessageId, nth: number): Embedded
}

/**
 * An edition as one HTML file, to print or send: it runs nothing, loads nothing, and leads nowhere but where its words name an
 * address; pictures are in it. Whoever gets it may not be of the room, so nothing of the room is in it beside what the editor chose.
 */
export const editionFile = ({ edition, fileOf, ...given }: EditionFile): string => {
  const nobody = {
    members: [],
    former: [],
    messages: [],
    notes: [],
    editions: [],
    awayEditions: [],
    documents: [],
  }
  const context = { ...createArchiveContext({ ...given, ...nobody }, noneAttached), isAlone: true }
  const saved = context.say('saved', {
    when: context.moment(given.at),
    version: given.version,
    zone: given.timeZone,
  })
  const written = editionHtml(context, edition, {
    pageOf: () => undefined,
    filesHtml: (message, files) => embeddedHtml(context, files, (nth) => fileOf(message, nth)),
  })
  const main = [written, `<footer>${saved}</footer>`]
  return pageShell(given.language, `${edition.title} · ${given.room.name}`, main.join('\n'))
}
