import type { Bridge } from '#shared/ipc/bridge'
import type { Platform } from '#shared/ports/platform.port'
import { asProblem } from '#shared/protocol/problem'

type InSight = Pick<Platform, 'isInSight' | 'onInSight'>

/** Of a page in a browser: whether its tab is on top, in a window that is not put away. */
export const tabInSight: InSight = {
  isInSight: () => document.visibilityState === 'visible',
  onInSight: (handler) => {
    const look = (): void => handler(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  },
}

/** Of the desktop application's window, as the main process sees it. */
export const windowInSight = async (bridge: Bridge): Promise<InSight> => {
  const handlers = new Set<(isInSight: boolean) => void>()
  let isInSight = false
  const look = async (): Promise<void> => {
    const now = await bridge.inSight()
    if (now === isInSight) return
    isInSight = now
    for (const handler of handlers) handler(now)
  }
  // From now on: a window comes into sight about when its page begins.
  bridge.onInSight(() => {
    look().catch((error: unknown) => console.error('the window’s sight is not known:', asProblem(error).message))
  })
  await look()
  return {
    isInSight: () => isInSight,
    onInSight: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
  }
}
