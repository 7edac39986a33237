import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import type { BrowserEdition } from '../../electron/hub/browserEdition'
import { startHub } from '../../electron/hub/startHub'
import type { Stage, StageMember } from '../support/stage'
import { serveEdition, serveStage } from '../support/stage'
import { twoMembers } from '../support/twoMembers'
import { until } from '../support/until'

/** Something that takes WebSockets and answers with anything but what a hub says. */
const startStrange = async (): Promise<{ port: number; close(): void }> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    socket.on('message', () => socket.send('220 mail.example.org ready'))
    socket.send('<!doctype html>')
  })
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

/** Nobody listens there. */
const NOWHERE = '127.0.0.1:9'

describe('a hub', () => {
  let stage: Stage
  let anna: StageMember
  let idris: StageMember
  beforeAll(async () => {
    stage = await serveStage()
    ;[anna, idris] = await twoMembers(() => stage.arrive(), '5 people')
  })
  afterAll(() => stage?.close())

  const hubLine = ({ page }: StageMember, address: string, state: string | RegExp): Promise<void> =>
    page.getByRole('listitem').filter({ hasText: address }).filter({ hasText: state }).waitFor({ timeout: 20_000 })
  const addHub = async ({ page }: StageMember, address: string): Promise<void> => {
    await page.getByLabel('Address of a hub').fill(address)
    await page.getByRole('button', { name: 'Add the hub' }).click()
  }

  test('whose address was typed is told to answer, to be away, to be none, or to have no address at all', async () => {
    const [strange, hub] = [await startStrange(), await startHub({ allowedOrigins: [] })]
    const address = `127.0.0.1:${hub.port}`
    await anna.page.getByRole('button', { name: 'Settings' }).click()
    await addHub(anna, 'under the stairs')
    await anna.seesTrouble('This is not an address that a hub can have.')
    await expect.poll(() => anna.page.getByLabel('Address of a hub').inputValue()).toBe('under the stairs')
    await addHub(anna, NOWHERE)
    await hubLine(anna, NOWHERE, 'does not answer; Snug keeps trying')
    await addHub(anna, `127.0.0.1:${strange.port}`)
    await hubLine(anna, `127.0.0.1:${strange.port}`, 'answers, but is not a Snug hub')
    await addHub(anna, address)
    await hubLine(anna, address, /answers(?!,)/)
    await hub.close()
    await hubLine(anna, address, 'does not answer')
    // Who is linked stays so, whatever hubs do.
    await anna.goToConversation()
    await anna.page.getByText('Linked with Idris').waitFor()
    strange.close()
  })

  test('of a link that is away, or none, does not keep one from waiting, and is told', async () => {
    const strange = await startStrange()
    const link = parseInvitation(await anna.invite())
    // Nobody keeps the door of this one: the hub in it is the only hope.
    const lost = { ...link, seed: link.seed.map((byte) => byte ^ 1) }
    const greta = await stage.arrive()
    await greta.knock('Greta', formatInvitation({ ...lost, hubs: [NOWHERE] }))
    await greta.page.getByText('Waiting at the door').waitFor()
    await greta.seesTrouble('The hub where members find each other cannot be reached.')
    await greta.page.getByRole('button', { name: 'Stop waiting' }).click()
    await greta.page
      .getByLabel('Invitation link')
      .fill(formatInvitation({ ...lost, hubs: [`127.0.0.1:${strange.port}`] }))
    await greta.page.getByRole('button', { name: 'Knock at the door' }).click()
    await greta.seesTrouble('Something answered at the hub’s address, but it is not a Snug hub.')
    await greta.page.getByRole('button', { name: 'Stop waiting' }).click()
    await greta.page.getByLabel('Invitation link').fill(formatInvitation({ ...link, hubs: [NOWHERE] }))
    await greta.page.getByRole('button', { name: 'Knock at the door' }).click()
    await greta.page.getByText('Linked with').waitFor({ timeout: 30_000 })
    await greta.context.close()
    strange.close()
  })

  test('of one’s own that answers rubbish is told, before there is a room and in it', async () => {
    const greta = await stage.arrive((_, page) =>
      page.routeWebSocket(/^ws:/, (socket) => {
        socket.onMessage(() => undefined)
        socket.send('{"type":"welcome","hub":"another"}')
      }),
    )
    await greta.knock('Greta', await anna.invite())
    await greta.seesTrouble('Something answered at the hub’s address, but it is not a Snug hub.')
    await greta.page.getByRole('button', { name: 'Stop waiting' }).click()
    await greta.page.getByRole('button', { name: 'Back' }).click()
    await greta.foundRoom('Greta', 'Garden')
    await greta.page.getByText('What answers in the hub’s place is not a Snug hub').waitFor()
    await greta.post('Kept all the same')
    await greta.seesSaved('Saved here')
    await greta.restart()
    await greta.sees('Kept all the same')
    await greta.context.close()
  })

  test('that goes down parts nobody who is linked; nobody new is found until it is back, with another token', async () => {
    const port = Number(new URL(stage.edition.url).port)
    const greta = await stage.arrive()
    const link = await anna.invite()
    let again: BrowserEdition | undefined
    try {
      await stage.edition.close()
      await anna.post('The hub is gone.')
      await idris.sees('The hub is gone.')
      await anna.seesSaved('Saved here, and with Idris')
      await greta.knock('Greta', link)
      await greta.seesTrouble('The hub where members find each other cannot be reached.')
      await idris.context.close()
      await anna.page
        .getByText('The hub does not answer, so nobody new can be found. What you write is saved here.')
        .waitFor({ timeout: 20_000 })
      await anna.post('To myself, for now.')
      await anna.seesSaved(/^Saved here$/)

      await until(async () => {
        again = await serveEdition(port)
        if (new URL(again.url).port === String(port)) return true
        // Any program on this machine may have got the port for a moment.
        await again.close()
        return false
      }, 'the port is free')
      // Nobody has touched anything: the one waits at the door, the other in the room.
      await greta.sees('To myself, for now.', 60_000)
      await anna.page.getByText('Linked with Greta').waitFor({ timeout: 30_000 })
      await anna.seesSaved('Saved here, and with Greta')
    } finally {
      await again?.close()
    }
  })
})
