import { create } from 'qrcode'
import { useMemo } from 'react'
import styles from './QrCode.module.css'

/** White around the code that readers need, in modules. */
const QUIET = 4

/** `text` as a QR code, drawn here as one SVG path. Always dark on light: readers expect it so. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { path, size } = useMemo(() => drawQr(text), [text])
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles['light']} />
      <path d={path} className={styles['dark']} />
    </svg>
  )
}

/** The dark modules as runs of horizontal bars, and the side of the whole in modules, quiet zone included. */
export const drawQr = (text: string): { path: string; size: number } => {
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const bars: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      bars.push(`M${start + QUIET} ${row + QUIET}h${column - start + 1}v1h-${column - start + 1}z`)
    }
  }
  return { path: bars.join(''), size: modules.size + 2 * QUIET }
}
