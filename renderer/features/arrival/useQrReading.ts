import { useState } from 'react'
import { parseLink } from '#shared/protocol/anyLink'
import { Problem } from '#shared/protocol/problem'
import { useAttempt } from '../../commands/useAttempt'
import { readQrPicture } from '../../ui/qr/readQrPicture'

export type QrReading = {
  /** A picture that was chosen, dropped or pasted. */
  takePicture(file: Blob): void
  /** What the camera has read. */
  takeCode(text: string): void
  takeProblem(problem: Problem): void
  turnCamera(on: boolean): void
  readonly isCameraOn: boolean
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** An invitation has been read, and nothing went wrong since. */
  readonly isRead: boolean
}

/** The link in a QR code: an invitation, or one for a device. Throws Problem `code-strange` for a code that holds none. */
const invitationIn = (text: string): string => {
  try {
    parseLink(text)
    return text
  } catch (cause) {
    throw new Problem('code-strange', 'no invitation in it', { cause })
  }
}

/** Reads an invitation's QR code, from a picture or with the camera. `onLink`: what it says. */
export const useQrReading = (onLink: (link: string) => void): QrReading => {
  const { run, busy, problem, clear } = useAttempt()
  const [isCameraOn, turnCamera] = useState(false)
  const [isRead, setRead] = useState(false)

  const attempt = (read: () => Promise<string>): void => {
    setRead(false)
    void run(async () => {
      onLink(invitationIn(await read()))
      turnCamera(false)
      setRead(true)
    })
  }
  return {
    takePicture: (file) => attempt(() => readQrPicture(file)),
    takeCode: (text) => attempt(async () => text),
    takeProblem: (found) => {
      turnCamera(false)
      attempt(() => Promise.reject(found))
    },
    turnCamera: (on) => {
      clear()
      setRead(false)
      turnCamera(on)
    },
    isCameraOn,
    busy,
    problem,
    isRead,
  }
}
