import { useRef } from 'react'
import { ChevronDown, NotebookPen } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { nameToTell } from '../../i18n/nameToTell'
import type { EditionLine } from '../../state/editionViews'
import { useSnug } from '../../state/store'
import { isUnopened } from '../../state/unopened'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dot } from '../../ui/Dot'
import { Hidden } from '../../ui/Hidden'
import { Place, PlaceHeader } from '../../ui/Place'
import { useFirstOf } from '../../ui/useFirstOf'
import styles from './EditionsScreen.module.css'
import { useIsOnDesk } from './useIsOnDesk'

/** The room's editions as a shelf of printed issues, newest first, and the way to the desk for who may publish. */
export const EditionsScreen = ({ room }: { readonly room: RoomView }) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const opened = useSnug(({ company }) => company.opened)
  const mayPublish = room.governance.whyNot.publish === undefined
  const isBegun = useIsOnDesk()
  const list = useRef<HTMLUListElement>(null)
  const { lines, showMore } = useFirstOf(room.editions, list)
  return (
    <Place>
      <PlaceHeader className={styles['header']}>
        <h2>{t('editions.title')}</h2>
        {mayPublish && room.editions.length > 0 && <ToDesk isBegun={isBegun} />}
      </PlaceHeader>
      <div className={styles['scroller']}>
        {room.editions.length === 0 ? (
          <div className={styles['empty']}>
            <p>{mayPublish ? (isBegun ? t('editions.begun') : t('editions.noneEditor')) : t('editions.none')}</p>
            {mayPublish && <ToDesk isBegun={isBegun} />}
          </div>
        ) : (
          <>
            <ul ref={list} className={styles['shelf']}>
              {lines.map((edition) => (
                <Issue
                  key={edition.id}
                  edition={edition}
                  isUnopened={isUnopened(edition, opened)}
                  onOpen={(id) => goTo({ in: 'edition', edition: id })}
                />
              ))}
            </ul>
            {showMore && (
              <div className={styles['more']}>
                <Button look="quiet" icon={<ChevronDown size={16} aria-hidden />} onPress={showMore}>
                  {t('editions.more')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Place>
  )
}

const ToDesk = ({ isBegun }: { readonly isBegun: boolean }) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  return (
    <Button icon={<NotebookPen size={16} aria-hidden />} onPress={() => goTo({ in: 'desk' })}>
      {isBegun ? t('editions.goOn') : t('editions.put')}
    </Button>
  )
}

type IssueProps = {
  readonly edition: EditionLine
  readonly isUnopened: boolean
  readonly onOpen: (id: MessageId) => void
}

/** One issue, as it lies there: its cover. */
const Issue = ({ edition: { id, title, by, at }, isUnopened: isNew, onOpen }: IssueProps) => {
  const { t, format } = useI18n()
  return (
    <li>
      <button type="button" className={styles['cover']} onClick={() => onOpen(id)}>
        <span className={styles['name']} dir="auto">
          {title ?? t('editions.coming')}
        </span>
        <span className={styles['by']}>
          <span dir="auto">{nameToTell(t, by)}</span>
          <time dateTime={new Date(at).toISOString()}>{format.date(at)}</time>
        </span>
        {isNew && (
          <span className={styles['dot']}>
            <Dot />
            <Hidden>{t('editions.unopenedOne')}</Hidden>
          </span>
        )}
      </button>
    </li>
  )
}
