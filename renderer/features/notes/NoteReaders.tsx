import { useEffect, useRef, useState } from 'react'
import { Check } from 'lucide-react'
import type { NoteId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import type { I18n } from '../../i18n/context'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import type { ReadersView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './NoteReaders.module.css'

const NOBODY: ReadersView = { people: [], counted: 0, isOwn: false }

/** Who said of a note that they have read it, and the mark that one may leave oneself. */
export const NoteReaders = ({ note }: { readonly note: NoteId }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { watchReaders, leaveMark } = useCommands()
  const { run, busy, problem } = useAttempt()
  const mayMark = useSnug(({ company, room }) => company.seen !== 'unseen' && room?.governance.gone === undefined)
  const [readers, setReaders] = useState(NOBODY)
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => watchReaders(note, setReaders), [watchReaders, note])
  const leave = async (): Promise<void> => {
    // The button goes with it: what was done takes the focus.
    if (await run(() => leaveMark(note))) line.current?.focus()
  }
  const said = [told(i18n, readers), readers.isOwn ? t('readers.own') : ''].filter(Boolean).join(' ')
  const mayLeave = !readers.isOwn && mayMark
  if (!said && !mayLeave) return null
  return (
    <footer className={styles['readers']}>
      <p role="status" tabIndex={-1} ref={line}>
        {said}
      </p>
      {mayLeave && (
        <Button look="quiet" icon={<Check size={16} aria-hidden />} isDisabled={busy} onPress={() => void leave()}>
          {t('readers.leave')}
        </Button>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </footer>
  )
}

const told = ({ t, format }: I18n, { people, counted }: ReadersView): string => {
  const names = format.names(people.map(({ name }) => name))
  if (people.length === 0) return counted === 0 ? '' : t('readers.counted', { n: counted })
  return counted === 0 ? t('readers.named', { names }) : t('readers.both', { n: counted, names })
}
