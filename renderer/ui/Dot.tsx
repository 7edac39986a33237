import styles from './Dot.module.css'

/** Something is new there. It says no more than that, and never how much; words beside it say it to ears. */
export const Dot = () => <span className={styles['dot']} aria-hidden="true" />
