import { join } from 'node:path'
import { app } from 'electron'
import { autostart } from './autostart'

/** With this Snug starts without a window. */
const HIDDEN = '--hidden'

export const isHiddenIn = (argumentsGiven: readonly string[]): boolean => argumentsGiven.includes(HIDDEN)

/** Whether this start is to show no window. macOS passes no arguments to what it starts at login. */
export const isStartedHidden = (): boolean =>
  isHiddenIn(process.argv) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)

/** An AppImage is unpacked anew at each start: what stays is the file that it is in. */
const command = (): readonly [string, ...string[]] => {
  if (!app.isPackaged) return [process.execPath, app.getAppPath(), HIDDEN]
  return [process.env['APPIMAGE'] ?? process.execPath, HIDDEN]
}

export type StartWithComputer = {
  isOn(): boolean
  /** Throws where the system does not take it. */
  choose(on: boolean): void
}

/** Whether Snug starts when somebody logs in to this computer. The system is asked each time: one can also choose it there. */
export const startWithComputer = (): StartWithComputer =>
  process.platform === 'linux'
    ? autostart(join(app.getPath('appData'), 'autostart', 'snug.desktop'), command())
    : asLoginItem()

const asLoginItem = (): StartWithComputer => {
  const [path, ...args] = command()
  // macOS starts an application, and knows neither path nor arguments.
  const item = process.platform === 'darwin' ? {} : { path, args }
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    choose: (on) => {
      if (process.platform === 'darwin' && !app.isPackaged) throw new Error('only an application can be a login item')
      app.setLoginItemSettings({ ...item, openAtLogin: on })
    },
  }
}
