import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { Output } from '#shared/ipc/channels'

/**
 * Asks on what, and prints what the window shows, as it looks on paper. From here and not by the page's own `print()`, which
 * stops the page as long as the person looks at the dialog: its room would fall silent meanwhile.
 */
export const printPage = async ({ webContents }: BrowserWindow): Promise<Output<'page:print'>> => {
  // Without one, the system has nothing to ask, and says that it failed.
  if ((await webContents.getPrintersAsync()).length === 0) return 'no-printer'
  return new Promise((resolve, reject) => {
    webContents.print({}, (isPrinted, reason) => {
      if (isPrinted) resolve('printed')
      else if (/cancel/i.test(reason)) resolve('cancelled')
      else reject(new Error(reason))
    })
  })
}

/** The same as a PDF. */
export const pagePdf = async ({ webContents }: BrowserWindow): Promise<Uint8Array<ArrayBuffer>> => {
  const pageSize = app.getLocale() === 'en-US' ? 'Letter' : 'A4'
  return new Uint8Array(await webContents.printToPDF({ pageSize, generateTaggedPDF: true }))
}
