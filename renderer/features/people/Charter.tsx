import { useState } from 'react'
import { PenLine } from 'lucide-react'
import type { Reason } from '#shared/governance/reason'
import { useI18n } from '../../i18n/context'
import type { CharterView } from '../../state/views'
import { Button } from '../../ui/Button'
import { CharterDialog } from './CharterDialog'
import styles from './PeopleScreen.module.css'

type CharterProps = {
  readonly roomName: string
  readonly charter: CharterView
  readonly whyNotWrite: Reason | undefined
}

/** What the room is for and what holds in it. */
export const Charter = ({ roomName, charter, whyNotWrite }: CharterProps) => {
  const { t, format } = useI18n()
  const [writing, setWriting] = useState(false)
  const { text, capacity, invites, by, at } = charter
  return (
    <>
      {text ? (
        <blockquote className={styles['quote']} dir="auto">
          {text}
        </blockquote>
      ) : (
        <p>{t('charter.none')}</p>
      )}
      <p>
        {t('charter.holds', { most: String(capacity) })} {t(`charter.${invites}`)}
      </p>
      {by && at !== undefined && (
        <p className={styles['soft']}>{t('charter.by', { name: by, date: format.date(at) })}</p>
      )}
      {!whyNotWrite && (
        <div className={styles['actions']}>
          <Button icon={<PenLine size={16} aria-hidden />} onPress={() => setWriting(true)}>
            {t('charter.write')}
          </Button>
        </div>
      )}
      <CharterDialog roomName={roomName} charter={charter} isOpen={writing} onClose={() => setWriting(false)} />
    </>
  )
}
