import type { Platform } from '#shared/ports/platform.port'

const isThere = (): boolean => typeof Notification !== 'undefined'

/**
 * Notifications as pages show them; in both editions the system draws them. `comeForth` brings the window into sight. Who
 * starts the page anew, since Snug is locked say, leaves none of them behind.
 */
export const systemNotices = (comeForth: () => void): Pick<Platform, 'askToNotify' | 'notify' | 'startAnew'> => {
  const shown = new Set<Notification>()
  const putAway = (notice: Notification): void => {
    shown.delete(notice)
    notice.close()
  }
  return {
    askToNotify: async () => {
      if (!isThere()) return false
      if (Notification.permission === 'granted') return true
      return (await Notification.requestPermission()) === 'granted'
    },
    notify: ({ title, body, tag, onPress }) => {
      if (!isThere() || Notification.permission !== 'granted') return
      // No sound of its own: it waits until it is looked at.
      const notice = new Notification(title, { body, tag, silent: true })
      shown.add(notice)
      notice.addEventListener('close', () => shown.delete(notice))
      notice.addEventListener('click', () => {
        comeForth()
        putAway(notice)
        onPress()
      })
    },
    startAnew: () => {
      for (const notice of Array.from(shown)) putAway(notice)
      window.location.reload()
    },
  }
}
