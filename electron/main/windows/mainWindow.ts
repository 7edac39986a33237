import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import * as z from 'zod'
import { asProblem } from '#shared/protocol/problem'
import { keptFile } from '../keptFile'
import { iconPath } from './iconPath'
import { isScreenless } from './isScreenless'

const shape = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
type Bounds = z.infer<typeof shape>

/** Where the window was last, if that is still on a screen; else it opens where the system likes. */
const visibleBounds = (bounds: Bounds | undefined): Partial<Bounds> => {
  if (!bounds) return {}
  const { workArea } = screen.getDisplayMatching(bounds)
  const visible = bounds.x < workArea.x + workArea.width && bounds.y < workArea.y + workArea.height
  return visible ? bounds : {}
}

/** Opens the one window. `load` is the page's address; `isHidden`: it comes into sight when somebody asks for it. */
export const openMainWindow = (load: string, isHidden: boolean): BrowserWindow => {
  const kept = keptFile(app.getPath('userData'), 'window.json', shape)
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    ...visibleBounds(kept.read()),
    minWidth: 640,
    minHeight: 480,
    show: false,
    // Without a screen nothing can draw it, and the engine would end in trying.
    frame: !isScreenless(),
    title: 'Snug',
    // Systems that take the icon from the application itself ignore it.
    icon: iconPath(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1712' : '#f8f3e6',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      devTools: !app.isPackaged,
    },
  })
  if (!isHidden) window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    try {
      kept.keep(window.getNormalBounds())
    } catch (error) {
      console.error('where the window was is not kept:', asProblem(error).message)
    }
  })
  void window.loadURL(load)
  return window
}
