import type { DataChannel } from '../ports/webrtc.port'

/** Resolves when the channel is open; rejects if it closes before. */
export const whenOpen = (data: DataChannel): Promise<void> =>
  new Promise((resolve, reject) => {
    if (data.readyState === 'open') {
      resolve()
      return
    }
    data.onopen = () => resolve()
    data.onclose = () => reject(new Error('closed before it opened'))
    data.onerror = () => reject(new Error('failed before it opened'))
  })
