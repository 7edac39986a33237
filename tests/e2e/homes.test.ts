import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Homes } from '../support/homes'
import { openHomes, whyNoHomes } from '../support/homes'
import type { Places } from '../support/memberAt'
import { openPlaces } from '../support/memberAt'
import type { SnugPage } from '../support/snugPage'

const why = whyNoHomes()
const reason = why ? ` (not here: ${why})` : ''
const PORT = '4665'

let homes: Homes
let places: Places

beforeEach(async () => {
  places = await openPlaces()
})
afterEach(async () => {
  await places.close()
  homes?.close()
})

/** Anna, at home, with a room that looks at the hub on the internet. */
const found = async (): Promise<SnugPage> => {
  const { address, prefix } = homes.internet
  expect(await places.start(prefix, 'hub.js', '--port', PORT)).toContain(`${address}:${PORT}`)
  const anna = await places.arrive(homes.machines[0]!.prefix)
  await anna.foundRoom('Anna', 'Reading circle')
  await anna.page.getByRole('button', { name: 'Settings' }).click()
  await anna.page.getByLabel('Address of a hub').fill(`${address}:${PORT}`)
  await anna.page.getByRole('button', { name: 'Add the hub' }).click()
  await anna.page.getByText('answers', { exact: true }).waitFor()
  await anna.goToConversation()
  return anna
}

describe.skipIf(why !== undefined)(`two members, each at home behind a router that lets nothing in${reason}`, () => {
  test('reach each other straight, once a hub on the internet has told each how it is seen', async () => {
    homes = await openHomes(2, 'the same')
    const anna = await found()
    const link = await anna.invite()
    const idris = await places.arrive(homes.machines[1]!.prefix)
    await idris.join('Idris', link)
    await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
    await idris.post('From the other home')
    await anna.goToConversation()
    await anna.sees('From the other home')
    await idris.seesSaved(/with Anna/)
  })

  test('whose routers give every conversation another address meet through a keeper on the internet', async () => {
    homes = await openHomes(2, 'another')
    const anna = await found()
    const link = await anna.invite()
    await anna.page.keyboard.press('Control+k')
    await anna.page.keyboard.type('Add a keeper')
    await anna.page.keyboard.press('Enter')
    const dialog = anna.page.getByRole('dialog', { name: 'Add a keeper' })
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    const keeping = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    const muninn = await places.arrive(homes.internet.prefix)
    await muninn.knock('Muninn', keeping)
    await dialog.getByText('Muninn came in.').waitFor({ timeout: 40_000 })
    await anna.page.keyboard.press('Escape')
    await anna.goToConversation()
    await anna.post('From home')

    const idris = await places.arrive(homes.machines[1]!.prefix)
    // Whoever answers first at the door may be the one who can't be reached: then the next one's turn comes.
    await idris.knock('Idris', link)
    await idris.sees('From home', 90_000)
    await idris.post('From the other home')
    await anna.sees('From the other home')
    expect(await anna.page.getByText('Linked with Idris').count()).toBe(0)
  })
})
