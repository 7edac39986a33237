import type { ArchiveContext, NamedEdition } from './archiveContext'
import { editionHtml } from './editionHtml'
import { pageOfNote } from './notePage'
import { pageShell } from './pageShell'

/** One edition as a page of an archive. */
export const editionPage = (context: ArchiveContext, { edition }: NamedEdition): string => {
  const { input, say } = context
  const written = editionHtml(
    { ...context, conversationAt: '../conversation/' },
    edition,
    pageOfNote(context, '../notes/'),
  )
  const main = [`<nav><a href="../index.html">${say('back')}</a></nav>`, written]
  return pageShell(input.language, `${edition.title} · ${input.room.name}`, main.join('\n'))
}
