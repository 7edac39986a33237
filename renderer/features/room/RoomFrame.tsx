import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Menu } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dot } from '../../ui/Dot'
import { Hidden } from '../../ui/Hidden'
import styles from './RoomFrame.module.css'

type RoomFrameProps = {
  /** What is open, and in which room: for ears, and for who comes here by keyboard. */
  readonly label: string
  /** Another object each time that somebody goes anywhere, also to where they are. */
  readonly at: object
  /** One cannot go anywhere yet. */
  readonly isInert: boolean
  /** The room's name, under which the sidebar is put away in a narrow window. */
  readonly room: string
  /** Something is new behind it. */
  readonly hasNews: boolean
  readonly sidebar: ReactNode
  /** What has gone wrong, above the place. */
  readonly problems: ReactNode
  /** What lies over the place, which keeps everything that it had. */
  readonly over?: ReactNode
  readonly children: ReactNode
}

/** The room: a quiet wall on one side, the place one is in on the other. In a narrow window one stands in place of the other. */
export const RoomFrame = ({ label, at, isInert, room, hasNews, sidebar, problems, over, children }: RoomFrameProps) => {
  const { t } = useI18n()
  const side = useId()
  const opener = useRef<HTMLButtonElement>(null)
  // Whoever has chosen where to go is there, and sees it.
  const [opened, setOpened] = useState<{ readonly at: object; readonly label: string } | undefined>()
  const isOpen = opened?.at === at && opened.label === label
  const isBack = opened !== undefined && !isOpen && opened.label === label
  useEffect(() => {
    if (isBack) opener.current?.focus()
  }, [isBack])
  const close = (): void => {
    if (!isOpen) return
    setOpened(undefined)
    opener.current?.focus()
  }
  const closing = {
    // Not what a menu or a dialog on top says by it.
    onKeyDown: ({ key, currentTarget, target }: KeyboardEvent) =>
      key === 'Escape' && currentTarget.contains(target as Node) && close(),
  }
  return (
    <div className={styles['room']} data-side={isOpen || undefined}>
      <div role="presentation" className={styles['bar']} inert={isInert} {...closing}>
        <Button
          ref={opener}
          look="quiet"
          icon={<Menu size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={side}
          onPress={() => setOpened(isOpen ? undefined : { at, label })}
        >
          <bdi>{room}</bdi>
          {hasNews && (
            <>
              {' '}
              <Dot />
              <Hidden>{t('room.news')}</Hidden>
            </>
          )}
        </Button>
      </div>
      <div id={side} role="presentation" className={styles['side']} inert={isInert} {...closing}>
        {sidebar}
      </div>
      <main aria-label={label} className={styles['place']}>
        {problems}
        <div className={styles['inside']}>
          <div className={styles['under']} inert={Boolean(over)}>
            {children}
          </div>
          {over}
        </div>
      </main>
    </div>
  )
}
