import { escapeHtml } from '../documents/escapeHtml'
import type { PageWords } from '../documents/noteHtml'
import { noteHtml } from '../documents/noteHtml'
import type { ArchiveContext } from './archiveContext'
import type { NamedNote } from './nameNotes'
import { pageShell } from './pageShell'

/** One note as a page. */
export const notePage = (context: ArchiveContext, { note }: NamedNote): string => {
  const { input, notes, words, say } = context
  const title = note.title || words.untitled
  const pageOf: PageWords['pageOf'] = (id) => {
    const linked = notes.find((one) => one.note.id === id)
    return linked && { title: linked.note.title || words.untitled, href: `${encodeURIComponent(linked.name)}.html` }
  }
  const main = [
    `<nav><a href="../index.html">${say('back')}</a></nav>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="note">${say('noteBy', { name: context.nameOf(note.foundedBy), when: context.day(note.foundedAt) })}</p>`,
    ...(note.isStrange ? [`<p class="note">${say('strange')}</p>`] : []),
    noteHtml(note.blocks, { done: words.done, open: words.open, pageOf }),
  ]
  return pageShell(input.language, `${title} · ${input.room.name}`, main.join('\n'))
}
