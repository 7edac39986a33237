import type { ArchiveContext, NamedEdition } from './archiveContext'
import { attachedHtml } from './attachedHtml'
import { editionHtml } from './editionHtml'
import { pageOfNote } from './notePage'
import { pageShell } from './pageShell'

/** One edition as a page of an archive. */
export const editionPage = (context: ArchiveContext, { edition }: NamedEdition): string => {
  const { input, say, attached } = context
  const written = editionHtml({ ...context, conversationAt: '../conversation/' }, edition, {
    pageOf: pageOfNote(context, '../notes/'),
    filesHtml: (message, files) => attachedHtml(context, attached.saidOf(message, files)),
  })
  const main = [`<nav><a href="../index.html">${say('back')}</a></nav>`, written]
  return pageShell(input.language, `${edition.title} · ${input.room.name}`, main.join('\n'), {
    showsPictures: edition.pieces.some(
      (piece) =>
        piece.kind === 'message' &&
        piece.words.kind === 'text' &&
        attached.saidOf(piece.id, piece.words.files ?? []).some(({ head }) => head),
    ),
  })
}
