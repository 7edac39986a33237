import type { KeyboardEvent } from 'react'
import { useMemo } from 'react'
import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useCommands } from '../../../commands/context'
import { useAttempt } from '../../../commands/useAttempt'
import { problemSentences, useI18n } from '../../../i18n/context'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { BytesImage } from '../../../ui/picture/BytesImage'
import { IconButton } from '../../../ui/IconButton'
import { Notice } from '../../../ui/Notice'
import { runsFromRight } from '../../../ui/runsFromRight'
import styles from './LargePictures.module.css'
import { comingWords } from './comingWords'
import type { FileOfMessage } from './MessagePicture'
import { saveFileOf } from './saveFileOf'
import { shownPicture } from './shownPicture'
import { useFile, useHere } from './useFile'

type LargePicturesProps = {
  /** All of one message. */
  readonly pictures: readonly FileOfMessage[]
  /** Which of the message's files is shown. */
  readonly at: number
  readonly onGo: (nth: number) => void
  readonly onClose: () => void
}

/** A message's pictures, one at a time, as large as the window. The arrows go to the one before and the next, Escape closes. */
export const LargePictures = ({ pictures, at, onGo, onClose }: LargePicturesProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, problem } = useAttempt()
  const place = pictures.findIndex(({ nth }) => nth === at)
  const one = pictures[place]
  const go = (step: number): void => {
    const next = pictures[place + step]
    if (next) onGo(next.nth)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const onwards = runsFromRight(event.currentTarget) ? -1 : 1
    if (event.key === 'ArrowRight') go(onwards)
    if (event.key === 'ArrowLeft') go(-onwards)
  }
  const keys = { onKeyDown }
  if (!one) return undefined
  const { file } = one
  const alt = file.picture?.alt
  return (
    <Dialog title={file.name} isOpen onClose={onClose} look="wide">
      <div className={styles['large']} {...keys}>
        <Large key={at} one={one} />
        {alt && (
          // Ears have heard it as what the picture is.
          <p className={styles['alt']} dir="auto" aria-hidden>
            {alt}
          </p>
        )}
        {problem && <Notice {...problemSentences(t, problem.code)} />}
        <div className={styles['buttons']}>
          {pictures.length > 1 && (
            <>
              <IconButton
                label={t('files.before')}
                icon={<ChevronLeft size={18} aria-hidden className={styles['arrow']} />}
                isDisabled={place === 0}
                onPress={() => go(-1)}
              />
              <span aria-live="polite">{t('files.nth', { nth: String(place + 1), of: String(pictures.length) })}</span>
              <IconButton
                label={t('files.next')}
                icon={<ChevronRight size={18} aria-hidden className={styles['arrow']} />}
                isDisabled={place === pictures.length - 1}
                onPress={() => go(1)}
              />
            </>
          )}
          <Button
            look="quiet"
            icon={<Download size={16} aria-hidden />}
            onPress={() => void run(() => saveFileOf(commands, one))}
          >
            {t('files.save')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('app.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const Large = ({ one: { message, file, nth } }: { readonly one: FileOfMessage }) => {
  const { t } = useI18n()
  const here = useHere(message, nth)
  const bytes = useFile(message, nth, here === 1)
  const shown = useMemo(() => bytes && shownPicture(bytes), [bytes])
  const { width, height, alt } = file.picture ?? {}
  return (
    <div className={styles['stage']}>
      {shown && <BytesImage {...shown} alt={alt ?? t('files.noWords')} width={width} height={height} />}
      {here !== undefined && here < 1 && <p className={styles['instead']}>{comingWords(t, message)}</p>}
      {bytes && !shown && <p className={styles['instead']}>{t('files.noPicture')}</p>}
    </div>
  )
}
