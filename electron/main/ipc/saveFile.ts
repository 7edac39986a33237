import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog } from 'electron'
import { safeFileName } from './safeFileName'

/** Asks where, and writes the file whole or not at all. False when the person cancelled. */
export const saveFile = async (
  window: BrowserWindow,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const defaultPath = join(app.getPath('downloads'), safeFileName(name))
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
  if (canceled || !filePath) return false
  const partial = join(dirname(filePath), `.${basename(filePath)}.part`)
  try {
    await writeFile(partial, bytes)
    await rename(partial, filePath)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return true
}
