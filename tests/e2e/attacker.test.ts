import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Attacker } from '../support/attacker/attackerPage'
import { buildAttacker } from '../support/attacker/buildAttacker'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'

declare global {
  interface Window {
    readonly attacker: Attacker
  }
}

/** Mallory has come in rightly; from then on her machine runs a script that has Snug's keys and says what it likes. */
let stage: Stage
let anna: StageMember
let idris: StageMember
let mallory: StageMember
let script: string
let victim: string

const SAID = ['The first message.', 'The second message.', 'The third message.']

beforeAll(async () => {
  ;[stage, script] = [await serveStage(), await buildAttacker()]
  ;[anna, idris, mallory] = [await stage.arrive(), await stage.arrive(), await stage.arrive()]
  await anna.foundRoom('Anna', 'Reading circle')
  await idris.join('Idris', await anna.invite())
  await mallory.join('Mallory', await anna.invite())
  for (const text of SAID) await anna.post(text)
  for (const one of [idris, mallory]) await one.sees('The third message.')
  // As the page begins, under its policy: what a test evaluates there would not be.
  await mallory.context.addInitScript(script)
  await takeOver()
  victim = await deviceOf(anna)
}, 120_000)
afterAll(() => stage?.close())

/** Nothing of Snug runs on her machine any more, and all that it had is there for the script. */
const takeOver = async (): Promise<void> => {
  await mallory.page.goto(`${stage.edition.url}/nothing-here`)
}

/** The id of a member's device, as their own disk has it. */
const deviceOf = ({ page }: StageMember): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('snug')
        opening.onsuccess = () => {
          const asked = opening.result.transaction('keys').objectStore('keys').get('device')
          asked.onsuccess = () => {
            resolve((asked.result as { value: { id: string } }).value.id)
            opening.result.close()
          }
        }
      }),
  )

test('what a member’s altered machine says costs it the link, changes nothing, and is told to the organiser', async () => {
  const { kinds, honest } = await mallory.page.evaluate(() => ({
    kinds: window.attacker.kinds,
    honest: window.attacker.honest,
  }))
  expect(kinds.length).toBeGreaterThan(9)
  for (const [at, kind] of kinds.entries()) {
    await takeOver()
    const reason = await mallory.page.evaluate(([one, of]) => window.attacker.attack(one, of), [kind, victim] as const)
    expect(reason !== undefined, kind).toBe(kind !== honest)
    const said = `After ${at}, nothing is different.`
    await anna.post(said)
    await idris.sees(said)
    expect((await anna.texts()).slice(0, SAID.length), kind).toEqual(SAID)
    expect((await idris.texts()).slice(0, SAID.length), kind).toEqual(SAID)
    expect(await anna.texts(), kind).toHaveLength(SAID.length + at + 1)
  }
  await anna.page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()
  await anna.page
    .getByRole('region', { name: 'What Snug turned away' })
    .getByText(/Mallory/)
    .first()
    .waitFor()
  await anna.goToConversation()
}, 300_000)

test('who knows the room’s address, and has no key of a member, gets no link and hears nothing', async () => {
  await takeOver()
  expect(await mallory.page.evaluate(() => window.attacker.comeIn('member', 30_000, 2))).toMatchObject({ links: 2 })
  await takeOver()
  expect(await mallory.page.evaluate(() => window.attacker.comeIn('stranger', 8_000))).toEqual({ links: 0, heard: 0 })
}, 120_000)

test('who was removed gets no link under the key that they have, at the address that they know', async () => {
  await anna.page.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()
  await anna.page.getByRole('button', { name: 'Actions for Mallory' }).click()
  await anna.page.getByRole('menuitem', { name: 'Remove from the room' }).click()
  await anna.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Remove/ })
    .click()
  await anna.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await anna.goToConversation()
  await anna.post('Only for those who remain.')
  await idris.sees('Only for those who remain.')
  await takeOver()
  expect(await mallory.page.evaluate(() => window.attacker.comeIn('member', 8_000))).toEqual({ links: 0, heard: 0 })
}, 120_000)
