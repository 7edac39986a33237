import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { snugPage } from '../support/snugPage'
import { until } from '../support/until'
import { NOTE, NOTE_TITLE, TALK } from './evening'
import { LIGHTS, pictureName, photograph, SIZES } from './photograph'
import { withTwoPeople } from './twoPeople'

/** As often as needed: a picture is of a whole screen, in each light, at each size. */
const everyLook = async (page: Page, screen: string, folder: string): Promise<void> => {
  for (const size of SIZES) {
    for (const light of LIGHTS) {
      await page.emulateMedia({ colorScheme: light.colorScheme })
      await photograph(page, size, join(folder, pictureName(screen, light.theme, size)))
    }
  }
}

const paste = (page: Page, markdown: string): Promise<void> =>
  page.locator('.ProseMirror').evaluate((editor, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, markdown)

/**
 * Two members of one room: what the pictures show has really been founded, said, sent and written. Only the clocks are told
 * what time it is.
 */
export const takeApplicationPictures = (folder: string, say: (line: string) => void): Promise<void> =>
  withTwoPeople('2026-11-16T19:30', {}, async ({ setTime, ...at }) => {
    const [anna, idris] = [snugPage(at.anna.page), snugPage(at.idris.page)]
    await anna.page.getByLabel('Your name').waitFor()
    await everyLook(anna.page, 'arrival', folder)
    say('arrival')

    await anna.foundRoom('Anna Lindqvist', 'The Thursday Circle')
    const link = await anna.invite()
    await idris.join('Idris Benali', link)
    await anna.page.getByText('Linked with Idris').waitFor({ timeout: 30_000 })
    for (const { by, at, text } of TALK) {
      await setTime(at)
      const [from, to] = by === 'Anna' ? [anna, idris] : [idris, anna]
      await from.post(text)
      await to.sees(text)
    }
    await anna.newNote(NOTE_TITLE)
    await paste(anna.page, NOTE)
    await idris.openNote(NOTE_TITLE)
    await until(async () => (await idris.noteText()) === (await anna.noteText()), 'both have the note')
    await Promise.all([anna.goToConversation(), idris.goToConversation()])
    await anna.seesSaved('and with Idris')
    await everyLook(anna.page, 'room', folder)
    say('room')

    await Promise.all([anna.openNote(NOTE_TITLE), idris.openNote(NOTE_TITLE)])
    await idris.page.getByText('knock').last().click()
    await idris.page.keyboard.press('End')
    await anna.page.getByText('Idris Benali is here too').waitFor()
    await everyLook(anna.page, 'note', folder)
    say('note')
  })
