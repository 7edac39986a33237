import { createArchiveContext } from './archiveContext'
import type { ArchiveEdition } from './archiveEdition'
import type { ArchiveInput } from './archiveInput'
import { editionHtml } from './editionHtml'
import { pageShell } from './pageShell'

/** What is to be known beside the edition itself. */
export type EditionFile = Pick<ArchiveInput, 'room' | 'at' | 'version' | 'language' | 'timeZone'> & {
  readonly edition: ArchiveEdition
}

/**
 * An edition as one HTML file, to print or send: it runs nothing, loads nothing, and leads nowhere but where its words name an
 * address. Whoever gets it may not be of the room, so nothing of the room is in it beside what the editor chose.
 */
export const editionFile = ({ edition, ...given }: EditionFile): string => {
  const nobody = { members: [], former: [], messages: [], notes: [], editions: [], documents: [], contents: [] }
  const context = createArchiveContext({ ...given, ...nobody })
  const saved = context.say('saved', {
    when: context.moment(given.at),
    version: given.version,
    zone: given.timeZone,
  })
  const main = [editionHtml({ ...context, isAlone: true }, edition, () => undefined), `<footer>${saved}</footer>`]
  return pageShell(given.language, `${edition.title} · ${given.room.name}`, main.join('\n'))
}
