import { parseInvitation } from '#shared/protocol/invitation'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { serveStage } from '../support/stage'

const isInNetwork = Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal))
const reason = isInNetwork ? '' : ' (not here: this machine is in no network)'

test.skipIf(!isInNetwork)(
  `members on two machines of one network find each other by the link alone${reason}`,
  async () => {
    const [here, there] = [await serveStage(), await serveStage()]
    const [anna, idris] = [await here.arrive(), await there.arrive()]
    await anna.foundRoom('Anna', 'Reading circle')
    // Until Anna wants to be found, her hub listens to her machine alone and no link says where it is.
    expect(parseInvitation(await anna.invite()).hubs).toEqual([])
    await anna.page.getByRole('button', { name: 'Settings' }).click()
    const reachable = anna.page.getByText('Reachable in this network', { exact: true })
    await reachable.click()
    await anna.page.getByText(/^Found at /).waitFor()
    await anna.goToConversation()
    const link = await anna.invite()
    expect(parseInvitation(link).hubs).toEqual(here.edition.hub.addresses())
    expect(parseInvitation(link).hubs.length).toBeGreaterThan(0)

    await idris.join('Idris', link)
    await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
    await idris.post('From the other machine')
    await anna.sees('From the other machine')
    // Idris keeps the address: after a restart the two find each other again.
    await idris.restart()
    await anna.page.getByText('Nobody else is linked just now.').waitFor({ timeout: 20_000 })
    await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
    for (const stage of [here, there]) await stage.close()
  },
)
