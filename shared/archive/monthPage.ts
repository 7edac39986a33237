import { tellingInTime } from '../governance/renamingsOf'
import { monthOfDoc, talkDocAt } from '../protocol/ids'
import type { MessageId } from '../protocol/ids'
import { escapeHtml } from '../documents/escapeHtml'
import type { ArchiveContext } from './archiveContext'
import type { ArchiveMessage } from './archiveInput'
import { messageHtml } from './messageHtml'
import { pageShell } from './pageShell'
import { anchor } from './wordsHtml'

/** Longer chains of replies than people write. */
const CHAIN = 1000

/** The message at which a thread begins, as far back as the archive goes. */
export const rootOf = (message: ArchiveMessage, byId: ReadonlyMap<MessageId, ArchiveMessage>): ArchiveMessage => {
  let root = message
  for (let step = 0; step < CHAIN; step += 1) {
    const parent = root.replyTo && byId.get(root.replyTo)
    if (!parent || parent === message) break
    root = parent
  }
  return root
}

/** One month of the conversation: day by day, each thread under the message that began it. */
export const monthPage = (context: ArchiveContext, month: string, threads: Threads): string => {
  const { input, months, byId } = context
  const title = context.month(month)
  const at = months.indexOf(month)
  const [earlier, later] = [months[at - 1], months[at + 1]]
  const link = (key: 'earlier' | 'later', to: string | undefined): string =>
    to ? `<a href="${to}.html">${context.say(key, { month: context.month(to) })}</a>` : ''
  const nav = `<nav><a href="../index.html">${context.say('back')}</a>${link('earlier', earlier)}${link('later', later)}</nav>`

  const days = new Map<string, string[]>()
  const write = (at: number, html: string): void => {
    const written = days.get(context.day(at))
    if (written) written.push(html)
    else days.set(context.day(at), [html])
  }
  const renamings = context.renamings.filter(({ at: time }) => monthOfDoc(talkDocAt(time)) === month)
  const tellUntil = tellingInTime(renamings, ({ at: time, before, name }) =>
    write(time, `<p class="by">${context.say('renamed', { before, name })}</p>`),
  )
  const said = threads.byMonth.get(month) ?? []
  for (const message of said) {
    const root = rootOf(message, byId)
    if (root !== message && root.month === month) continue
    const replies = threads.replies.get(message.id) ?? []
    tellUntil(message.at)
    write(
      message.at,
      messageHtml(context, message, {
        before: parentLine(context, message),
        after: repliesHtml(context, message, replies),
      }),
    )
  }
  tellUntil(Infinity)
  const sections = [...days].map(([day, written]) => `<h2>${escapeHtml(day)}</h2>\n${written.join('\n')}`)
  return pageShell(
    input.language,
    `${title} · ${input.room.name}`,
    `${nav}\n<h1>${escapeHtml(title)}</h1>\n${sections.join('\n')}\n${nav}`,
    { showsPictures: said.some(({ id }) => context.attached.of(id).some(({ head }) => head)) },
  )
}

export type Threads = {
  readonly byMonth: ReadonlyMap<string, readonly ArchiveMessage[]>
  /** Every reply under the message that began its thread, oldest first. */
  readonly replies: ReadonlyMap<MessageId, readonly ArchiveMessage[]>
}

/** Looks through all messages once. */
export const gatherThreads = ({ input, byId }: ArchiveContext): Threads => {
  const byMonth = new Map<string, ArchiveMessage[]>()
  const replies = new Map<MessageId, ArchiveMessage[]>()
  for (const message of input.messages) {
    const month = byMonth.get(message.month) ?? []
    byMonth.set(message.month, month)
    month.push(message)
    const root = rootOf(message, byId)
    if (root === message) continue
    const thread = replies.get(root.id) ?? []
    replies.set(root.id, thread)
    thread.push(message)
  }
  return { byMonth, replies }
}

/** What a message answers, when it does not stand under it. */
const parentLine = (context: ArchiveContext, message: ArchiveMessage): string => {
  if (!message.replyTo) return ''
  const parent = context.byId.get(message.replyTo)
  if (!parent) return `<p class="by">${context.say('inReplyToUnknown')}</p>\n`
  const said = context.say('inReplyTo', { name: context.nameOf(parent.device), when: context.moment(parent.at) })
  const page = parent.month === message.month ? '' : `${parent.month}.html`
  return `<p class="by"><a href="${page}#${anchor(parent)}">${said}</a></p>\n`
}

const repliesHtml = (context: ArchiveContext, root: ArchiveMessage, replies: readonly ArchiveMessage[]): string => {
  const here = replies.filter(({ month }) => month === root.month)
  const day = context.day(root.at)
  const written = here.map((reply) =>
    messageHtml(context, reply, {
      before: reply.replyTo === root.id ? '' : parentLine(context, reply),
      withDay: context.day(reply.at) !== day,
    }),
  )
  const elsewhere = replies.filter(({ month }) => month !== root.month)
  const first = new Map([...elsewhere].reverse().map((reply) => [reply.month, reply]))
  const links = [...first]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, reply]) => {
      const said = context.say('repliesIn', { month: context.month(month) })
      return `<p class="by"><a href="${month}.html#${anchor(reply)}">${said}</a></p>`
    })
  const all = [...written, ...links]
  return all.length > 0 ? `\n<div class="replies">\n${all.join('\n')}\n</div>` : ''
}
