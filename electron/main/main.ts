import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, shell } from 'electron'
import type { Output } from '#shared/ipc/channels'
import { INVITATION } from '#shared/ipc/channels'
import { handle } from './ipc/handle'
import { pagePdf, printPage } from './ipc/printPage'
import { askWhere } from './ipc/askWhere'
import type { Saving } from './ipc/openSaving'
import { openSaving } from './ipc/openSaving'
import { invitationIn } from './invitations'
import { asProblem } from '#shared/protocol/problem'
import { openKeyring } from './keychain/keyring'
import { setMenu } from './menu'
import { lockDown } from './security/lockDown'
import { declareScheme, ORIGIN, serveScheme } from './security/scheme'
import { mendLogs } from './storage/mendLogs'
import type { OwnHub } from './startOwnHub'
import { startOwnHub } from './startOwnHub'
import { isScreenless } from './windows/isScreenless'
import { isInSight, watchSight } from './windows/inSight'
import { openMainWindow } from './windows/mainWindow'
import { isHiddenIn, isStartedHidden, startWithComputer } from './windows/startWithComputer'
import type { StayOn } from './windows/stayOn'
import { openStayOn } from './windows/stayOn'

/** Where `npm run dev` serves the page; only an application that is not packaged looks. */
const development = app.isPackaged ? undefined : process.env['SNUG_DEV_URL']
const isOwnPage = (url: string): boolean =>
  url.startsWith(`${ORIGIN}/`) || (development !== undefined && url.startsWith(development))

let window: BrowserWindow | undefined
let pending = invitationIn(process.argv)

const takeInvitation = (link: string | undefined): void => {
  if (!link) return
  // It waits until the page takes it: one that is locked hears nothing yet.
  pending = link
  window?.webContents.send(INVITATION, link)
}

const comeForward = (): void => {
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}

const handleStaying = (stayOn: StayOn): void => {
  const atLogin = startWithComputer()
  const staying = (): Output<'staying:read'> => ({ staysOn: stayOn.isOn(), startsWithComputer: atLogin.isOn() })
  handle('staying:read', isOwnPage, staying)
  handle('staying:choose', isOwnPage, (choice, on) => {
    const chosen = choice === 'staysOn' ? stayOn : atLogin
    chosen.choose(on)
    return staying()
  })
  handle('window:speak', isOwnPage, (language) => {
    setMenu([language])
    stayOn.speak([language])
  })
}

const theWindow = (): BrowserWindow => {
  if (!window) throw new Error('there is no window')
  return window
}

const handleRequests = (hub: OwnHub, files: Saving): void => {
  const keyring = openKeyring()
  handle('app:version', isOwnPage, () => app.getVersion())
  handle('app:invitation', isOwnPage, () => {
    const link = pending
    pending = undefined
    return link ?? null
  })
  handle('window:inSight', isOwnPage, () => isInSight(window))
  handle('window:show', isOwnPage, comeForward)
  handle('hub:access', isOwnPage, () => hub.access())
  handle('hub:setReachable', isOwnPage, (on) => hub.setReachable(on))
  handle('file:begin', isOwnPage, files.begin)
  handle('file:put', isOwnPage, files.put)
  handle('file:end', isOwnPage, files.end)
  handle('page:print', isOwnPage, () => printPage(theWindow()))
  handle('page:pdf', isOwnPage, () => pagePdf(theWindow()))
  handle('link:open', isOwnPage, async (url) => {
    const { protocol, href } = new URL(url)
    if (!['http:', 'https:', 'mailto:'].includes(protocol)) throw new Error('a scheme that stays closed')
    await shell.openExternal(href)
  })
  handle('keys:protection', isOwnPage, () => keyring.protection)
  handle('keys:wrap', isOwnPage, (bytes) => keyring.wrap(bytes))
  handle('keys:unwrap', isOwnPage, (bytes) => keyring.unwrap(bytes))
}

const run = async (): Promise<void> => {
  // Before anybody opens them. What can't be mended Chromium opens, or does not, as it would have.
  const mending = mendLogs(app.getPath('userData')).then(
    (mended) => mended.forEach((path) => console.warn('cut off what was half written:', path)),
    (error: unknown) => console.warn('the logs were not looked at:', asProblem(error).message),
  )
  await app.whenReady()
  const hub = await startOwnHub([ORIGIN, ...(development ? [new URL(development).origin] : [])])
  serveScheme(join(import.meta.dirname, '../renderer'), () => hub.access().url)
  lockDown(development)
  // Until the page says what one has chosen.
  const languages = app.getPreferredSystemLanguages()
  setMenu(languages)
  const isHidden = isStartedHidden()
  const stayOn = openStayOn({ open: comeForward, isHidden, languages })
  const files = openSaving((name) => askWhere(theWindow(), name))
  handleRequests(hub, files)
  handleStaying(stayOn)
  await mending
  window = openMainWindow(development ?? `${ORIGIN}/index.html`, isHidden)
  // A page that begins anew, or has gone, ends nothing that it had begun.
  window.webContents.on('did-navigate', () => void files.drop())
  stayOn.watch(window)
  watchSight(window)
  window.on('closed', () => {
    window = undefined
    void files.drop()
  })
  // The icon in macOS's dock.
  app.on('activate', comeForward)
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    void hub.close()
    if (!files.isUnderway()) return
    // No half archive is left behind: it quits once that is gone.
    event.preventDefault()
    void files.drop().then(() => app.quit())
  })
}

// Members in one network have to find each other's addresses; hidden behind mDNS names, many networks keep them apart.
// Only our own page runs here, so there is no stranger's page to hide them from.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
if (isScreenless()) app.disableHardwareAcceleration()
// Where the loader came too late for it, it has been declared already (build/declareScheme.cjs).
if (!app.isReady()) declareScheme()

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argumentsGiven) => {
    if (!isHiddenIn(argumentsGiven)) comeForward()
    takeInvitation(invitationIn(argumentsGiven))
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    takeInvitation(invitationIn([url]))
  })
  if (app.isPackaged) app.setAsDefaultProtocolClient('snug')
  run().catch((error: unknown) => {
    console.error('Snug could not start:', asProblem(error).message)
    app.exit(1)
  })
} else app.quit()
