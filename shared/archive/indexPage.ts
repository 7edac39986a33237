import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveContext } from './archiveContext'
import type { AwayEdition } from './archiveEdition'
import type { ArchivePerson } from './archiveInput'
import type { NamedNote } from './nameNotes'
import { pageShell } from './pageShell'

/** The first page: what this is, and the way to everything in it. */
export const indexPage = (context: ArchiveContext): string => {
  const { input, months, notes, editions, say, words } = context
  const { room, members, language } = input
  const made = say('made', { when: context.moment(input.at), version: input.version, zone: input.timeZone })
  const conversation = months.map(
    (month) => `<li><a href="conversation/${month}.html">${escapeHtml(context.month(month))}</a></li>`,
  )
  const entry = ({ note, name }: NamedNote): string => {
    const [page, file] = [`notes/${encodeURIComponent(name)}.html`, `notes/${encodeURIComponent(name)}.md`]
    const title = note.title || words.untitled
    return `<li><a href="${page}">${escapeHtml(title)}</a> <small><a href="${file}" aria-label="${escapeHtml(`${title}, ${words.asMarkdown}`)}">${say('asMarkdown')}</a></small></li>`
  }
  const madeBy = ({ by, at }: Pick<AwayEdition, 'by' | 'at'>): string =>
    `<small>${say('editionLine', { name: by, when: context.day(at) })}</small>`
  const issues = [
    ...editions.map(({ edition, name }) => ({
      at: edition.at,
      html: `<li><a href="editions/${encodeURIComponent(name)}.html">${escapeHtml(edition.title)}</a> ${madeBy(edition)}</li>`,
    })),
    ...input.awayEditions.map((edition) => ({
      at: edition.at,
      html: `<li>${edition.title ? escapeHtml(edition.title) : say('untitledEdition')} ${madeBy(edition)}<br><span class="gone">${say(edition.isStrange ? 'editionStrange' : 'editionAway')}</span></li>`,
    })),
  ]
  const earlierOf = ({ earlier = [] }: ArchivePerson): string =>
    earlier.map(({ name, until }) => `, ${say('was', { name, when: context.day(until) })}`).join('')
  const people = members.map(
    (member) =>
      `<li>${escapeHtml(member.name)} <small>${escapeHtml(words.role[member.role])}, ${say('since', { when: context.day(member.since) })}${earlierOf(member)}</small></li>`,
  )
  const former = input.former.map(
    (one) => `<li>${escapeHtml(one.name)} <small>${say('former')}${earlierOf(one)}</small></li>`,
  )
  const inside = [
    ...(context.attached.isAny ? [['files/', say('insideFiles')]] : []),
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
    onShelves(notes, language, entry, say('noNotes')),
    `<h2>${say('editions')}</h2>`,
    // Newest first, as the room shows them.
    list(
      issues.sort((a, b) => b.at - a.at).map(({ html }) => html),
      say('noEditions'),
    ),
    `<h2>${say('people')}</h2>`,
    list([...people, ...former], ''),
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

/** Notes on no shelf first, then the shelves by their names, as the room lists them. */
const onShelves = (
  notes: readonly NamedNote[],
  language: string,
  entry: (note: NamedNote) => string,
  otherwise: string,
): string => {
  const shelves = [...new Set(notes.flatMap(({ note }) => note.shelf ?? []))].sort(new Intl.Collator(language).compare)
  const of = (shelf: string | undefined) => notes.filter(({ note }) => note.shelf === shelf).map(entry)
  const loose = of(undefined)
  return [
    ...(loose.length > 0 || shelves.length === 0 ? [list(loose, otherwise)] : []),
    ...shelves.map((shelf) => `<h3>${escapeHtml(shelf)}</h3>\n${list(of(shelf), '')}`),
  ].join('\n')
}
