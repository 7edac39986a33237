import { formatInvitation, parseInvitation } from '#shared/protocol/invitation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stage, StageMember } from '../support/stage'
import { daysOff, serveStage } from '../support/stage'

/** One room, at whose door newcomers come one after the other. */
describe('an invitation that is no good', () => {
  let stage: Stage
  let anna: StageMember
  let link: string
  beforeAll(async () => {
    stage = await serveStage()
    anna = await stage.arrive()
    await anna.foundRoom('Anna', 'Reading circle')
    await anna.post('The first words')
    link = await anna.invite()
  })
  afterAll(() => stage?.close())

  /** What a newcomer has typed, which no refusal may take. */
  const typed = async ({ page }: StageMember): Promise<readonly string[]> => [
    await page.getByLabel('Your name').inputValue(),
    await page.getByLabel('Invitation link').inputValue(),
  ]
  const nobodyHasComeIn = (member: StageMember): Promise<void> =>
    member.page.getByText('Only you are in this room.').waitFor()

  test('broken: changed, none at all, or cut', async () => {
    const idris = await stage.arrive()
    const changed = `${link.slice(0, 60)}${link[60] === 'A' ? 'B' : 'A'}${link.slice(61)}`
    await idris.knock('Idris', changed)
    for (const broken of [changed, 'See you on Thursday!', link.slice(0, -5)]) {
      await idris.page.getByLabel('Invitation link').fill(broken)
      await idris.page.getByRole('button', { name: 'Knock at the door' }).click()
      await idris.seesTrouble('This is not a whole invitation link.')
      await expect.poll(() => typed(idris)).toEqual(['Idris', broken])
    }
  })

  test('expired, by the newcomer’s clock', async () => {
    const idris = await stage.arrive(daysOff(8))
    await idris.knock('Idris', link)
    await idris.seesTrouble('This invitation has expired.')
    await expect.poll(() => typed(idris)).toEqual(['Idris', link])
  })

  test('another room’s: its seed opens a door, but not that of the room it speaks of', async () => {
    const greta = await stage.arrive()
    await greta.foundRoom('Greta', 'Garden')
    const { room } = parseInvitation(await greta.invite())
    const forged = formatInvitation({ ...parseInvitation(link), room })
    const idris = await stage.arrive()
    await idris.knock('Idris', forged)
    await idris.seesTrouble('The machine that answered does not belong to the room of this invitation.', 60_000)
    await expect.poll(() => typed(idris)).toEqual(['Idris', forged])
    for (const member of [anna, greta]) await nobodyHasComeIn(member)
  })

  test('one’s own room’s', async () => {
    await anna.page.getByRole('button', { name: 'other rooms' }).click()
    await anna.page.getByText('Found or join another room').click()
    await anna.knock('Anna', link)
    await anna.seesTrouble('You are already a member of this room on this machine.')
    await expect.poll(() => typed(anna)).toEqual(['Anna', link])
    await anna.restart()
    await anna.sees('The first words')
  })

  test('used up: not the fault of who used it', async () => {
    const [idris, greta] = [await stage.arrive(), await stage.arrive()]
    // The right link works, with what a mail program makes of it.
    await idris.join('Idris', `Come in:\n> ${link.slice(0, 70)}\n> ${link.slice(70)}\nAnna`)
    await greta.knock('Greta', link)
    await greta.seesTrouble('This invitation has already been used as often as it may be.')
    await expect.poll(() => typed(greta)).toEqual(['Greta', link])
    await idris.post('I am in.')
    await anna.sees('I am in.')
    // A link for several people lets Greta in.
    await greta.page.getByLabel('Invitation link').fill(await anna.invite('5 people'))
    await greta.page.getByRole('button', { name: 'Knock at the door' }).click()
    await greta.sees('I am in.')
    for (const member of [idris, greta]) await member.context.close()
  })

  test('expired, by the clock of the machine at the door', async () => {
    const fresh = await anna.invite()
    await daysOff(8)(anna.context)
    await anna.restart()
    await anna.sees('The first words')
    const tove = await stage.arrive()
    await tove.knock('Tove', fresh)
    await tove.seesTrouble('This invitation has expired.')
    await expect.poll(() => typed(tove)).toEqual(['Tove', fresh])
    // Anna organises: she is told of it, among the people.
    await anna.page.getByRole('button', { name: 'People' }).click()
    const told = anna.page.getByRole('region', { name: 'What Snug turned away' })
    await told.getByText('knocked with an invitation of Anna that has expired.').waitFor()
  })

  test('nobody’s, since nobody is there: one waits, is told for what, and can stop', async () => {
    await anna.context.close()
    const tove = await stage.arrive()
    await tove.knock('Tove', link)
    await tove.page.getByText('Nobody has answered yet.').waitFor()
    await tove.page.getByRole('button', { name: 'Stop waiting' }).click()
    await expect.poll(() => typed(tove)).toEqual(['Tove', link])
  })
})
