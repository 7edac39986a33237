import type { AttachedFile } from '../events/event'
import type { MessageId } from '../protocol/ids'
import { escapeHtml } from '../documents/escapeHtml'
import type { NoteBlock } from '../documents/noteContent'
import type { PageWords } from '../documents/noteHtml'
import { headingTag, noteHtml } from '../documents/noteHtml'
import { outlined } from '../documents/outlined'
import type { ArchiveContext } from './archiveContext'
import type { ArchiveEdition, ArchivePiece } from './archiveEdition'
import { headingIn, LISTED_FROM } from './archiveEdition'
import { wordsHtml } from './wordsHtml'

type PageOf = PageWords['pageOf']

/** What depends on where the page lies. */
type Around = {
  /** Where links to notes lead, if anywhere. */
  readonly pageOf: PageOf
  /** What goes along with a message. */
  filesHtml(message: MessageId, files: readonly AttachedFile[]): string
}

/** An edition to be read, as HTML: what it is called, who made it and when, the introduction, what is in it, and its pieces. */
export const editionHtml = (context: ArchiveContext, edition: ArchiveEdition, around: Around): string => {
  const { pageOf } = around
  const { say, input, day } = context
  const texts = outlined(
    edition.pieces.map((piece) => ({
      blocks: piece.kind === 'message' ? [] : piece.blocks,
      opens: piece.kind === 'note',
    })),
    TOP,
  )
  const [opening] = outlined([{ blocks: edition.introduction }], TOP)
  const made = say('editionBy', { name: edition.by, when: day(edition.at) })
  return [
    '<header class="title">',
    `<p class="by">${escapeHtml(input.room.name)}</p>`,
    `<h1 dir="auto">${escapeHtml(edition.title)}</h1>`,
    `<p class="by">${made}</p>`,
    '</header>',
    ...(edition.introduction.length > 0
      ? [`<div class="opening" dir="auto">\n${blocksHtml(context, opening?.blocks ?? [], pageOf)}\n</div>`]
      : []),
    ...contentsHtml(context, edition.pieces),
    ...edition.pieces.map((piece, at) =>
      pieceHtml(context, piece, {
        id: `piece-${at}`,
        said: saysHtml(context, piece, texts[at]?.blocks ?? [], around),
        title: headingTag(texts[at]?.title ?? TOP),
      }),
    ),
  ].join('\n')
}

/** Headings stand one level below the title of the page (`headingTag`). */
const TOP = 1

const contentsHtml = (context: ArchiveContext, pieces: readonly ArchivePiece[]): readonly string[] => {
  if (pieces.length <= LISTED_FROM) return []
  const lines = pieces.flatMap((piece, at) => {
    const name = nameOf(context, piece)
    return name ? [`<li><a href="#piece-${at}">${escapeHtml(name)}</a></li>`] : []
  })
  const named = context.say('contents')
  return [`<nav class="contents" aria-label="${named}">\n<ol>\n${lines.join('\n')}\n</ol>\n</nav>`]
}

const nameOf = ({ words, day }: ArchiveContext, piece: ArchivePiece): string | undefined => {
  if (piece.kind === 'words') return headingIn(piece.blocks)
  if (piece.kind === 'note') return piece.title || words.untitled
  // Nothing is left there to be read.
  return piece.words.kind === 'takenBack' ? undefined : `${piece.by}, ${day(piece.at)}`
}

type Drawn = { readonly id: string; readonly said: string; readonly title: string }

const pieceHtml = (context: ArchiveContext, piece: ArchivePiece, { id, said, title: tag }: Drawn): string => {
  const { say, words, moment } = context
  if (piece.kind === 'words') return `<section id="${id}" dir="auto">\n${said}\n</section>`
  if (piece.kind === 'note') {
    const title = escapeHtml(piece.title || words.untitled)
    return `<section id="${id}" dir="auto">\n<${tag}>${title}</${tag}>\n${said}\n</section>`
  }
  const time = `<time datetime="${new Date(piece.at).toISOString()}">${escapeHtml(moment(piece.at))}</time>`
  const since = piece.isEditedSince && piece.words.kind === 'text' ? ` <small>· ${say('editedSince')}</small>` : ''
  return `<article id="${id}" class="piece">
<p class="by"><b>${escapeHtml(piece.by)}</b>${time}${since}</p>
${said}
</article>`
}

const saysHtml = (
  context: ArchiveContext,
  piece: ArchivePiece,
  blocks: readonly NoteBlock[],
  { pageOf, filesHtml }: Around,
): string => {
  if (piece.kind !== 'message') return blocksHtml(context, blocks, pageOf)
  const { id, words, by } = piece
  if (words.kind === 'takenBack') return `<p class="gone">${context.say('takenBack', { name: by })}</p>`
  if (words.kind === 'absent') return `<p class="gone">${context.say(context.isAlone ? 'absentAlone' : 'absent')}</p>`
  const { text, calls, files = [] } = words
  const said = text ? `<div class="words" dir="auto">\n${wordsHtml(context, text, calls)}\n</div>` : ''
  return `${said}${filesHtml(id, files)}`
}

const blocksHtml = ({ words }: ArchiveContext, blocks: readonly NoteBlock[], pageOf: PageOf): string =>
  noteHtml(blocks, { done: words.done, open: words.open, pageOf })
