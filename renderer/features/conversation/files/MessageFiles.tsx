import type { AttachedFile } from '#shared/events/event'
import { useState } from 'react'
import { useI18n } from '../../../i18n/context'
import type { BringingView } from '../../../state/views'
import { FileLine } from './FileLine'
import { LargePictures } from './LargePictures'
import styles from './MessageFiles.module.css'
import { MessagePicture } from './MessagePicture'

type MessageFilesProps = {
  readonly message: BringingView
  readonly files: readonly AttachedFile[]
  /** Of what is pressed, within a list that is walked through with the arrows. */
  readonly tabIndex: number
}

/** What goes along with a message: its pictures, and below them its files, a line each. */
export const MessageFiles = ({ message, files, tabIndex }: MessageFilesProps) => {
  const { t } = useI18n()
  const [open, setOpen] = useState<number | undefined>()
  const numbered = files.map((file, nth) => ({ file, nth, message, tabIndex }))
  const pictures = numbered.filter(({ file }) => file.picture)
  return (
    <div className={styles['files']}>
      {pictures.length > 0 && (
        <div className={styles['pictures']} data-several={pictures.length > 1 || undefined}>
          {pictures.map((one) => (
            <MessagePicture key={one.nth} {...one} onOpen={() => setOpen(one.nth)} />
          ))}
        </div>
      )}
      {numbered.length > pictures.length && (
        <ul className={styles['lines']} aria-label={t('files.attached')}>
          {numbered
            .filter(({ file }) => !file.picture)
            .map((one) => (
              <li key={one.nth}>
                <FileLine {...one} />
              </li>
            ))}
        </ul>
      )}
      {open !== undefined && (
        <LargePictures pictures={pictures} at={open} onGo={setOpen} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}
