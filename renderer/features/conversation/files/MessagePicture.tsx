import type { AttachedFile } from '#shared/events/event'
import { useId, useMemo, useRef } from 'react'
import { useI18n } from '../../../i18n/context'
import type { BringingView } from '../../../state/views'
import { BytesImage } from '../../../ui/picture/BytesImage'
import { comingWords } from './comingWords'
import { FileLine } from './FileLine'
import styles from './MessageFiles.module.css'
import { shownPicture } from './shownPicture'
import { useFile, useHere } from './useFile'
import { useNear } from './useNear'

export type FileOfMessage = {
  readonly message: BringingView
  readonly file: AttachedFile
  /** Which of the message's files it is. */
  readonly nth: number
  readonly tabIndex: number
}

type MessagePictureProps = FileOfMessage & { readonly onOpen: () => void }

/** A longer or wider one than that is shown with empty space beside it. */
const NARROWEST = 0.3
const WIDEST = 5

/** A picture in the reading column: its place is there before it has come, and it is unpacked only while it is near. */
export const MessagePicture = ({ onOpen, ...one }: MessagePictureProps) => {
  const { message, file, nth, tabIndex } = one
  const { t } = useI18n()
  const coming = useId()
  const place = useRef<HTMLDivElement>(null)
  const isNear = useNear(place)
  const here = useHere(message, nth)
  const isComing = here !== undefined && here < 1
  const bytes = useFile(message, nth, isNear && here === 1)
  const shown = useMemo(() => bytes && shownPicture(bytes), [bytes])
  const isAwaited = isNear && (here === undefined || (here === 1 && !bytes))
  const { width = 1, height = 1, alt } = file.picture ?? {}
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, width / height))
  const size = { aspectRatio: ratio, inlineSize: `min(100%, ${width}px, var(--tallest) * ${ratio})` }
  if (bytes && !shown)
    return (
      <div ref={place} className={styles['instead']}>
        <FileLine {...one} remark={t('files.noPicture')} />
      </div>
    )
  return (
    <div ref={place} className={styles['place']} style={size} data-awaited={isAwaited || undefined}>
      <button
        type="button"
        className={styles['picture']}
        tabIndex={tabIndex}
        aria-label={t('files.openOf', { name: alt ?? t('files.noWords') })}
        aria-describedby={isComing ? coming : undefined}
        aria-disabled={!shown}
        onClick={shown ? onOpen : undefined}
      >
        {shown && <BytesImage {...shown} alt="" />}
        {isComing && (
          <span id={coming} className={styles['coming']}>
            {comingWords(t, message)}
            <progress className={styles['progress']} max={1} value={here} aria-hidden />
          </span>
        )}
      </button>
    </div>
  )
}
