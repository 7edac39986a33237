import { Download } from 'lucide-react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../../commands/context'
import { useI18n } from '../../../i18n/context'
import { addProblem } from '../../../state/store'
import { comingWords } from './comingWords'
import { FileSign } from './FileSign'
import styles from './MessageFiles.module.css'
import type { FileOfMessage } from './MessagePicture'
import { saveFileOf } from './saveFileOf'
import { useHere } from './useFile'

type FileLineProps = FileOfMessage & { readonly remark?: string }

/** A file: its name, how large it is, and the way to save it. It is never opened by itself. */
export const FileLine = ({ message, file, nth, tabIndex, remark }: FileLineProps) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const { name, bytes } = file
  const here = useHere(message, nth) ?? 1
  const isHere = here === 1
  const coming = comingWords(t, message)
  const save = (): void => {
    saveFileOf(commands, { message, file, nth }).catch((error: unknown) => addProblem(asProblem(error)))
  }
  return (
    <div className={styles['line']}>
      <FileSign type={file.type} className={styles['sign']} />
      <span className={styles['name']}>
        <bdi>{name}</bdi> <small>{format.size(bytes)}</small>
        {remark && <small className={styles['remark']}>{remark}</small>}
        {/* Ears are told by what says how far it is. */}
        {!isHere && (
          <small className={styles['remark']} aria-hidden>
            {coming}
          </small>
        )}
        {!isHere && <progress className={styles['progress']} max={1} value={here} aria-label={coming} />}
      </span>
      {isHere && (
        <button
          type="button"
          className={styles['save']}
          tabIndex={tabIndex}
          aria-label={t('files.saveOf', { name })}
          onClick={save}
        >
          <Download size={14} aria-hidden />
          {t('files.save')}
        </button>
      )}
    </div>
  )
}
