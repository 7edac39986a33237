import { X } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { heldQuotes } from '../../i18n/heldQuotes'
import { Hidden } from '../../ui/Hidden'
import { IconButton } from '../../ui/IconButton'
import styles from './QuoteCards.module.css'
import type { QuotingDraft } from './useQuoting'

type QuoteCardsProps = {
  /** What each says is named by it, for the field to be described by: `quoteIds`. */
  readonly id: string
  readonly quoting: Pick<QuotingDraft, 'quotes' | 'done' | 'takeOut'>
}

const DONE = { out: 'composer.unquoted', back: 'composer.requoted' } as const

/** Whom a message quotes, above the field in which it is written, and the way to take that out. */
export const QuoteCards = ({ id, quoting: { quotes, done, takeOut } }: QuoteCardsProps) => {
  const { t } = useI18n()
  return (
    <>
      <div role="status" className={styles['silent']}>
        <Hidden>{done && t(DONE[done.is], { name: done.name })}</Hidden>
      </div>
      {quotes.length > 0 && (
        <div className={styles['cards']}>
          {quotes.map(({ name, words }, at) => (
            <div key={at} role="group" aria-labelledby={quoteId(id, at)} className={styles['card']}>
              <div id={quoteId(id, at)} className={styles['says']}>
                <p className={styles['who']}>{t('composer.quoting', { name })}</p>
                {words && (
                  <p className={styles['words']} dir="auto">
                    {heldQuotes(words)}
                  </p>
                )}
              </div>
              <IconButton
                label={t('composer.unquote', { name })}
                hint={t('files.takeOut')}
                icon={<X size={18} aria-hidden />}
                onPress={() => takeOut(at)}
              />
            </div>
          ))}
        </div>
      )}
    </>
  )
}

const quoteId = (id: string, at: number): string => `${id}-${at}`

/** Of all that the cards say. */
export const quoteIds = (id: string, { quotes }: Pick<QuotingDraft, 'quotes'>): readonly string[] =>
  quotes.map((_, at) => quoteId(id, at))
