import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** What a member does on the screen, in the words of the English catalogue: a story reads as a person would tell it. */
export type SnugPage = {
  readonly page: Page
  foundRoom(memberName: string, roomName: string): Promise<void>
  /** Makes an invitation and returns its link. */
  invite(people?: 'One person' | '5 people', more?: Invited): Promise<string>
  /** Opens an invitation; resolves when the room shows. */
  join(memberName: string, link: string): Promise<void>
  knock(memberName: string, link: string): Promise<void>
  goToConversation(): Promise<void>
  post(text: string): Promise<void>
  /** The messages' words, oldest first. */
  texts(): Promise<string[]>
  /** Waits until a message with these words shows. */
  sees(text: string, ms?: number): Promise<void>
  /** Waits until the newest own message's line says this. */
  seesSaved(line: string | RegExp, ms?: number): Promise<void>
  newNote(title: string): Promise<void>
  openNote(title: string): Promise<void>
  /** Types at the end of the note on screen. */
  write(text: string): Promise<void>
  /** The lines of the note on screen that have words on them. */
  noteText(): Promise<string>
  exportArchive(): Promise<Uint8Array>
  /** Waits until Snug tells of a trouble, this sentence first, then what is safe and what to do. */
  seesTrouble(happened: string, ms?: number): Promise<void>
  /** What stands in the field where one writes to the room. */
  draft(): Promise<string>
}

/** What an invitation says beside for how many it is. */
export type Invited = {
  readonly as?: 'Reader' | 'Member' | 'Editor' | 'Organiser'
  readonly needsYes?: boolean
  readonly note?: string
}

/** Of a room that is open: as it was last looked at it stands there before that, and proves nothing. */
const OPEN = ':not([inert] *)'
const WORDS = `article[data-message] [id$="-words"]${OPEN}`

export const snugPage = (page: Page): SnugPage => {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const editor = page.locator('.ProseMirror')

  const knock = async (memberName: string, link: string): Promise<void> => {
    await page.getByLabel('Your name').fill(memberName)
    await button('Open an invitation').click()
    await page.getByLabel('Invitation link').fill(link)
    await button('Knock at the door').click()
  }
  const inRoom = (): Promise<void> => page.getByLabel('Write to the room').waitFor({ timeout: 30_000 })

  return {
    page,
    foundRoom: async (memberName, roomName) => {
      await page.getByLabel('Your name').fill(memberName)
      await button('Found a room').click()
      await page.getByLabel('The room’s name').fill(roomName)
      await button('Found the room').click()
      await inRoom()
    },
    invite: async (people = 'One person', { as = 'Member', needsYes = false, note = '' } = {}) => {
      await button('Invite someone').first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(people, { exact: true }).click()
      if (as !== 'Member') await dialog.getByText(as, { exact: true }).click()
      if (needsYes) await dialog.getByText('An organiser has to say yes', { exact: true }).click()
      if (note) await dialog.getByLabel('A note on it').fill(note)
      await dialog.getByRole('button', { name: 'Make the link' }).click()
      const field = dialog.getByRole('textbox', { name: 'Invitation link' })
      await field.waitFor()
      const link = await field.inputValue()
      await dialog.getByRole('button', { name: 'Done' }).click()
      await dialog.waitFor({ state: 'hidden' })
      return link
    },
    knock,
    join: async (memberName, link) => {
      await knock(memberName, link)
      await inRoom()
    },
    goToConversation: async () => {
      await button('Conversation').first().click()
      await inRoom()
    },
    post: async (text) => {
      const area = page.getByLabel('Write to the room')
      await area.fill(text)
      await area.press('Enter')
      await page.locator(WORDS).filter({ hasText: text }).last().waitFor()
    },
    texts: async () => (await page.locator(WORDS).allInnerTexts()).map((text) => text.trim()),
    sees: (text, ms = 40_000) => page.locator(WORDS).filter({ hasText: text }).last().waitFor({ timeout: ms }),
    seesSaved: (line, ms = 40_000) =>
      page
        .locator(`article[data-message] p[data-state]${OPEN}`)
        .filter({ hasText: line })
        .last()
        .waitFor({ timeout: ms }),
    newNote: async (title) => {
      await button('New note').click()
      await page.getByRole('dialog').getByLabel('Title').fill(title)
      await button('Begin the note').click()
      await editor.waitFor({ timeout: 20_000 })
    },
    openNote: async (title) => {
      await page.getByRole('navigation').getByRole('button', { name: title }).click({ timeout: 20_000 })
      await editor.waitFor({ timeout: 20_000 })
    },
    write: async (text) => {
      await editor.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(text, { delay: 15 })
    },
    // Others' carets stand among the words, and some make a line end twice.
    noteText: async () => (await editor.innerText()).replaceAll(/\s*\n\s*/g, '\n').trim(),
    seesTrouble: async (happened, ms = 40_000) => {
      const sentences = page.getByRole('alert').filter({ hasText: happened }).locator('p')
      await sentences.first().waitFor({ timeout: ms })
      const [first, ...others] = await sentences.allInnerTexts()
      if (first !== happened || others.length !== 2 || others.some((text) => text.length < 10))
        throw new Error(`a trouble is told in three sentences, not in: ${[first, ...others].join(' / ')}`)
    },
    draft: () => page.getByLabel('Write to the room').inputValue(),
    exportArchive: async () => {
      await button('Settings').click()
      const download = page.waitForEvent('download', { timeout: 60_000 })
      await button('Export the archive').click()
      return new Uint8Array(await readFile(await (await download).path()))
    },
  }
}
