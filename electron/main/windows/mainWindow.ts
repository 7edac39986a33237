import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import * as z from 'zod'

const kept = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
type Bounds = z.infer<typeof kept>

const path = (): string => join(app.getPath('userData'), 'window.json')

/** Where the window was last, if that is still on a screen. */
const lastBounds = (): Partial<Bounds> => {
  let bounds: Bounds
  try {
    bounds = kept.parse(JSON.parse(readFileSync(path(), 'utf8')))
  } catch {
    // The first start, or a file that says nothing: the window opens where the system likes.
    return {}
  }
  const { workArea } = screen.getDisplayMatching(bounds)
  const visible = bounds.x < workArea.x + workArea.width && bounds.y < workArea.y + workArea.height
  return visible ? bounds : {}
}

/** Opens the one window. `load` is the page's address. */
export const openMainWindow = (load: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    ...lastBounds(),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Snug',
    // Beside the built programs, packaged or not. Systems that take the icon from the application itself ignore it.
    icon: join(import.meta.dirname, '../../build/icons/512x512.png'),
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
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeFileSync(path(), JSON.stringify(window.getNormalBounds())))
  void window.loadURL(load)
  return window
}
