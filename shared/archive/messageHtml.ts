import { escapeHtml } from '../documents/escapeHtml'
import { safeLink } from '../documents/safeLink'
import type { ArchiveContext } from './archiveContext'
import type { ArchiveMessage } from './archiveInput'

const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi
const SENTENCE_END = /[.,;:!?)\]}…’»]+$/u

/** A message's text: nothing in it is markup, addresses are links. */
export const textHtml = (text: string): string => {
  let html = ''
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(SENTENCE_END, '')
    const link = safeLink(address)
    if (!link) continue
    html += `${escapeHtml(text.slice(from, match.index))}<a href="${escapeHtml(link)}" rel="noopener noreferrer">${escapeHtml(address)}</a>`
    from = match.index + address.length
  }
  return html + escapeHtml(text.slice(from))
}

/** One message with what hangs on it (its replies), as HTML. `moment` shows the day too. */
export const messageHtml = (
  context: ArchiveContext,
  message: ArchiveMessage,
  {
    before = '',
    after = '',
    withDay = false,
  }: { readonly before?: string; readonly after?: string; readonly withDay?: boolean },
): string => {
  const name = context.nameOf(message.device)
  const when = withDay ? context.moment(message.at) : context.time(message.at)
  const edited =
    message.editedAt === undefined || message.words.kind === 'takenBack'
      ? ''
      : ` <small>${context.say('edited', { when: context.moment(message.editedAt) })}</small>`
  const time = `<time datetime="${new Date(message.at).toISOString()}">${escapeHtml(when)}</time>`
  return `<article id="${anchor(message)}">
<p class="by"><b>${escapeHtml(name)}</b>${time}${edited}</p>
${before}${wordsHtml(context, message, name)}${after}
</article>`
}

const wordsHtml = (context: ArchiveContext, { words }: ArchiveMessage, name: string): string => {
  if (words.kind === 'takenBack') return `<p class="gone">${context.say('takenBack', { name })}</p>`
  if (words.kind === 'absent') return `<p class="gone">${context.say('absent')}</p>`
  return `<p class="words">${textHtml(words.text)}</p>`
}

/** Where a message is found on its page. Ids hold letters, digits, `-` and `_` only. */
export const anchor = ({ id }: Pick<ArchiveMessage, 'id'>): string => `m-${id}`
