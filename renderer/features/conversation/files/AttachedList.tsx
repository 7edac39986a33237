import { useRef } from 'react'
import { useI18n } from '../../../i18n/context'
import type { Translate } from '../../../i18n/translate'
import { focusWhenFree } from '../../../ui/focusWhenFree'
import { Hidden } from '../../../ui/Hidden'
import { AttachedRow } from './AttachedRow'
import styles from './AttachedList.module.css'
import { limits } from '#shared/protocol/limits'
import { MOST_TOGETHER } from './mayAttach'
import type { Refusal } from './mayAttach'
import type { Attached, Told } from './useAttached'

type AttachedListProps = {
  readonly attached: Attached
  /** Nothing is left in it, and the focus with it. */
  readonly onEmptied: () => void
}

/** What goes along with a message, below the field in which it is written; and what does not, with the reason. */
export const AttachedList = ({ attached, onEmptied }: AttachedListProps) => {
  const { t, format } = useI18n()
  const { chosen, refusals, told } = attached
  const reason = ({ why, name }: Refusal): string => {
    if (why === 'tooMany') return t('files.tooMany', { n: limits.files })
    if (why === 'tooLarge') return t('files.tooLarge', { name, size: format.size(limits.fileBytes) })
    if (why === 'tooLargeTogether') return t('files.tooLargeTogether', { name, size: format.size(MOST_TOGETHER) })
    return t(`files.${why}`, { name })
  }
  const list = useRef<HTMLUListElement>(null)
  /** Whoever takes out several one after the other goes on at the next. */
  const takeOut = (at: number): void => {
    const [one, next] = [chosen[at], chosen[at + 1] ?? chosen[at - 1]]
    if (!one) return
    attached.takeOut(one.id)
    if (next) focusWhenFree(() => list.current?.querySelector<HTMLElement>(`[data-file="${next.id}"] > button`))
    else onEmptied()
  }
  return (
    <>
      <div role="status" className={refusals.length > 0 ? undefined : styles['silent']}>
        <Hidden>{told && wordsOf(t, told)}</Hidden>
        {refusals.map((refusal) => (
          <p key={`${refusal.why} ${refusal.name}`} className={styles['refusal']}>
            {reason(refusal)}
          </p>
        ))}
      </div>
      {chosen.length > 0 && (
        <ul ref={list} className={styles['list']} aria-label={t('files.chosen')}>
          {chosen.map((one, at) => (
            <AttachedRow key={one.id} one={one} attached={attached} onTakeOut={() => takeOut(at)} />
          ))}
        </ul>
      )}
      {chosen.some(({ picture, asItIs }) => picture && !asItIs) && (
        <p className={styles['remark']}>{t('files.madeAnew')}</p>
      )}
    </>
  )
}

const wordsOf = (t: Translate, told: Told): string => {
  if (told.is === 'addedSeveral') return t('files.addedSeveral', { n: told.n })
  return told.is === 'notMadeAnew' ? t('files.notMadeAnew') : t(`files.${told.is}`, { name: told.name })
}
