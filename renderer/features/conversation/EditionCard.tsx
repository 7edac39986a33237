import { BookOpen } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import styles from './EditionCard.module.css'

type EditionCardProps = {
  readonly edition: MessageId
  readonly title: string | undefined
  /** As for all that one presses in a message. */
  readonly tabIndex: number
}

/** An edition where it came out, in the flow of what was said: what it is called, and the way to it. */
export const EditionCard = ({ edition, title, tabIndex }: EditionCardProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  return (
    <div className={styles['card']}>
      <p className={styles['what']}>
        <BookOpen size={14} aria-hidden />
        {t('editions.published')}
      </p>
      <p className={styles['title']} dir="auto">
        {title || t('editions.coming')}
      </p>
      <button
        type="button"
        className={styles['read']}
        tabIndex={tabIndex}
        onClick={() => goTo({ in: 'edition', edition })}
      >
        {t('editions.read')}
      </button>
    </div>
  )
}
