import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

const READER = 'You read here; those who write were given that role by an organiser.'

describe('three people of a room', () => {
  let stage: Stage
  let [anna, idris, greta] = [] as unknown as [StageMember, StageMember, StageMember]
  beforeAll(async () => {
    stage = await serveStage()
    ;[anna, idris, greta] = [await stage.arrive(), await stage.arrive(), await stage.arrive()]
    await anna.foundRoom('Anna', 'Reading circle')
  })
  afterAll(() => stage?.close())

  const goTo = (member: StageMember, place: string): Promise<void> =>
    member.page.getByRole('navigation').getByRole('button', { name: place }).first().click()
  const region = (member: StageMember, name: string): Locator => member.page.getByRole('region', { name })
  const listed = (member: StageMember, name: string): Locator =>
    region(member, 'Members').getByRole('listitem').filter({ hasText: name })
  const here = (member: StageMember, name: string): Locator =>
    region(member, 'Here now').getByRole('listitem').filter({ hasText: name })
  const composer = (member: StageMember): Locator => member.page.getByLabel('Write to the room')
  /** Opens a person's menu and goes to one of its entries, by keyboard. */
  const about = async (member: StageMember, name: string, deed: string): Promise<void> => {
    await member.page.getByRole('button', { name: `Actions for ${name}` }).focus()
    await member.page.keyboard.press('Enter')
    await member.page.getByRole('menuitem', { name: deed }).focus()
    await member.page.keyboard.press('Enter')
  }

  test('come in as they were invited: one at once, one after a yes', async () => {
    const forIdris = await anna.invite()
    await idris.join('Idris', forIdris)
    const forGreta = await anna.invite('One person', { as: 'Reader', needsYes: true, note: 'For Greta, to read along' })
    await greta.knock('Greta', forGreta)
    await greta.page
      .getByText('an organiser has to say yes. Snug knocks again every half minute')
      .waitFor({ timeout: 60_000 })

    await goTo(anna, 'Greta waits for a yes.')
    await region(anna, 'Waiting for a yes').getByText('For Greta, to read along').waitFor()
    await goTo(idris, 'People')
    await region(idris, 'Waiting for a yes').getByText('An organiser has to say yes first.').waitFor()
    await expect.poll(() => idris.page.getByRole('button', { name: 'Say yes' }).count()).toBe(0)
    await anna.page.getByRole('button', { name: 'Say yes to Greta' }).click()
    await listed(anna, 'Greta').getByText('reader', { exact: true }).waitFor()

    // Greta does nothing: her machine knocks again by itself.
    await greta.page.getByText(READER).waitFor({ timeout: 60_000 })
    await expect.poll(() => composer(greta).count()).toBe(0)
    await here(idris, 'Greta').waitFor({ timeout: 40_000 })
  })

  test('write or read by their roles, which an organiser gives', async () => {
    await about(anna, 'Greta', 'Give another role')
    const dialog = anna.page.getByRole('dialog')
    await dialog.getByText('Member', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Give this role' }).click()
    await listed(anna, 'Greta').getByText('member', { exact: true }).waitFor()
    await composer(greta).waitFor({ timeout: 20_000 })
    await greta.post('Thank you, I have read the first chapter.')
    await goTo(idris, 'Conversation')
    await idris.sees('I have read the first chapter.')
    await expect.poll(() => idris.page.getByRole('button', { name: 'Invite someone' }).count()).toBe(0)
  })

  test('lose words that an organiser redacts, everywhere', async () => {
    await idris.post('The librarian is a fool.')
    await goTo(anna, 'Conversation')
    await anna.sees('The librarian is a fool.')
    await greta.sees('The librarian is a fool.')
    await anna.page.locator('article[data-message]').filter({ hasText: 'librarian' }).focus()
    await anna.page.keyboard.press('Enter')
    await anna.page.getByRole('menuitem', { name: 'Redact' }).click()
    await anna.page.getByRole('button', { name: 'Redact it' }).click()
    await anna.page.getByText('You redacted this message.').waitFor()
    for (const member of [idris, greta]) {
      await member.page.getByText('Anna redacted this message.').waitFor({ timeout: 20_000 })
      expect((await member.texts()).join()).not.toContain('librarian')
    }
  })

  test('are cut off when they are removed, and what they write then is nowhere', async () => {
    await goTo(anna, 'People')
    await about(anna, 'Idris', 'Remove from the room')
    const question = anna.page.getByRole('alertdialog')
    await question.getByText('What Idris has already read stays with them.').waitFor()
    await question.getByRole('button', { name: 'Remove Idris' }).click()
    await listed(anna, 'Idris').waitFor({ state: 'detached' })
    for (const member of [anna, greta]) await here(member, 'Idris').waitFor({ state: 'detached', timeout: 10_000 })
    await idris.page.getByText('Only you, for now.').waitFor({ timeout: 20_000 })
    await idris.page.getByText('You may have been removed').waitFor({ timeout: 60_000 })

    await idris.post('Is anybody there?')
    await greta.post('Only us two now.')
    await goTo(anna, 'Conversation')
    await anna.sees('Only us two now.')
    for (const member of [anna, greta]) expect((await member.texts()).join()).not.toContain('Is anybody there?')
    expect((await idris.texts()).join()).not.toContain('Only us two now.')
    await idris.seesSaved(/^Saved here$/)
    await goTo(greta, 'People')
    await expect.poll(() => listed(greta, 'Idris').count()).toBe(0)
  })
})
