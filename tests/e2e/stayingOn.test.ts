import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DesktopMember } from '../support/desktopMember'
import { comeIn, foundRoom, inviteOne, say } from '../support/desktopRoom'
import { desktopStories, noDesktop, whyNoDesktop } from '../support/desktopStories'
import type { Display } from '../support/display'
import { openDisplay } from '../support/display'

const STAY_ON = 'Stay on when the window is closed'

describe.skipIf(noDesktop)(`staying on${whyNoDesktop}`, () => {
  const { start, binary } = desktopStories()
  let display: Display
  let config = ''
  beforeAll(async () => {
    display = await openDisplay()
    config = await mkdtemp(join(tmpdir(), 'snug-config-'))
  })
  afterAll(async () => {
    await display.remove()
    await rm(config, { recursive: true })
  })

  /** At the display, with a folder of settings of their own. */
  const startHere = (options: Parameters<typeof start>[0] = {}): Promise<DesktopMember> =>
    start({ ...options, display: display.name, env: { XDG_CONFIG_HOME: config } })
  /** A start on a profile that is open already hands over to the first, and ends. */
  const startTwice = ({ desktop: { profile } }: DesktopMember, ...args: string[]): Promise<void> =>
    expect(startHere({ profile, args })).rejects.toThrow()
  const isShown = () => expect.poll(() => display.isShown(), { timeout: 20_000 })
  const hasEnded = ({ desktop }: DesktopMember) => expect.poll(() => desktop.process.exitCode, { timeout: 20_000 })
  const isChosen = (member: DesktopMember, choice: string, on: boolean): Promise<unknown> =>
    member.desktop.until(`snug.staying().then((staying) => staying.${choice} === ${on})`, `${choice}: ${on}`)

  test('ends with its window, unless something else is chosen', async () => {
    const anna = await startHere()
    await anna.sees('Found a room')
    await isShown().toBe(true)
    await display.askToClose()
    await hasEnded(anna).toBe(0)
  })

  test('goes on without a window once that is chosen, until somebody quits it', async () => {
    const anna = await startHere()
    await foundRoom(anna)
    const link = await inviteOne(anna)
    const idris = await start()
    await comeIn(idris, anna, link)
    await anna.click('Settings')
    await anna.turn(STAY_ON)
    await isChosen(anna, 'staysOn', true)
    await anna.click('Conversation')
    const seesAnna = (): Promise<boolean> =>
      idris.desktop.evaluate(
        `document.querySelector('[aria-labelledby="here-now"]')?.innerText.includes('Anna') ?? false`,
      )
    await expect.poll(seesAnna, { timeout: 20_000 }).toBe(true)
    await display.askToClose()
    await isShown().toBe(false)
    // She is not in the room any more, whatever her computer does.
    await expect.poll(seesAnna, { timeout: 30_000 }).toBe(false)

    // What is said meanwhile is kept here, as if somebody sat there; nobody does.
    await say(idris, 'Is anybody there?')
    await idris.sees('Saved here, and with Anna')
    expect(await anna.desktop.evaluate('document.hasFocus()')).toBe(false)
    // The page of a window out of sight would wait a second each time.
    const twentyTimes = `new Promise((done) => {
      const begun = performance.now()
      const again = (left) => (left === 0 ? done(performance.now() - begun) : setTimeout(again, 20, left - 1))
      again(20)
    })`
    expect(await anna.desktop.evaluate<number>(twentyTimes)).toBeLessThan(6_000)

    // The computer starts it once more, and nobody has asked for a window.
    await startTwice(anna, '--hidden')
    await anna.sees('Linked with Idris')
    expect(await display.isShown()).toBe(false)
    await startTwice(anna)
    await isShown().toBe(true)
    await anna.sees('Is anybody there?')
    await expect.poll(seesAnna, { timeout: 20_000 }).toBe(true)

    await display.press('Control', 'q')
    await hasEnded(anna).toBe(0)
    expect(await display.isShown()).toBe(false)
  })

  test('starts with the computer once that is chosen, without a window, and goes on', async () => {
    const anna = await startHere()
    await foundRoom(anna)
    const link = await inviteOne(anna)
    await anna.click('Settings')
    await anna.turn(STAY_ON)
    await isChosen(anna, 'staysOn', true)
    await anna.turn('Start with the computer')
    await isChosen(anna, 'startsWithComputer', true)
    const entry = join(config, 'autostart', 'snug.desktop')
    expect(await readFile(entry, 'utf8')).toContain(`\nExec=${binary()} --hidden\n`)
    const ended = once(anna.desktop.process, 'exit')
    await display.press('Control', 'q')
    await ended

    const again = await startHere({ profile: anna.desktop.profile, args: ['--hidden'] })
    await again.sees('Nothing has been said here yet.')
    const idris = await start()
    await comeIn(idris, again, link)
    await say(idris, 'Good evening, Anna.')
    await idris.sees('Saved here, and with Anna')
    expect(await display.isShown()).toBe(false)

    await startTwice(again)
    await isShown().toBe(true)
    await again.click('Settings')
    await again.turn('Start with the computer')
    await isChosen(again, 'startsWithComputer', false)
    await expect(readFile(entry)).rejects.toMatchObject({ code: 'ENOENT' })
    await again.turn(STAY_ON)
    await isChosen(again, 'staysOn', false)
    await display.askToClose()
    await hasEnded(again).toBe(0)
  })

  test('is on where there is no screen at all, once it was set up where there is one', async () => {
    const first = await startHere()
    await foundRoom(first)
    const link = await inviteOne(first)
    await first.desktop.close()

    const args = ['--hidden', '--ozone-platform=headless']
    const anna = await start({ profile: first.desktop.profile, display: false, args })
    await anna.sees('Nothing has been said here yet.')
    const idris = await start()
    await comeIn(idris, anna, link)
    await say(idris, 'Good evening, Anna.')
    await idris.sees('Saved here, and with Anna')
    // Started once more by somebody who looks for its window, it goes on.
    await expect(start({ profile: first.desktop.profile, display: false, args: args.slice(1) })).rejects.toThrow()
    await say(idris, 'Still there?')
    await idris.desktop.until(
      `document.body.innerText.split('Still there?').at(-1).includes('Saved here, and with Anna')`,
      'the second is saved there too',
    )
    // As whatever started it there ends it.
    anna.desktop.process.kill('SIGTERM')
    await hasEnded(anna).toBe(0)
  })

  test('says so where the computer does not take the choice, and goes on as before', async () => {
    await mkdir(config, { recursive: true })
    await rm(join(config, 'autostart'), { recursive: true, force: true })
    await writeFile(join(config, 'autostart'), 'a file where a folder should be')
    const anna = await startHere()
    await foundRoom(anna)
    await anna.click('Settings')
    await anna.turn('Start with the computer')
    await anna.sees('This computer did not take that choice.')
    await isChosen(anna, 'startsWithComputer', false)
    await rm(join(config, 'autostart'))
    await anna.desktop.close()
  })
})
