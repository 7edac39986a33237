import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveContext } from './archiveContext'
import { attachedHtml } from './attachedHtml'
import type { ArchiveMessage } from './archiveInput'
import { anchor, wordsHtml } from './wordsHtml'

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
${before}${saidHtml(context, message, name)}${after}
</article>`
}

const saidHtml = (context: ArchiveContext, { id, words }: ArchiveMessage, name: string): string => {
  if (words.kind === 'takenBack') return `<p class="gone">${context.say('takenBack', { name })}</p>`
  const issue = context.editions.find(({ edition }) => edition.id === id)
  if (issue)
    return `<p><a href="../editions/${encodeURIComponent(issue.name)}.html">${context.say('edition', { title: issue.edition.title })}</a></p>`
  const away = context.input.awayEditions.find((edition) => edition.id === id)
  if (away) {
    const called = away.title ? context.say('edition', { title: away.title }) : context.say('untitledEdition')
    return `<p>${called}</p>\n<p class="gone">${context.say(away.isStrange ? 'editionStrange' : 'editionAway')}</p>`
  }
  if (words.kind === 'absent') return `<p class="gone">${context.say('absent')}</p>`
  const said = words.text
    ? `<div class="words" dir="auto">\n${wordsHtml(context, words.text, words.calls)}\n</div>`
    : ''
  return `${said}${attachedHtml(context, context.attached.of(id))}`
}
