import { DateInput, DateSegment, Label } from 'react-aria-components'
import styles from './Segments.module.css'

/** The class of what they stand in. */
export const segmentsField = styles['field'] ?? ''

/** What a day or a time is written in, piece by piece, under its label: digits go in, arrows count. */
export const Segments = ({ label }: { readonly label: string }) => (
  <>
    <Label className={styles['label'] ?? ''}>{label}</Label>
    <DateInput className={styles['input'] ?? ''}>
      {(segment) => <DateSegment segment={segment} className={styles['segment'] ?? ''} />}
    </DateInput>
  </>
)
