import styles from './tones.module.css'

/** The class that gives an element a person's colour as `--tone`. */
export const toneClass = (tone: number): string => styles[`tone${tone}`] ?? styles['tone0'] ?? ''
