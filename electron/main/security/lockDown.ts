import type { WebContents } from 'electron'
import { app, session } from 'electron'
import type { Asked } from './permissions'
import { isAllowed } from './permissions'
import { ORIGIN } from './scheme'

const isOwn = (url: string): boolean => url === ORIGIN || url.startsWith(`${ORIGIN}/`)

/** Refuses everything that a page of Snug never needs: other pages, windows, frames, devices but the camera. */
export const lockDown = (development: string | undefined): void => {
  const mayGo = (url: string): boolean => isOwn(url) || (development !== undefined && url.startsWith(development))

  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => mayGo(event.url) || event.preventDefault())
    contents.on('will-frame-navigate', (event) => mayGo(event.url) || event.preventDefault())
    contents.on('will-redirect', (event) => mayGo(event.url) || event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })

  session.defaultSession.setPermissionRequestHandler((contents, permission, answer, asked) =>
    answer(mayGo(contents.getURL()) && isAllowed(permission, asked as Asked)),
  )
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin, asked) => mayGo(origin) && isAllowed(permission, asked as Asked),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}
