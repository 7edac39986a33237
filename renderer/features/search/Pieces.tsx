import type { FoundPiece } from '../../state/search/matchWords'
import styles from './Pieces.module.css'

/** A found text, with what was looked for marked in it. */
export const Pieces = ({ pieces }: { readonly pieces: readonly FoundPiece[] }) =>
  pieces.map(({ text, marked }, index) =>
    marked ? (
      <mark key={index} className={styles['mark']}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
