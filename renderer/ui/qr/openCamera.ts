import { Problem } from '#shared/protocol/problem'

/** What the person must hear where there is no picture: by the names that the platform has for it (Media Capture, 10.2). */
const problemOf = (error: unknown): Problem => {
  const name = error instanceof Error ? error.name : ''
  const missing = ['NotFoundError', 'OverconstrainedError', 'NotReadableError', 'AbortError'].includes(name)
  return new Problem(missing ? 'camera-missing' : 'camera-refused', name, { cause: error })
}

/** This machine's camera, without sound. Throws Problem `camera-missing` or `camera-refused`. `close` turns it off. */
export const openCamera = async (): Promise<{ readonly stream: MediaStream; close(): void }> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
      audio: false,
    })
    return { stream, close: () => stream.getTracks().forEach((track) => track.stop()) }
  } catch (error) {
    throw problemOf(error)
  }
}
