import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog } from 'electron'
import { safeFileName } from './safeFileName'

/** Asks where a file is to be saved. Undefined when the person cancelled. */
export const askWhere = async (window: BrowserWindow, name: string): Promise<string | undefined> => {
  const defaultPath = join(app.getPath('downloads'), safeFileName(name))
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
  return canceled || !filePath ? undefined : filePath
}
