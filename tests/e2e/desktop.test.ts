import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatInvitation } from '#shared/protocol/invitation'
import type { InvitationId, RoomId } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { ownNetworks } from '../../electron/hub/nearby/ownNetworks'
import { comeIn, foundRoom, inviteOne, say } from '../support/desktopRoom'
import { desktopStories, noDesktop, whyNoDesktop } from '../support/desktopStories'
import { tearFileList, tearLog } from '../support/tornLog'
import { filmQr } from '../support/qrPictures'

describe.skipIf(noDesktop)(`the packaged desktop application${whyNoDesktop}`, () => {
  const { start } = desktopStories()

  test('founds a room, and a second member on another hub joins it by its invitation', async () => {
    const anna = await start()
    await foundRoom(anna)
    const link = await inviteOne(anna)
    const idris = await start()
    await comeIn(idris, anna, link)

    await say(idris, 'Good evening, Anna.')
    await anna.sees('Good evening, Anna.')
    await idris.sees('Saved here, and with Anna')

    // Killed in the middle of a write and started again, everything is there, and so is the device's key.
    await idris.desktop.kill()
    await tearLog(idris.desktop.profile)
    // And as the database's list of files was changed: all that came after was gone at the start after the next.
    await tearFileList(idris.desktop.profile)
    const again = await start({ profile: idris.desktop.profile })
    await again.sees('Good evening, Anna.', 30_000)
    await again.sees('Linked with Anna', 60_000)
    await say(again, 'Here again.')
    await anna.sees('Here again.')
    // Anna may read it before Idris's disk has it; only what is called saved has to outlive him.
    await again.desktop.until(
      `document.body.innerText.split('Here again.').at(-1).includes('Saved here, and with Anna')`,
      'what was said is called saved',
    )
    await anna.desktop.kill()
    // What was written behind the torn record costs nothing either.
    await again.desktop.kill()
    const alone = await start({ profile: idris.desktop.profile })
    await alone.sees('Good evening, Anna.', 30_000)
    await alone.sees('Here again.')
  })

  test('says so when everything that it had stored is gone', async () => {
    const anna = await start()
    await foundRoom(anna)
    await anna.desktop.kill()
    await rm(join(anna.desktop.profile, 'IndexedDB'), { recursive: true })
    const again = await start({ profile: anna.desktop.profile })
    await again.sees('What Snug had stored on this machine is gone.')
  })

  test('shows its page from its own scheme, with nothing of Node, under a strict policy', async () => {
    const { desktop } = await start()
    await desktop.until(`document.body.innerText.includes('Found a room')`, 'the arrival')
    expect(await desktop.evaluate('location.href')).toBe('app://snug/index.html')
    expect(await desktop.evaluate('[typeof require, typeof process, typeof module].join()')).toBe(
      'undefined,undefined,undefined',
    )
    expect(await desktop.evaluate('isSecureContext')).toBe(true)
    expect(await desktop.evaluate('Object.keys(snug).sort().join()')).toBe(
      'beginFile,chooseStaying,endFile,hub,inSight,invitation,keyProtection,onInSight,onInvitation,openLink,pagePdf,printPage,putFile,setReachable,showWindow,speak,staying,unwrapKey,version,wrapKey',
    )
    // Text never becomes code, and nothing is fetched from anywhere else.
    expect(
      await desktop.evaluate(`(() => { try { return new Function('return 1')() } catch { return 'refused' } })()`),
    ).toBe('refused')
    expect(
      await desktop.evaluate(`new Promise((done) => {
        const script = document.createElement('script')
        script.textContent = 'window.ran = true'
        document.body.append(script)
        setTimeout(() => done(window.ran ?? 'refused'), 100)
      })`),
    ).toBe('refused')
    expect(await desktop.evaluate(`fetch('http://127.0.0.1:9/').then(() => 'fetched', () => 'refused')`)).toBe(
      'refused',
    )
  })

  test('puts a note onto paper, and its page goes on meanwhile', async () => {
    const anna = await start()
    const { desktop } = anna
    await foundRoom(anna)
    await anna.click('New note')
    await anna.fill('Title', 'Winter list')
    await anna.click('Begin the note')
    await desktop.until(`document.querySelector('.ProseMirror') !== null`, 'the text')
    await desktop.evaluate(`document.querySelector('.ProseMirror').focus()`)
    await desktop.type('Five titles, two of them short. '.repeat(300))
    await anna.sees('Saved here')

    // There is no printer here: the application says so, and goes on. The page's own print() would stop it.
    expect(await desktop.evaluate('snug.printPage()')).toBe('no-printer')
    const paper = Buffer.from(
      await desktop.evaluate<string>(`snug.pagePdf().then((bytes) => {
        let text = ''
        for (const byte of bytes) text += String.fromCharCode(byte)
        return btoa(text)
      })`),
      'base64',
    ).toString('latin1')
    expect(paper.slice(0, 5)).toBe('%PDF-')
    // The text goes on over pages; nothing of what stands around it on screen is there.
    const pages = paper.match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages.length).toBeLessThanOrEqual(6)
    await anna.sees('Saved here')
  })

  test('refuses other pages, windows, files and devices', async () => {
    // With a camera and a microphone that the system would give.
    const { desktop } = await start({ args: ['--use-fake-device-for-media-stream'] })
    await desktop.until(`document.body.innerText.includes('Found a room')`, 'the arrival')
    expect(await desktop.evaluate(`window.open('app://snug/index.html') === null`)).toBe(true)
    await desktop.evaluate(`void (location.href = 'data:text/html,gone')`).catch(() => undefined)
    await desktop.evaluate(`void (location.href = 'app://elsewhere/index.html')`).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await desktop.evaluate('location.href')).toBe('app://snug/index.html')
    expect(await desktop.evaluate(`fetch('app://snug/../main/main.cjs').then(({ status }) => status)`)).toBe(404)
    expect(await desktop.evaluate(`fetch('app://snug/%2e%2e/%2e%2e/package.json').then(({ status }) => status)`)).toBe(
      404,
    )
    const media = (wanted: string): Promise<string> =>
      desktop.evaluate(`navigator.mediaDevices.getUserMedia(${wanted}).then(() => 'given', ({ name }) => name)`)
    for (const wanted of ['{ audio: true }', '{ audio: true, video: true }'])
      expect(await media(wanted)).toBe('NotAllowedError')
    expect(
      await desktop.evaluate(`navigator.mediaDevices.getDisplayMedia().then(() => 'given', () => 'refused')`),
    ).toBe('refused')
    expect(
      await desktop.evaluate(`navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)`),
    ).toBe('denied')
    // What it may: to notify, and to keep what it stores.
    expect(await desktop.evaluate('Notification.permission')).toBe('granted')
    expect(await desktop.evaluate('Notification.requestPermission()')).toBe('granted')
    expect(await desktop.evaluate('navigator.storage.persist()')).toBe(true)
  })

  test('reads an invitation’s QR code with the camera, and turns it off again', async () => {
    const link = formatInvitation({
      room: `${'R'.repeat(42)}A` as RoomId,
      invitation: `${'I'.repeat(42)}A` as InvitationId,
      seed: new Uint8Array(32).fill(7),
      expiresAt: Date.now() + 1_000_000,
      hubs: ['192.168.1.20:4040'],
    })
    const film = join(tmpdir(), `snug-film-${process.pid}.y4m`)
    await filmQr(film, link)
    const { desktop, ...idris } = await start({
      args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
    })
    await idris.click('Open an invitation')
    await idris.click('Use the camera')
    await idris.sees('The invitation has been read')
    expect(await desktop.evaluate(`[...document.querySelectorAll('textarea')].map((one) => one.value).join()`)).toBe(
      link,
    )
    expect(await desktop.evaluate(`document.querySelector('video')`)).toBe(null)
    await rm(film)
  })

  test('asks for the passphrase once one is set, also after it was killed; an invitation that comes meanwhile waits', async () => {
    const first = await start()
    await foundRoom(first)
    await say(first, 'The first words')
    await first.sees('Saved here')
    await first.click('Settings')
    await first.click('Set a passphrase')
    await first.fill('The new passphrase', 'lantern velvet orchard pickle')
    await first.fill('Once more', 'lantern velvet orchard pickle')
    await first.desktop.press('Enter')
    await first.sees('Snug is locked.', 30_000)
    await first.desktop.kill()

    const { profile } = first.desktop
    const again = await start({ profile })
    await again.sees('Snug is locked.', 30_000)
    const link = `snug://join#${'A'.repeat(60)}`
    await expect(start({ profile, args: [link] })).rejects.toThrow()
    await again.fill('Passphrase', 'lantern velvet orchard')
    await again.desktop.press('Enter')
    await again.sees('This is not the passphrase that was set.', 30_000)
    await again.fill('Passphrase', ' pickle')
    await again.desktop.press('Enter')
    await again.desktop.until(
      `[...document.querySelectorAll('textarea, input')].some((one) => one.value === ${JSON.stringify(link)})`,
      'the invitation after unlocking',
      30_000,
    )
    await again.click('Back')
    await again.click('Back to Reading circle')
    await again.sees('The first words')
    expect(again.desktop.output()).not.toContain('lantern')
  })

  test.skipIf(ownNetworks().length === 0)(
    `looks for others in its network once it is reachable there, and at the next start too${ownNetworks().length === 0 ? ' (not here: this machine is in no network)' : ''}`,
    async () => {
      const anna = await start()
      await foundRoom(anna)
      await anna.click('Settings')
      await anna.turn('Reachable in this network')
      await anna.sees('are found by themselves. Just now there is none.')
      await anna.desktop.kill()
      const again = await start({ profile: anna.desktop.profile })
      await again.click('Settings')
      await again.sees('are found by themselves. Just now there is none.', 30_000)
    },
  )

  test('answers the page only in the agreed form', async () => {
    const { desktop } = await start()
    await desktop.until(`document.body.innerText.includes('Found a room')`, 'the arrival')
    const answer = (call: string): Promise<string> =>
      desktop.evaluate(`${call}.then(() => 'done', ({ message }) => message)`)
    expect(await answer(`snug.setReachable('yes')`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.beginFile('')`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.putFile(1, new Uint8Array(5 * 1024 * 1024))`)).toMatch(/not what was agreed/)
    // Of a file that nobody was asked for nothing is written.
    expect(await answer(`snug.putFile(1, new Uint8Array(1))`)).toMatch(/failed/)
    expect(await answer(`snug.wrapKey(new Uint8Array(1024 * 1024))`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.showWindow()`)).toBe('done')
    expect(await answer(`snug.speak('fr')`)).toBe('done')
    expect(await answer(`snug.chooseStaying('staysOn', 'yes')`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.chooseStaying('everything', true)`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.speak('de')`)).toMatch(/not what was agreed/)
    expect(await answer(`snug.openLink('file:///etc/passwd')`)).toMatch(/failed/)
    expect(await answer(`snug.openLink('javascript:alert(1)')`)).toMatch(/failed/)
    const same = `snug.wrapKey(new Uint8Array([1, 2, 3])).then((wrapped) => snug.unwrapKey(wrapped)).then((bytes) => [...bytes].join())`
    expect(await desktop.evaluate(same)).toBe('1,2,3')
  })

  test('is open once per profile, and hands an invitation over to the first', async () => {
    const first = await start()
    await first.sees('Found a room')
    const link = `snug://join#${'A'.repeat(60)}`
    await expect(start({ profile: first.desktop.profile, args: [link] })).rejects.toThrow()
    await first.desktop.until(
      `[...document.querySelectorAll('textarea, input')].some((one) => one.value === ${JSON.stringify(link)})`,
      'the invitation in the first window',
    )
  })
})
