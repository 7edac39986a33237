import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Page.module.css'
import { Place, PlaceHeader } from './Place'

/** A place of several sections under each other, in one column, under its title. */
export const Page = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Place>
    <PlaceHeader>
      <h2>{title}</h2>
    </PlaceHeader>
    <div className={styles['scroller']}>
      <div className={styles['column']}>{children}</div>
    </div>
  </Place>
)

type PageSectionProps = {
  readonly title: string
  /** By this it is gone to from elsewhere: its heading takes the focus. */
  readonly part?: string
  readonly children: ReactNode
}

/** One part of a page, under its own heading. */
export const PageSection = ({ title, part, children }: PageSectionProps) => {
  const id = useId()
  return (
    <section aria-labelledby={id} data-part={part} className={styles['section']}>
      <h3 id={id} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h3>
      {children}
    </section>
  )
}
