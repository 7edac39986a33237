import { useEffect, useRef, useState } from 'react'
import { useI18n } from '../../i18n/context'
import { whatIsSaid } from '../../i18n/whatIsSaid'
import type { MessageView } from '../../state/views'
import { Hidden } from '../../ui/Hidden'
import { distinct } from './arrange'
import { excerpt } from './excerpt'

/** Tells ears what others have just said; what comes all at once is told in one sentence. */
export const Announcer = ({ messages }: { readonly messages: readonly MessageView[] }) => {
  const { t, format } = useI18n()
  const [told, setTold] = useState('')
  const known = useRef<{ readonly since: number; readonly ids: Set<string> } | undefined>(undefined)

  useEffect(() => {
    const readable = messages.filter(({ words }) => words.kind === 'text')
    if (!known.current) {
      known.current = { since: messages.at(-1)?.at ?? 0, ids: new Set(readable.map(({ id }) => id)) }
      return
    }
    const { since, ids } = known.current
    const fresh = readable.filter(({ id, at, author }) => !ids.has(id) && at >= since && !author.own)
    for (const { id } of readable) ids.add(id)
    const [only, ...more] = fresh
    if (!only) return
    const names = format.names(distinct(fresh.map(({ author }) => author)).map(({ name }) => name))
    const text = only.words.kind === 'text' ? excerpt(whatIsSaid(t, only.words), 240) : ''
    setTold(
      more.length === 0 ? t('talk.announce', { name: only.author.name, text }) : t('talk.announceMany', { names }),
    )
  }, [messages, t, format])

  return (
    <div aria-live="polite">
      <Hidden>{told}</Hidden>
    </div>
  )
}
