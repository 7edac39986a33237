import type { Platform } from '#shared/ports/platform.port'

const isThere = (): boolean => typeof Notification !== 'undefined'

/** Notifications as pages show them; in both editions the system draws them. `comeForth` brings the window into sight. */
export const systemNotices = (comeForth: () => void): Pick<Platform, 'askToNotify' | 'notify'> => ({
  askToNotify: async () => {
    if (!isThere()) return false
    if (Notification.permission === 'granted') return true
    return (await Notification.requestPermission()) === 'granted'
  },
  notify: ({ title, body, tag, onPress }) => {
    if (!isThere() || Notification.permission !== 'granted') return
    // No sound of its own: it waits until it is looked at.
    const shown = new Notification(title, { body, tag, silent: true })
    shown.addEventListener('click', () => {
      comeForth()
      shown.close()
      onPress()
    })
  },
})
