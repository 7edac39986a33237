import type { ReactNode } from 'react'
import styles from './Notice.module.css'

type NoticeProps = {
  readonly happened: string
  readonly safe: string
  readonly next: string
  /** Buttons: try again, put away. */
  readonly children?: ReactNode
}

/** Something went wrong: what happened, what is safe, what to do next. Read out when it appears. */
export const Notice = ({ happened, safe, next, children }: NoticeProps) => (
  <div role="alert" className={styles['notice']}>
    <div className={styles['sentences']}>
      <p className={styles['happened']}>{happened}</p>
      <p>{safe}</p>
      <p>{next}</p>
    </div>
    {children && <div className={styles['buttons']}>{children}</div>}
  </div>
)
