import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { ArrowLeft, MessagesSquare } from 'lucide-react'
import { talkDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useEdition } from '../../commands/useEdition'
import { problemSentences, useI18n } from '../../i18n/context'
import type { EditionLine } from '../../state/editionViews'
import { addProblem } from '../../state/store'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { copyAndSay } from '../../ui/copyAndSay'
import { Notice } from '../../ui/Notice'
import { PlaceHeader } from '../../ui/Place'
import { printWhole } from '../../ui/printWhole'
import { unlessMovedOn } from '../../ui/unlessMovedOn'
import { useGlobalKeys } from '../../ui/useGlobalKeys'
import { EditionMenu } from './EditionMenu'
import styles from './EditionPage.module.css'
import { EditionReaders } from './EditionReaders'
import { EditionSheet } from './EditionSheet'
import { EraseEdition } from './EraseEdition'
import { useReadingPlace } from './useReadingPlace'

type EditionPageProps = {
  readonly line: EditionLine
  readonly room: RoomView
  /** What was said of it, beside the page. */
  readonly comments: (onClose: () => void) => ReactNode
}

/** An edition to be read in peace. Give it the edition's id as key. */
export const EditionPage = ({ line, room, comments }: EditionPageProps) => {
  const { t } = useI18n()
  const { goTo, printPage, exportEdition, linkToMessage, showMessage, openedEdition } = useCommands()
  const { id, month, title, isOwn, commentsOpen } = line
  const edition = useEdition(id)
  const isHere = edition !== undefined && edition !== 'opening'
  const { run, busy, problem, clear } = useAttempt()
  const [saved, setSaved] = useState(false)
  const [reading, setReading] = useState(false)
  const [erasing, setErasing] = useState<'takeBack' | 'redact' | undefined>()
  const opener = useId()
  const page = useRef<HTMLDivElement>(null)
  useReadingPlace(id, page, isHere)
  const { whyNot } = room.governance
  // What is still on its way has not been seen.
  useEffect(() => {
    if (isHere) openedEdition(id)
  }, [openedEdition, id, isHere])

  const print = (): void =>
    void printWhole(() => printPage(title ?? t('editions.published'))).catch((error: unknown) =>
      addProblem(asProblem(error)),
    )
  useGlobalKeys({ 'Mod-p': print })
  const save = (): void => {
    setSaved(false)
    void run(async () => setSaved(await exportEdition(id)))
  }
  const copyLink = (): void => copyAndSay(linkToMessage(id), t('message.linkCopied'), tell)
  const show = (): void => void showMessage({ id, doc: talkDoc(month) }).catch(tell)
  const closeComments = (): void => {
    setReading(false)
    unlessMovedOn(() => document.getElementById(opener)?.focus())
  }

  return (
    <div className={styles['screen']}>
      <PlaceHeader className={styles['header']}>
        <Button look="quiet" icon={<ArrowLeft size={16} aria-hidden />} onPress={() => goTo({ in: 'editions' })}>
          {t('editions.all')}
        </Button>
        <p role="status" className={styles['status']}>
          {saved && !busy && t('edition.saved')}
        </p>
        <EditionMenu
          onPrint={print}
          onSave={isHere ? save : undefined}
          onLink={copyLink}
          onShow={show}
          onTakeBack={isOwn && !whyNot.takeBack ? () => setErasing('takeBack') : undefined}
          onRedact={!isOwn && !whyNot.redact ? () => setErasing('redact') : undefined}
        />
      </PlaceHeader>
      {problem && (
        <div className={styles['problem']}>
          <Notice {...problemSentences(t, problem.code)}>
            <Button onPress={clear}>{t('app.dismiss')}</Button>
          </Notice>
        </div>
      )}
      <div className={styles['beside']}>
        {/* Keys scroll it wherever one is in it. */}
        <div ref={page} className={styles['page']}>
          {edition === 'opening' ? (
            <p role="status" className={styles['remark']} data-opening>
              {t('edition.opening')}
            </p>
          ) : edition === undefined ? (
            <div className={styles['remark']}>
              <h1 dir="auto">{title ?? t('editions.coming')}</h1>
              <p role="status">{t('edition.onItsWay')}</p>
            </div>
          ) : (
            <>
              <EditionSheet edition={edition} roomName={room.name} />
              <EditionReaders edition={id} isOwn={isOwn} />
            </>
          )}
          {/* Whether comments are asked for is told by its words. */}
          {title !== undefined && (
            <div className={styles['talk']}>
              {commentsOpen ? (
                <Button
                  id={opener}
                  look="quiet"
                  icon={<MessagesSquare size={16} aria-hidden />}
                  aria-expanded={reading}
                  onPress={() => (reading ? closeComments() : setReading(true))}
                >
                  {whyNot.post ? t('edition.readComments') : t('edition.readWrite')}
                </Button>
              ) : (
                <p>{t('edition.noComments')}</p>
              )}
            </div>
          )}
        </div>
        {reading && comments(closeComments)}
      </div>
      <EraseEdition edition={line} how={erasing} onClose={() => setErasing(undefined)} />
    </div>
  )
}

const tell = (error: unknown): void => addProblem(asProblem(error))
