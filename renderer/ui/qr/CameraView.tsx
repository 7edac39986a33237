import { useEffect, useRef } from 'react'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import { useLatest } from '../useLatest'
import styles from './CameraView.module.css'
import { openCamera } from './openCamera'
import { findQr, QUICK } from './findQr'
import { pixelsOf } from './pixelsOf'

/** Milliseconds between two looks at what the camera sees: a hand is steady for longer than that. */
const EVERY = 200
/** Pixels on the longer side: a code that is held before a camera fills much of what it sees. */
const LONGEST = 1_000

type CameraViewProps = {
  readonly label: string
  /** Called for every code that is seen, as long as this is on screen. */
  readonly onCode: (text: string) => void
  readonly onProblem: (problem: Problem) => void
}

/** What this machine's camera sees, and the codes in it. The camera is on as long as this is on screen. Nothing is kept. */
export const CameraView = ({ label, onCode, onProblem }: CameraViewProps) => {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useLatest({ onCode, onProblem })

  useEffect(() => {
    const element = video.current
    if (!element) return undefined
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let close = (): void => undefined

    const look = async (): Promise<void> => {
      if (element.videoWidth > 0) {
        const text = await findQr(pixelsOf(element, element.videoWidth, element.videoHeight, LONGEST), QUICK)
        if (text !== undefined && !gone) latest.current.onCode(text)
      }
      if (!gone) timer = setTimeout(() => void look().catch(fail), EVERY)
    }
    const fail = (error: unknown): void => {
      if (!gone) latest.current.onProblem(asProblem(error))
    }
    openCamera()
      .then(async (camera) => {
        close = camera.close
        if (gone) return close()
        element.srcObject = camera.stream
        await element.play()
        await look()
      })
      .catch(fail)
    return () => {
      gone = true
      clearTimeout(timer)
      element.srcObject = null
      close()
    }
  }, [latest])

  return <video ref={video} className={styles['view']} aria-label={label} muted playsInline />
}
