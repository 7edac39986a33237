import { useRef } from 'react'
import { Check } from 'lucide-react'
import type { NoteId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useReadersOfNote } from '../../commands/useReaders'
import { problemSentences, useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import { useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './NoteReaders.module.css'

/** Who said of a note that they have read it, and the mark that one may leave oneself. */
export const NoteReaders = ({ note }: { readonly note: NoteId }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { leaveMark } = useCommands()
  const { run, busy, problem } = useAttempt()
  const mayMark = useSnug(({ company, room }) => company.seen !== 'unseen' && room?.governance.gone === undefined)
  const readers = useReadersOfNote(note)
  const line = useRef<HTMLParagraphElement>(null)
  const leave = async (): Promise<void> => {
    // The button goes with it: what was done takes the focus.
    if (await run(() => leaveMark({ note }))) line.current?.focus()
  }
  const said = readersLine(i18n, readers)
  const mayLeave = !readers.isOwn && mayMark
  if (!said && !mayLeave) return null
  return (
    <footer className={styles['readers']}>
      <p role="status" tabIndex={-1} ref={line}>
        {said}
      </p>
      {mayLeave && (
        <Button look="quiet" icon={<Check size={16} aria-hidden />} isBusy={busy} onPress={() => void leave()}>
          {t('readers.leave')}
        </Button>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </footer>
  )
}
