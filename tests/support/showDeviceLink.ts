import type { Locator } from 'playwright-core'
import type { StageMember } from './stage'

/** A member makes a link for one more device; it holds as long as the dialog that shows it. */
export const showDeviceLink = async ({ page }: StageMember): Promise<{ readonly link: string; dialog: Locator }> => {
  await page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()
  await page.getByRole('button', { name: 'Add a device' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  return { link: await dialog.getByRole('textbox', { name: 'Link for a device' }).inputValue(), dialog }
}

/** Somebody who is in no room yet pastes a link, whatever it is for. */
export const pasteLink = async ({ page }: StageMember, link: string): Promise<void> => {
  await page.getByRole('button', { name: 'Open an invitation' }).click()
  await page.getByLabel('Invitation link').fill(link)
}
