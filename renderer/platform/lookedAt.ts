import type { Platform } from '#shared/ports/platform.port'

const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

/** Whether somebody looks at the page, as far as the page can know; the same in both editions. */
export const lookedAt: Pick<Platform, 'isLookedAt' | 'onLookedAt'> = {
  isLookedAt,
  onLookedAt: (handler) => {
    const look = (): void => handler(isLookedAt())
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    window.addEventListener('blur', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      window.removeEventListener('blur', look)
    }
  },
}
