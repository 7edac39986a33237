import type { ReactNode } from 'react'
import styles from './RoomFrame.module.css'

type RoomFrameProps = {
  /** What is open, and in which room: for ears, and for who comes here by keyboard. */
  readonly label: string
  readonly sidebar: ReactNode
  /** What has gone wrong, above the place. */
  readonly problems: ReactNode
  /** What lies over the place, which keeps everything that it had. */
  readonly over?: ReactNode
  readonly children: ReactNode
}

/** The room: a quiet wall on one side, the place one is in on the other. */
export const RoomFrame = ({ label, sidebar, problems, over, children }: RoomFrameProps) => (
  <div className={styles['room']}>
    {sidebar}
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
