import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveContext } from './archiveContext'
import type { NamedNote } from './notePage'
import { pageShell } from './pageShell'

/** The first page: what this is, and the way to everything in it. */
export const indexPage = (context: ArchiveContext, notes: readonly NamedNote[]): string => {
  const { input, months, say, words } = context
  const { room, members, language } = input
  const made = say('made', { when: context.moment(input.at), version: input.version, zone: input.timeZone })
  const conversation = months.map(
    (month) => `<li><a href="conversation/${month}.html">${escapeHtml(context.month(month))}</a></li>`,
  )
  const written = notes.map(({ note, name }) => {
    const [page, file] = [`notes/${encodeURIComponent(name)}.html`, `notes/${encodeURIComponent(name)}.md`]
    const title = note.title || words.untitled
    return `<li><a href="${page}">${escapeHtml(title)}</a> <small><a href="${file}" aria-label="${escapeHtml(`${title}, ${words.asMarkdown}`)}">${say('asMarkdown')}</a></small></li>`
  })
  const people = members.map(
    ({ name, role, since }) =>
      `<li>${escapeHtml(name)} <small>${escapeHtml(words.role[role])}, ${say('since', { when: context.day(since) })}</small></li>`,
  )
  const inside = [
    ['room.json', say('insideRoom')],
    ['documents/', say('insideDocuments')],
    ['contents/', say('insideContents')],
    ['manifest.json', say('insideManifest')],
  ].map(([path, said]) => `<dt><code>${path}</code></dt><dd>${said}</dd>`)
  const main = [
    `<h1>${escapeHtml(room.name)}</h1>`,
    `<p class="note">${made} ${say('founded', { when: context.day(room.foundedAt) })}</p>`,
    `<h2>${say('conversation')}</h2>`,
    list(conversation, say('noMessages')),
    `<h2>${say('notes')}</h2>`,
    list(written, say('noNotes')),
    `<h2>${say('people')}</h2>`,
    list(people, ''),
    `<h2>${say('inside')}</h2>`,
    `<dl>${inside.join('\n')}</dl>`,
  ]
  return pageShell(
    language,
    words.archiveOf.replace('{room}', () => room.name),
    main.join('\n'),
  )
}

const list = (items: readonly string[], otherwise: string): string =>
  items.length > 0 ? `<ul>\n${items.join('\n')}\n</ul>` : `<p>${otherwise}</p>`
