import { app } from 'electron'

/** Whether Snug was started for a machine without any screen, as a small server is. Chromium must be told so by a switch. */
export const isScreenless = (): boolean => app.commandLine.getSwitchValue('ozone-platform') === 'headless'
