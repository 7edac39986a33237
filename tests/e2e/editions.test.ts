import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { everythingOnDisk } from '../support/onDisk'
import { png } from '../support/png'
import type { StageMember } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'

/** An edition from the first message on the desk to the file that somebody saves, in two browsers. */
let { anna, idris } = {} as Two
stageOfTwo((two) => ({ anna, idris } = two))

const button = ({ page }: StageMember, name: string | RegExp) => page.getByRole('button', { name })
const message = ({ page }: StageMember, text: string) =>
  page.locator('article[data-message]').filter({ hasText: text }).first()
const act = async (member: StageMember, text: string, deed: string): Promise<void> => {
  await message(member, text).focus()
  await member.page.keyboard.press('Enter')
  await member.page.getByRole('menuitem', { name: deed }).click()
}
const goToEditions = (member: StageMember): Promise<void> =>
  member.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Editions/ })
    .click()

test('is put together from messages and a note, and stays on the desk until the issue is closed', async () => {
  await idris.post('The Jansson is short, and about everything.')
  await anna.post('I should not have said marzipan.')
  await anna.sees('about everything')
  await idris.sees('marzipan')
  await anna.newNote('Winter list')
  await anna.write('So Long a Letter, for January')
  await anna.goToConversation()
  await act(anna, 'about everything', 'Put into the edition')
  await anna.page.getByText('It is on the desk').waitFor()

  await goToEditions(anna)
  await button(anna, 'Go on with the edition').click()
  await anna.page.getByText('Message by Idris').waitFor()
  await anna.page.getByRole('textbox', { name: 'Title' }).fill('The winter issue')
  await anna.page.getByLabel('Introduction').fill('What was **left** of an evening.')
  // It is kept within a quarter of a second.
  await expect.poll(() => everythingOnDisk(anna.page)).toContain('The winter issue')
  await anna.restart()
  await goToEditions(anna)
  await button(anna, 'Go on with the edition').click()
  await expect.poll(() => anna.page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('The winter issue')

  await button(anna, 'Add a note').click()
  await anna.page.getByRole('combobox', { name: 'Find a note by its title' }).fill('winter')
  await anna.page.keyboard.press('Enter')
  await button(anna, 'Take out: Winter list').waitFor()
  await button(anna, 'Add a message').click()
  await anna.page.getByRole('combobox', { name: 'Find a message by its words' }).fill('marzipan')
  await anna.page.getByRole('option', { name: /marzipan/ }).waitFor()
  await anna.page.keyboard.press('Enter')
  await anna.page.getByText(/^Your message/).waitFor()
  await anna.page.getByText('Members may comment').click()
  await button(anna, 'Close the issue').click()
  const question = anna.page.getByRole('alertdialog')
  await question.getByText('It can’t be changed after that.').waitFor()
  await question.getByRole('button', { name: 'Close the issue' }).click()
  await button(anna, /The winter issue/).waitFor()
  await button(anna, 'Put an edition together').waitFor()
})

test('is new to the other, who reads it, marks it and comments', async () => {
  await message(idris, 'The winter issue').waitFor({ timeout: 40_000 })
  await idris.page.getByText('An edition that you have not opened').waitFor({ state: 'attached' })
  await goToEditions(idris)
  await button(idris, /The winter issue/).click()
  await idris.page.getByRole('heading', { name: 'The winter issue' }).waitFor({ timeout: 40_000 })
  const page = idris.page.getByRole('article')
  await expect.poll(() => page.locator('strong').first().innerText()).toBe('left')
  for (const words of ['about everything', 'So Long a Letter, for January', 'marzipan'])
    await page.getByText(words).waitFor()
  await expect.poll(() => idris.page.getByText('An edition that you have not opened').count()).toBe(0)

  await button(idris, 'Leave a mark: I read this').click()
  await button(anna, /The winter issue/).click()
  await anna.page.getByText(/Read by Idris/).waitFor({ timeout: 40_000 })
  await button(idris, 'Read and write comments').click()
  await idris.page.getByLabel('Write a comment').fill('I missed my stop over it.')
  await idris.page.keyboard.press('Enter')
  await button(anna, 'Read and write comments').click()
  await anna.page
    .getByRole('complementary', { name: 'Comments' })
    .getByText('I missed my stop')
    .waitFor({ timeout: 40_000 })
})

test('loses a message that its author takes back, before the eyes of who reads it and from the file that they save', async () => {
  await anna.goToConversation()
  await act(anna, 'marzipan', 'Take back')
  await button(anna, 'Take it back').click()
  const page = idris.page.getByRole('article', { name: 'The winter issue' })
  await page.getByText('Anna took this message back after the edition came out.').waitFor({ timeout: 40_000 })
  await expect.poll(() => page.getByText('marzipan').count()).toBe(0)
  for (const member of [anna, idris])
    await expect.poll(() => everythingOnDisk(member.page), { timeout: 10_000 }).not.toContain('marzipan')

  const download = idris.page.waitForEvent('download')
  await button(idris, 'More for this edition').click()
  await idris.page.getByRole('menuitem', { name: 'Save as a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('The winter issue.html')
  const html = await readFile(await file.path(), 'utf8')
  expect(html).not.toContain('marzipan')

  const opened = await idris.page.context().newPage()
  const complaints: string[] = []
  opened.on('console', (said) => complaints.push(said.text()))
  await opened.setContent(html)
  await opened.getByRole('heading', { name: 'The winter issue' }).waitFor()
  await opened.getByRole('heading', { name: 'Winter list' }).waitFor()
  await opened.getByText('The Jansson is short, and about everything.').waitFor()
  await opened.getByText('Anna took this message back.').waitFor()
  expect(complaints).toEqual([])
  await opened.close()
})

/** Black on the left, white on the right. */
const bench = png(300, 200, (x) => x < 150)

test('shows the pictures of its messages to its readers, and in the file that one of them sends on', async () => {
  await idris.goToConversation()
  const chosen = idris.page.waitForEvent('filechooser')
  await button(idris, 'Attach pictures or files').click()
  await (
    await chosen
  ).setFiles([
    { name: 'bench.png', mimeType: 'image/png', buffer: bench },
    { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('bread') },
  ])
  await idris.page.getByRole('textbox', { name: 'What it shows, in words bench.webp' }).fill('Half of it is dark')
  await idris.page.getByLabel('Write to the room').fill('From Sunday')
  await expect.poll(() => button(idris, /^Send$/).getAttribute('aria-disabled')).toBeNull()
  await idris.page.getByLabel('Write to the room').press('Enter')
  await anna.goToConversation()
  await anna.sees('From Sunday')
  await act(anna, 'From Sunday', 'Put into the edition')
  await anna.page.getByText('It is on the desk').waitFor()
  await goToEditions(anna)
  await button(anna, 'Go on with the edition').click()
  await anna.page.getByRole('textbox', { name: 'Title' }).fill('The bench')
  await button(anna, 'Close the issue').click()
  await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Close the issue' }).click()

  await goToEditions(idris)
  await button(idris, /^The bench/).click({ timeout: 40_000 })
  await button(anna, /^The bench/).click()
  for (const member of [anna, idris]) {
    const sheet = member.page.getByRole('article', { name: 'The bench' })
    await sheet
      .getByRole('button', { name: 'See it large: Half of it is dark' })
      .locator('img')
      .waitFor({ timeout: 40_000 })
    await sheet.getByRole('button', { name: 'Save “list.txt”…' }).waitFor()
  }
  const saved = anna.page.waitForEvent('download')
  await anna.page.getByRole('button', { name: 'Save “list.txt”…' }).click()
  expect(await readFile(await (await saved).path(), 'utf8')).toBe('bread')

  const download = anna.page.waitForEvent('download')
  await button(anna, 'More for this edition').click()
  await anna.page.getByRole('menuitem', { name: 'Save as a file' }).click()
  const html = await readFile(await (await download).path(), 'utf8')
  const opened = await anna.page.context().newPage()
  const complaints: string[] = []
  opened.on('console', (said) => complaints.push(said.text()))
  await opened.setContent(html)
  const image = opened.getByRole('img', { name: 'Half of it is dark' })
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(300)
  await opened.getByText('With it: list.txt (1 kB), which is not in this file').waitFor()
  expect(complaints).toEqual([])
  await opened.close()
})

test('is found by its title, and a link to it leads to it, in the conversation where it came out', async () => {
  const { page } = idris
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Search the room' }).fill('winter issue')
  await page.getByRole('option', { name: /The winter issue/ }).waitFor()
  await page.keyboard.press('Enter')
  const card = message(idris, 'The winter issue')
  await card.waitFor()
  await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true)
  await card.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('heading', { name: 'The winter issue' }).waitFor()
})

test('is not for readers and members to put together, who are told what an edition is', async () => {
  await goToEditions(idris)
  await button(idris, /The winter issue/).waitFor()
  expect(await button(idris, 'Put an edition together').count()).toBe(0)
})
