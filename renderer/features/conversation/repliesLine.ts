import type { I18n } from '../../i18n/context'
import { whatIsSaid } from '../../i18n/whatIsSaid'
import type { MessageView, PersonView } from '../../state/views'
import type { Replied } from './arrange'
import { distinct } from './arrange'
import { excerpt } from './excerpt'

/** `Anna, Idris and you`: names, oneself as `you`, and as `You` where a sentence begins. French says `de` before each of them. */
const namesOf = ({ t, format }: I18n, people: readonly PersonView[], begins: boolean): string =>
  format.names(
    people.map(({ own, name }, index) => {
      const called = own ? t(begins && index === 0 ? 'thread.youStart' : 'thread.you') : name
      return index === 0 ? called : t('thread.also', { name: called })
    }),
  )

const isYou = (people: readonly PersonView[]): boolean => people.every(({ own }) => own)

/** Under a message: who replied to it. Undefined when nobody did. */
export const repliesFrom = (i18n: I18n, replies: readonly MessageView[] | undefined): string | undefined => {
  if (!replies) return undefined
  const by = distinct(replies.map(({ author }) => author))
  return isYou(by) ? i18n.t('thread.repliesFromYou') : i18n.t('thread.repliesFrom', { names: namesOf(i18n, by, false) })
}

/** Between messages: who has just replied to what. */
export const repliedLine = (i18n: I18n, { by, parent }: Replied): string => {
  const { t } = i18n
  const names = namesOf(i18n, by, true)
  const alone = isYou(by)
  if (!parent) return alone ? t('thread.youRepliedEarlier') : t('thread.repliedEarlier', { names })
  if (parent.words.kind !== 'text')
    return alone ? t('thread.youRepliedWordless') : t('thread.repliedWordless', { names })
  const words = { names, excerpt: excerpt(whatIsSaid(t, parent.words), 60) }
  if (!parent.author.own && by.every(({ member }) => member === parent.author.member)) return t('thread.wentOn', words)
  const author = parent.author.name
  if (!parent.author.own && alone) return t('thread.youRepliedTo', { excerpt: words.excerpt, author })
  if (!parent.author.own) return t('thread.repliedTo', { ...words, author })
  return alone ? t('thread.repliedToSelf', { excerpt: words.excerpt }) : t('thread.repliedToOwn', words)
}
