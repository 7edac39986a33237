import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Page.module.css'

/** A place of several sections under each other, in one column, under its title. */
export const Page = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className={styles['page']}>
    <header className={styles['header']}>
      <h2>{title}</h2>
    </header>
    <div className={styles['scroller']}>
      <div className={styles['column']}>{children}</div>
    </div>
  </div>
)

/** One part of a page, under its own heading. */
export const PageSection = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h3 id={id}>
        <bdi>{title}</bdi>
      </h3>
      {children}
    </section>
  )
}
