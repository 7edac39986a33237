import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everythingOnDisk } from '../support/onDisk'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'
import { tearRows } from '../support/tearRows'

/** For `arrive`: this machine's clock stands as many days back as the page's `daysBack` says, from its next start on. */
const clockOfTheirOwn = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const real = Date.now
    Date.now = () => real() - Number(localStorage.getItem('daysBack') ?? 0) * 24 * 60 * 60 * 1000
  })
const setClock = ({ page }: StageMember, daysBack: number): Promise<void> =>
  page.evaluate((days) => localStorage.setItem('daysBack', String(days)), daysBack)

describe('what is said', () => {
  let { stage, anna, idris } = {} as Two
  stageOfTwo((two) => ({ stage, anna, idris } = two))

  const message = ({ page }: StageMember, text: string) =>
    page.locator('article[data-message]').filter({ hasText: text }).first()
  const key = async (member: StageMember, text: string, pressed: string): Promise<void> => {
    await message(member, text).focus()
    await member.page.keyboard.press(pressed)
  }

  test('is changed at the other’s too, and says that it was', async () => {
    await anna.post('The third chapter is on page 80.')
    await idris.sees('on page 80')
    await key(anna, 'on page 80', 'e')
    await anna.page.getByLabel('Your message').fill('The third chapter is on page 90.')
    await anna.page.keyboard.press('Enter')
    await idris.sees('on page 90')
    await message(idris, 'on page 90').getByText('edited').waitFor()
    await expect.poll(() => idris.texts()).not.toContain('The third chapter is on page 80.')
    await expect.poll(() => message(idris, 'on page 80').count()).toBe(0)
  })

  test('is undone at once while it is being written, and what has been sent does not come back', async () => {
    const { keyboard } = anna.page
    const area = anna.page.getByLabel('Write to the room')
    await area.focus()
    await keyboard.type('Bring the lamp, and tea.')
    await keyboard.press('Control+z')
    await expect.poll(() => area.inputValue()).toBe('')
    await keyboard.press('Control+Shift+z')
    await expect.poll(() => area.inputValue()).toBe('Bring the lamp, and tea.')
    await keyboard.press('Enter')
    await idris.sees('Bring the lamp, and tea.')
    await expect.poll(() => area.inputValue()).toBe('')
    await keyboard.press('Control+z')
    await keyboard.type('And cups.')
    expect(await area.inputValue()).toBe('And cups.')
    await keyboard.press('Control+z')
    await expect.poll(() => area.inputValue()).toBe('')
  })

  test('is answered in a thread, which the one who wrote it sees', async () => {
    await key(idris, 'on page 90', 'r')
    await idris.page.getByLabel('Write a reply').fill('Thank you, I had looked in vain.')
    await idris.page.keyboard.press('Enter')
    const replies = message(anna, 'on page 90').getByRole('button', { name: 'Replies from Idris' })
    await replies.click()
    await anna.page
      .getByRole('complementary', { name: 'Thread' })
      .getByText('Thank you, I had looked in vain.')
      .waitFor()
    await anna.page.keyboard.press('Escape')
  })

  test('is erased from both disks when it is taken back, with what it was before it was changed', async () => {
    await anna.post('What I should not have said: marzipan')
    await idris.sees('marzipan')
    await key(anna, 'marzipan', 'e')
    await anna.page.getByLabel('Your message').fill('What I should not have said: nougat')
    await anna.page.keyboard.press('Enter')
    await idris.sees('nougat')
    await anna.seesSaved('Saved here, and with Idris')
    for (const member of [anna, idris]) {
      await expect.poll(() => everythingOnDisk(member.page)).toContain('nougat')
      await expect.poll(() => everythingOnDisk(member.page)).toContain('marzipan')
    }

    await key(anna, 'nougat', 'Enter')
    await anna.page.getByRole('menuitem', { name: 'Take back' }).click()
    await anna.page.getByRole('button', { name: 'Take it back' }).click()
    await anna.page.getByText('You took this message back.').waitFor()
    await idris.page.getByText('Anna took this message back.').waitFor()
    for (const member of [anna, idris]) {
      for (const word of ['nougat', 'marzipan'])
        await expect.poll(() => everythingOnDisk(member.page), { timeout: 10_000 }).not.toContain(word)
      await expect.poll(() => everythingOnDisk(member.page)).toContain('on page 90')
    }
    await idris.restart()
    await idris.page.getByText('Anna took this message back.').waitFor()
    await expect.poll(() => idris.page.getByText('nougat').count()).toBe(0)
  })

  test('is found again in a room beside one that can’t be read, which is told', async () => {
    await anna.page.getByRole('button', { name: 'other rooms' }).click()
    await anna.page.getByText('Found or join another room').click()
    await anna.foundRoom('Anna', 'Garden')
    await anna.post('The beans are in.')
    await anna.seesSaved('Saved here')
    await anna.page.goto(`${stage.edition.url}/nothing`)
    // What a failing disk does to a ledger.
    expect(await tearRows(anna.page, { doc: 'ledger', whole: true })).toBeGreaterThan(0)
    await anna.page.goto(stage.edition.url)
    await anna.sees('The beans are in.')
    await anna.seesTrouble('What is stored on this machine cannot be read.')
  })
})

