import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { serveStage } from '../support/stage'
import { twoMembers } from '../support/twoMembers'

const OTHER = 'A member’s machine runs a version of Snug that this one does not understand.'

/** While the page's storage says so, this machine greets others as the next version of Snug would. */
const sometimesLater = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    if (!localStorage.getItem('later')) return
    const send = RTCDataChannel.prototype.send as (data: ArrayBufferView<ArrayBuffer>) => void
    const greetOtherwise = function (this: RTCDataChannel, data: Uint8Array<ArrayBuffer>) {
      const [frame, text] = [data.subarray(0, 1), new TextDecoder().decode(data.subarray(1))]
      if (!text.startsWith('{"snug":"greeting"')) return send.call(this, data)
      const greeting = new TextEncoder().encode(text.replace(/"version":\d+,/, '"version":999,'))
      send.call(this, new Uint8Array([...frame, ...greeting]))
    }
    Object.assign(RTCDataChannel.prototype, { send: greetOtherwise })
  })
const become = async (member: StageMember, version: 'later' | 'ours'): Promise<void> => {
  await member.page.evaluate((later) => localStorage.setItem('later', later), version === 'later' ? 'yes' : '')
  await member.restart()
}

describe('a machine of another version', () => {
  let stage: Stage
  let [anna, idris]: readonly [StageMember, StageMember] = [] as unknown as [StageMember, StageMember]
  beforeAll(async () => {
    stage = await serveStage()
    ;[anna, idris] = await twoMembers((name) => stage.arrive(name === 'Idris' ? sometimesLater : undefined), '5 people')
    await idris.post('Before the new version')
    await idris.seesSaved('Saved here, and with Anna')
  })
  afterAll(() => stage?.close())

  test('of a member: both keep what they have and write, and exchange it when they understand each other again', async () => {
    await become(idris, 'later')
    await anna.seesTrouble(OTHER, 40_000)
    await anna.page.getByText('Nobody else is linked just now.').waitFor()
    await anna.post('From Anna, meanwhile')
    await idris.post('From Idris, meanwhile')
    for (const member of [anna, idris]) await member.seesSaved(/^Saved here$/)
    // It is told once: put away, it does not come back with every try.
    await anna.page.getByRole('button', { name: 'Put away' }).click()
    await anna.page.waitForTimeout(12_000)
    expect(await anna.page.getByRole('alert').count()).toBe(0)

    await become(idris, 'ours')
    await anna.sees('From Idris, meanwhile', 60_000)
    await idris.sees('From Anna, meanwhile', 60_000)
    for (const member of [anna, idris]) {
      await member.restart()
      await member.sees('Before the new version')
      await expect
        .poll(async () => (await member.texts()).sort())
        .toEqual(['Before the new version', 'From Anna, meanwhile', 'From Idris, meanwhile'])
    }
  })

  test('at the door: the newcomer is told, keeps the link, and can come in later', async () => {
    const link = await anna.invite()
    await anna.context.close()
    await become(idris, 'later')
    const greta = await stage.arrive()
    await greta.knock('Greta', link)
    await greta.seesTrouble(OTHER, 40_000)
    await expect.poll(() => greta.page.getByLabel('Invitation link').inputValue()).toBe(link)
    await become(idris, 'ours')
    await greta.page.getByRole('button', { name: 'Knock at the door' }).click()
    await greta.sees('From Anna, meanwhile', 40_000)
  })
})

describe('a profile that a later Snug has written', () => {
  type Content = { readonly version: number; readonly rows: Record<string, number> }

  /** On another page of the same origin, where nothing of Snug runs. */
  const look = (page: Page): Promise<Content> =>
    page.evaluate(
      () =>
        new Promise<Content>((resolve, reject) => {
          const opening = indexedDB.open('snug')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const database = opening.result
            const names = [...database.objectStoreNames]
            const transaction = database.transaction(names)
            const rows: Record<string, number> = {}
            for (const name of names) {
              const counting = transaction.objectStore(name).count()
              counting.onsuccess = () => (rows[name] = counting.result)
            }
            transaction.oncomplete = () => {
              database.close()
              resolve({ version: database.version, rows })
            }
          }
        }),
    )
  const raise = (page: Page): Promise<unknown> =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('snug', 1_000)
          opening.onupgradeneeded = () => {
            opening.result.createObjectStore('shelves')
            opening.result.deleteObjectStore('deliveries')
          }
          opening.onerror = () => reject(opening.error)
          opening.onblocked = () => reject(new Error('somebody has it open'))
          opening.onsuccess = () => resolve(opening.result.close())
        }),
    )

  test('is not opened, and nothing of it is touched', async () => {
    const stage = await serveStage()
    const anna = await stage.arrive()
    await anna.foundRoom('Anna', 'Reading circle')
    await anna.post('Written before')
    await anna.seesSaved('Saved here')

    await anna.page.goto(`${stage.edition.url}/nothing`)
    await raise(anna.page)
    const before = await look(anna.page)
    await anna.page.goto(stage.edition.url)
    await anna.page
      .getByRole('heading', { name: 'What is stored on this machine was written by a newer version of Snug.' })
      .waitFor()
    await anna.page.getByText('Everything is intact: this version has touched none of it.').waitFor()
    await anna.page.getByText('Start the newest version of Snug that you had on this machine.').waitFor()

    await anna.page.goto(`${stage.edition.url}/nothing`)
    expect(await look(anna.page)).toEqual(before)
    expect(before.version).toBe(1_000)
    expect(before.rows['packs']).toBe(1)
    await stage.close()
  })
})
