import type { ReactNode } from 'react'
import styles from './Place.module.css'

/** What fills the middle of the window: a line at its top (`PlaceHeader`), and below that the place itself. */
export const Place = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['place']}>{children}</div>
)

type PlaceHeaderProps = {
  readonly children: ReactNode
  /** May set `--header-start`, `--header-end` and `--header-gap`. */
  readonly className?: string | undefined
  readonly inert?: boolean
}

/** The line at the top of a place, or of what stands beside one: what it is, then what can be done with all of it. */
export const PlaceHeader = ({ children, className = '', inert = false }: PlaceHeaderProps) => (
  <header inert={inert} className={`${styles['header']} ${className}`}>
    {children}
  </header>
)