/** More than the screen gets at once, so that what was said before them is out of sight and of memory. */
const SINCE = 205

describe('what was said months ago', () => {
  let stage: Stage
  let anna: StageMember
  beforeAll(async () => {
    stage = await serveStage()
    anna = await stage.arrive(clockOfTheirOwn)
    await setClock(anna, 62)
    await anna.restart()
    await anna.foundRoom('Anna', 'Reading circle')
    await anna.post('The keeper of the lighthouse is called Élodie.')
    await anna.seesSaved('Saved here')
    await setClock(anna, 0)
    await anna.restart()
    for (let count = 1; count <= SINCE; count += 1) await anna.post(`Since then ${count}`)
    await anna.seesSaved('Saved here')
    await anna.restart()
    await anna.sees(`Since then ${SINCE}`)
  }, 180_000)
  afterAll(() => stage?.close())

  const said = (text: string) => anna.page.locator('article[data-message]').filter({ hasText: text })
  const old = () => said('Élodie')
  const isInSight = (): Promise<boolean> =>
    old().evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top > 0 && bottom < window.innerHeight
    })
  const goToNewest = async (): Promise<void> => {
    await anna.page.getByRole('button', { name: 'To the newest' }).click()
    await anna.page.getByText('This is everything that has reached this machine.').waitFor()
    await expect.poll(() => said(`Since then ${SINCE}`).isVisible()).toBe(true)
    await expect.poll(() => old().count()).toBe(0)
  }

  test('is found and shown in its place by keyboard alone, and the newest is one press away', async () => {
    await expect.poll(() => old().count()).toBe(0)
    await anna.page.keyboard.press('Control+f')
    await anna.page.keyboard.type('elodie LIGHT')
    await anna.page.getByRole('option').filter({ hasText: 'Élodie' }).waitFor()
    await anna.page.keyboard.press('Enter')
    await old().waitFor()
    await expect.poll(() => old().evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(isInSight).toBe(true)
    await expect.poll(() => old().getAttribute('data-goal')).toBe('true')
    await goToNewest()
  })

  test('and by mouse', async () => {
    await anna.page.getByRole('button', { name: /^Search/ }).click()
    await anna.page.getByRole('combobox', { name: 'Search the room' }).fill('keeper')
    await anna.page.getByRole('option').click()
    await old().waitFor()
    await expect.poll(isInSight).toBe(true)
  })

  test('is read on there by who was in another room meanwhile', async () => {
    const top = () => old().evaluate((element) => Math.round(element.getBoundingClientRect().top))
    const before = await top()
    const openRoom = async (name: string): Promise<void> => {
      await anna.page.locator('h1 button').click()
      await anna.page.getByRole('menuitem', { name }).click()
    }
    await openRoom('Found or join another room')
    await anna.page.getByRole('button', { name: 'Found a room' }).click()
    await anna.page.getByLabel('The room’s name').fill('Garden')
    await anna.page.getByRole('button', { name: 'Found the room' }).click()
    await anna.page.getByText('Nothing has been said here yet.').waitFor()
    await openRoom('Reading circle')
    await old().waitFor()
    await expect.poll(top).toBe(before)
  })

  test('can be linked to, and the link leads back to it', async () => {
    const area = anna.page.getByLabel('Write to the room')
    await old().focus()
    await anna.page.keyboard.press('Enter')
    await anna.page.getByRole('menuitem', { name: 'Copy a link to it' }).click()
    await area.fill('As you said in ')
    await anna.page.keyboard.press('Control+V')
    await anna.page.keyboard.press('Enter')
    const link = anna.page.getByRole('link', { name: /^a message of/ })
    await link.waitFor()
    await expect.poll(() => old().count()).toBe(0)
    await link.click()
    await old().waitFor()
    await expect.poll(isInSight).toBe(true)
    await goToNewest()
  })

  // The last: from here on this machine's disk is slow.
  test('is reached by who stays at the top of the page, however slow the disk', async () => {
    await anna.page.addInitScript(() => {
      const send = Worker.prototype.postMessage
      Worker.prototype.postMessage = function (...given: [unknown]) {
        setTimeout(() => send.apply(this, given), 400)
      }
    })
    await anna.page.reload()
    await anna.sees(`Since then ${SINCE}`)
    const top = anna.page.locator('[data-scroller]')
    await expect
      .poll(
        async () => {
          await top.evaluate((scroller) => scroller.scrollTo({ top: 0 }))
          return old().count()
        },
        { timeout: 40_000, interval: 50 },
      )
      .toBe(1)
  })
})
