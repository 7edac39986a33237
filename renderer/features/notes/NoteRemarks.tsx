import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './NoteScreen.module.css'
import type { NoteDeeds } from './useNoteDeeds'

type NoteRemarksProps = {
  readonly deeds: NoteDeeds
  /** Something else that is to be said. */
  readonly said: string | undefined
  readonly onPutAway: () => void
}

/** What became of the last thing that was done with the note, until it is put away. */
export const NoteRemarks = ({ deeds, said: other, onPutAway }: NoteRemarksProps) => {
  const { t } = useI18n()
  const said = other ?? (deeds.saved && t('notes.exported'))
  const putAway = (
    <Button
      onPress={() => {
        deeds.clear()
        onPutAway()
      }}
    >
      {t('app.dismiss')}
    </Button>
  )
  return (
    <div className={styles['remarks']}>
      <div role="status">
        {said && (
          <div className={styles['said']}>
            <p>{said}</p>
            {putAway}
          </div>
        )}
      </div>
      {deeds.problem && <Notice {...problemSentences(t, deeds.problem.code)}>{putAway}</Notice>}
    </div>
  )
}
