import type { ReactNode } from 'react'
import styles from './Hidden.module.css'

/** For ears only. */
export const Hidden = ({ children, id }: { readonly children: ReactNode; readonly id?: string }) => (
  <span id={id} className={styles['hidden']}>
    {children}
  </span>
)
