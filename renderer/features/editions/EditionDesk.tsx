import type { ReactNode } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import { ArrowLeft, Eye, Send, Trash2 } from 'lucide-react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import type { Desk } from '../../commands/desk'
import { isEmptyDesk } from '../../commands/desk'
import { useDesk } from '../../commands/useDesk'
import { useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Place, PlaceHeader } from '../../ui/Place'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import { ClearDesk } from './ClearDesk'
import { CloseIssue } from './CloseIssue'
import { DeskPieces } from './DeskPieces'
import styles from './EditionDesk.module.css'
import { EditionSheet } from './EditionSheet'
import { MarkdownField } from './MarkdownField'
import { usePreview } from './usePreview'

type EditionDeskProps = {
  readonly room: RoomView
  /** In place of the desk: why one may not publish. */
  readonly closed: ReactNode
}

/** Where an editor puts an edition together. What is on it is kept on this machine until the issue is closed. */
export const EditionDesk = ({ room, closed }: EditionDeskProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  const { desk, change, clear } = useDesk()
  return (
    <Place>
      <PlaceHeader className={styles['header']}>
        <Button look="quiet" icon={<ArrowLeft size={16} aria-hidden />} onPress={() => goTo({ in: 'editions' })}>
          {t('editions.all')}
        </Button>
        <h2>{t('desk.title')}</h2>
      </PlaceHeader>
      {closed ? (
        <div className={styles['closed']}>{closed}</div>
      ) : desk ? (
        <OpenDesk room={room} desk={desk} change={change} clear={clear} />
      ) : (
        <p role="status" className={styles['closed']} data-opening>
          {t('desk.opening')}
        </p>
      )}
    </Place>
  )
}

type OpenDeskProps = {
  readonly room: RoomView
  readonly desk: Desk
  readonly change: (to: (now: Desk) => Desk) => void
  readonly clear: () => void
}

const OpenDesk = ({ room, desk, change, clear }: OpenDeskProps) => {
  const { t } = useI18n()
  const { goTo, publishEdition } = useCommands()
  const preview = usePreview(desk, room)
  const [isLooking, setLooking] = useState(false)
  /** How often it was cleared: what could be put back on it before is gone with the rest. */
  const [cleared, setCleared] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  /** How far down one was at the desk while one looks. */
  const wasAt = useRef(0)
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, isLooking ? 0 : wasAt.current)
  }, [isLooking])
  const look = (): void => {
    if (!isLooking) wasAt.current = scroller.current?.scrollTop ?? 0
    setLooking(!isLooking)
  }
  const [asks, setAsks] = useState<'close' | 'clear' | undefined>()
  const { title, introduction, comments, pieces } = desk
  const lacks = !title.trim() ? t('desk.lacksTitle') : pieces.length === 0 ? t('desk.lacksPieces') : undefined
  const publish = async (): Promise<void> => {
    await publishEdition(desk)
    clear()
    goTo({ in: 'editions' })
  }
  return (
    <>
      <div ref={scroller} className={styles['scroller']}>
        {isLooking ? (
          <EditionSheet edition={preview} roomName={room.name} isPreview />
        ) : (
          <div className={styles['desk']}>
            <p className={styles['soft']}>{t('desk.intro')}</p>
            <TextField
              label={t('desk.name')}
              value={title}
              onChange={(next) => change((now) => ({ ...now, title: next }))}
              maxLength={limits.noteTitle}
              autoComplete="off"
            />
            <MarkdownField
              label={t('desk.introduction')}
              help={t('desk.introductionHelp')}
              rows={4}
              value={introduction}
              onChange={(next) => change((now) => ({ ...now, introduction: next }))}
            />
            <DeskPieces key={cleared} room={room} desk={desk} change={change} shown={preview.pieces} />
            <Switch
              label={t('desk.comments')}
              help={t('desk.commentsHelp')}
              isOn={comments}
              onChange={(on) => change((now) => ({ ...now, comments: on }))}
            />
          </div>
        )}
      </div>
      <footer className={styles['footer']}>
        <div className={styles['actions']}>
          <Button icon={<Eye size={16} aria-hidden />} onPress={look}>
            {isLooking ? t('desk.previewDone') : t('desk.preview')}
          </Button>
          {!isEmptyDesk(desk) && (
            <Button look="quiet" icon={<Trash2 size={16} aria-hidden />} onPress={() => setAsks('clear')}>
              {t('desk.clear')}
            </Button>
          )}
          <Button
            look="primary"
            icon={<Send size={16} aria-hidden />}
            isDisabled={lacks !== undefined}
            aria-describedby="desk-lacks"
            onPress={() => setAsks('close')}
          >
            {t('desk.close')}
          </Button>
        </div>
        <p id="desk-lacks" className={styles['soft']}>
          {lacks}
        </p>
      </footer>
      <CloseIssue isOpen={asks === 'close'} onClose={() => setAsks(undefined)} onConfirm={publish} />
      <ClearDesk
        isOpen={asks === 'clear'}
        onClose={() => setAsks(undefined)}
        onConfirm={() => {
          clear()
          setCleared(cleared + 1)
          setLooking(false)
          wasAt.current = 0
        }}
      />
    </>
  )
}
