import styles from './Lamp.module.css'

/** The lamp over the table: Snug's mark. Decoration only. */
export const Lamp = ({ size = 56 }: { readonly size?: number }) => (
  <svg className={styles['lamp']} width={size} height={size} viewBox="0 0 56 56" aria-hidden="true">
    <path className={styles['light']} d="M18 27 6 50h44L38 27z" />
    <path className={styles['line']} d="M28 3v9" />
    <path className={styles['shade']} d="M22 12h12c1 0 1.8.6 2.2 1.5L42 27H14l5.8-13.5C20.2 12.6 21 12 22 12z" />
    <path className={styles['line']} d="M4 50h48" />
  </svg>
)
