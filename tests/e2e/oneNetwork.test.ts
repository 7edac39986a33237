import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lan, LanMachine } from '../support/lan'
import { openLan, whyNoLan } from '../support/lan'
import type { Places } from '../support/memberAt'
import { openPlaces } from '../support/memberAt'
import type { SnugPage } from '../support/snugPage'

const why = whyNoLan()

describe.skipIf(why)(
  `members who are told no address, on two machines of one network${why ? ` (not here: ${why})` : ''}`,
  () => {
    let lan: Lan
    let places: Places
    let anna: SnugPage
    let idris: SnugPage
    const machine = (place: number): LanMachine => {
      const found = lan.machines[place]
      if (!found) throw new Error('there is no such machine')
      return found
    }
    const beReachable = async ({ page, goToConversation }: SnugPage): Promise<void> => {
      await page.getByRole('button', { name: 'Settings' }).click()
      await page.getByText('Reachable in this network', { exact: true }).click()
      await page.getByText(/^Found at /).waitFor()
      await page.getByText(/are found by themselves\./).waitFor()
      await goToConversation()
    }

    beforeAll(async () => {
      lan = await openLan(2)
      places = await openPlaces()
      ;[anna, idris] = [await places.arrive(machine(0).prefix), await places.arrive(machine(1).prefix)]
      await anna.foundRoom('Anna', 'Reading circle')
      await idris.foundRoom('Idris', 'Idris alone')
    })
    afterAll(async () => {
      await places?.close()
      lan?.close()
    })

    test('who has a link without any address comes in, and both read each other', async () => {
      for (const member of [anna, idris]) await beReachable(member)
      const link = formatInvitation({ ...parseInvitation(await anna.invite()), hubs: [] })
      await idris.page.getByRole('button', { name: 'Idris alone' }).click()
      await idris.page.getByText('Found or join another room').click()
      await idris.join('Idris', link)
      await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
      await idris.post('From the other machine')
      await anna.sees('From the other machine')
      await anna.post('And back')
      await idris.sees('And back')
      await anna.page.getByRole('button', { name: 'Settings' }).click()
      await anna.page.getByText(/Just now there is one\.$/).waitFor()
      await anna.goToConversation()
    })

    test('whose machine has another address since, finds the others again, and nobody is told of it', async () => {
      const { run, address } = machine(1)
      run('ip', 'addr', 'del', `${address}/24`, 'dev', 'eth0')
      await anna.page.getByText('Nobody else is linked just now.').waitFor({ timeout: 20_000 })
      await anna.post('Where have you gone?')
      run('ip', 'addr', 'add', '10.77.0.99/24', 'dev', 'eth0')
      run('ip', 'route', 'replace', 'default', 'dev', 'eth0')
      await anna.page.getByText('Linked with Idris').waitFor({ timeout: 60_000 })
      await idris.sees('Where have you gone?')
      await idris.post('Elsewhere')
      await anna.sees('Elsewhere')
      expect(await anna.texts()).toContain('Elsewhere')
    })
  },
)
