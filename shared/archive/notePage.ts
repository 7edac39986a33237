import { escapeHtml } from '../documents/escapeHtml'
import type { PageWords } from '../documents/noteHtml'
import { noteHtml } from '../documents/noteHtml'
import type { ArchiveContext } from './archiveContext'
import type { NamedNote } from './nameNotes'
import { pageShell } from './pageShell'

/** The page of a note that something links to. `from`: the way to the notes' folder. */
export const pageOfNote =
  ({ notes, words }: ArchiveContext, from: string): PageWords['pageOf'] =>
  (id) => {
    const linked = notes.find((one) => one.note.id === id)
    return (
      linked && { title: linked.note.title || words.untitled, href: `${from}${encodeURIComponent(linked.name)}.html` }
    )
  }

/** One note as a page. */
export const notePage = (context: ArchiveContext, { note }: NamedNote): string => {
  const { input, words, say } = context
  const title = note.title || words.untitled
  const main = [
    `<nav><a href="../index.html">${say('back')}</a></nav>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="note">${say('noteBy', { name: context.nameOf(note.foundedBy), when: context.day(note.foundedAt) })}</p>`,
    ...(note.isStrange ? [`<p class="note">${say('strange')}</p>`] : []),
    noteHtml(note.blocks, { done: words.done, open: words.open, pageOf: pageOfNote(context, '') }),
  ]
  return pageShell(input.language, `${title} · ${input.room.name}`, main.join('\n'))
}
