import { useMemo } from 'react'
import { qrBars } from './qrBars'
import styles from './QrCode.module.css'

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

const drawQr = (text: string): { readonly path: string; readonly size: number } => {
  const { bars, size } = qrBars(text)
  return { path: bars.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join(''), size }
}
