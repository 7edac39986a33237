import styles from './Portrait.module.css'
import { toneClass } from './toneClass'

type PortraitProps = {
  readonly name: string
  /** The number of their colour. */
  readonly tone: number
  /** The address of their picture, if they have one. */
  readonly picture: string | undefined
  readonly size?: 'small' | 'large'
}

/** Somebody's picture, or the first letter of their name in their colour. Their name stands beside it: it says nothing to ears. */
export const Portrait = ({ name, tone, picture, size = 'small' }: PortraitProps) =>
  picture ? (
    <img src={picture} alt="" className={`${styles['portrait']} ${styles['picture']} ${styles[size]}`} />
  ) : (
    <span aria-hidden="true" className={`${styles['portrait']} ${styles['letter']} ${styles[size]} ${toneClass(tone)}`}>
      {firstOf(name)}
    </span>
  )

/** A letter may be of several characters. */
const firstOf = (name: string): string =>
  new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim())[Symbol.iterator]().next().value
    ?.segment ?? ''
