import { join } from 'node:path'
import { createTranslate } from '../../renderer/i18n/translate'
import { snugPage } from '../support/snugPage'
import { photograph, SIZES } from './photograph'
import { withTwoPeople } from './twoPeople'

const NAME = 'Idris Benali'
/** Milliseconds: machines knock again every half minute. */
const KNOCKS = 60_000
/** What Idris reads. */
const fr = createTranslate('fr')

/**
 * What each side sees when somebody is invited, waits at the door, is let in, given another role, and removed: Anna in
 * English by day, Idris in French by lamplight. It really happens, in two browsers; only the clocks are told the time.
 */
export const takeWalkPictures = (folder: string, say: (line: string) => void): Promise<void> =>
  withTwoPeople('2026-11-16T19:30', { idris: { colorScheme: 'dark', locale: 'fr-FR' } }, async ({ setTime, ...at }) => {
    const anna = snugPage(at.anna.page)
    const [door, desk] = [at.idris.page, at.anna.page]
    const picture = async (whose: 'anna' | 'idris', name: string): Promise<void> => {
      await photograph(at[whose].page, SIZES[0]!, join(folder, `${name}.png`))
      say(name)
    }
    const press = (label: string): Promise<void> => door.getByRole('button', { name: label, exact: true }).click()
    const people = (): Promise<void> =>
      desk.getByRole('navigation').getByRole('button', { name: 'People' }).first().click()
    const choose = async (deed: string): Promise<void> => {
      await desk.getByRole('button', { name: `Actions for ${NAME}` }).click()
      await desk.getByRole('menuitem', { name: deed }).click()
    }

    await anna.foundRoom('Anna Lindqvist', 'The Thursday Circle')
    await anna.post('Thursday at eight, at mine. The bell does not work; knock.')
    await setTime('2026-11-17T18:02')
    await desk.getByRole('button', { name: 'Invite someone' }).first().click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText('An organiser has to say yes', { exact: true }).click()
    await dialog.getByLabel('A note on it').fill('For Idris, whom I know from the library')
    await picture('anna', '01-anna-invites')
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    const field = dialog.getByRole('textbox', { name: 'Invitation link' })
    const link = await field.inputValue()
    await picture('anna', '02-anna-has-a-link')
    await dialog.getByRole('button', { name: 'Done' }).click()

    await setTime('2026-11-17T18:20')
    await door.getByLabel(fr('arrival.name')).fill(NAME)
    await press(fr('arrival.open'))
    await door.getByLabel(fr('arrival.link')).fill(link)
    await picture('idris', '03-idris-opens-the-link')
    await press(fr('arrival.openAction'))
    await door.getByText(fr('joining.askedHelp')).waitFor({ timeout: KNOCKS })
    await picture('idris', '04-idris-waits')

    await desk.getByRole('button', { name: `${NAME} waits for a yes.` }).click()
    await picture('anna', '05-anna-is-asked')
    await desk.getByRole('button', { name: `Say yes to ${NAME}` }).click()
    await press(fr('joining.again'))
    const composer = door.getByLabel(fr('composer.label'))
    await composer.waitFor({ timeout: KNOCKS })
    await setTime('2026-11-17T18:24')
    await composer.fill('Bonsoir ! J’ai trouvé la porte, et accroché mon manteau.')
    await composer.press('Enter')
    await anna.goToConversation()
    await anna.sees('accroché mon manteau')
    await anna.post('There you are. Welcome, Idris!')
    await door.getByText('Welcome, Idris!').first().waitFor()
    await picture('anna', '06-anna-has-company')
    await picture('idris', '07-idris-is-in')

    await setTime('2026-11-17T20:05')
    await people()
    await choose('Give another role')
    await dialog.getByText('Reader', { exact: true }).click()
    await picture('anna', '08-anna-gives-a-role')
    await dialog.getByRole('button', { name: 'Give this role' }).click()
    await door.getByText(fr('reason.reader')).waitFor({ timeout: KNOCKS })
    await picture('idris', '09-idris-reads')

    await setTime('2026-11-17T21:40')
    await choose('Remove from the room')
    await picture('anna', '10-anna-is-asked-again')
    await desk.getByRole('button', { name: `Remove ${NAME}` }).click()
    await door.getByText(fr('gone.perhaps', { names: 'Anna Lindqvist' })).waitFor({ timeout: 2 * KNOCKS })
    await picture('idris', '11-idris-is-outside')
    await picture('anna', '12-anna-after')
    await desk.getByRole('heading', { name: 'What Snug turned away' }).scrollIntoViewIfNeeded()
    await desk.getByText('no longer a member’s').waitFor({ timeout: KNOCKS })
    await picture('anna', '13-anna-is-told')
  })
