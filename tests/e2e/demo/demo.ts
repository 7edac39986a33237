import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserEdition } from '../../../electron/hub/browserEdition'
import type { Profile } from '../../support/chromium'
import { openProfile, removeProfile } from '../../support/chromium'
import { checkSums } from '../../support/checkSums'
import type { SnugPage } from '../../support/snugPage'
import { snugPage } from '../../support/snugPage'
import { RELAY_ARGS, startUdpRelay, useRelay } from '../../support/udpRelay'
import { until } from '../../support/until'

const letters = (text: string): string => [...text.replaceAll(/\s/g, '')].sort().join('')

export type DemoOptions = {
  /** The served browser edition, whose hub both members use. */
  readonly edition: Pick<BrowserEdition, 'url'>
  /** Where archive.zip and the pictures go. */
  readonly out: string
  say(line: string): void
}

/** Two members, each with a Chromium of their own, from the first start to the archive. Throws where anything fails. */
export const runDemo = async ({ edition, out, say }: DemoOptions): Promise<void> => {
  await mkdir(out, { recursive: true })
  const relay = startUdpRelay()
  const open: Profile[] = []
  const folders = new Set<string>()
  const started = Date.now()
  const step = async <T>(line: string, task: () => Promise<T>): Promise<T> => {
    const before = Date.now()
    const result = await task()
    say(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line} (${Date.now() - before} ms)`)
    return result
  }
  const arrive = async (folder?: string): Promise<{ profile: Profile; snug: SnugPage }> => {
    const profile = await openProfile({ args: RELAY_ARGS, ...(folder ? { folder } : {}) })
    open.push(profile)
    folders.add(profile.folder)
    await useRelay(profile.context, relay)
    await profile.page.goto(edition.url)
    return { profile, snug: snugPage(profile.page) }
  }
  const picture = (snug: SnugPage, name: string): Promise<unknown> =>
    snug.page.screenshot({ path: join(out, `${name}.png`) })

  try {
    const { snug: anna } = await arrive()
    await picture(anna, '1-arrival')
    await step('Anna founds a room', () => anna.foundRoom('Anna', 'Reading circle'))
    const link = await step('Anna makes an invitation', () => anna.invite())
    let { snug: idris, profile: idrisProfile } = await arrive()
    await step('Idris opens it, knocks, and is admitted', () => idris.join('Idris', link))
    await step('they see each other in the room', async () => {
      await anna.page.getByText('Linked with Idris').waitFor({ timeout: 30_000 })
      await idris.page.getByText('Linked with Anna').waitFor({ timeout: 30_000 })
    })

    await step('Anna writes, Idris reads it', async () => {
      await anna.post('Has everyone finished the third chapter?')
      await idris.sees('Has everyone finished the third chapter?')
    })
    await step('Idris answers; it is saved with Anna', async () => {
      await idris.post('Yes, last night. The letter changes everything.')
      await anna.sees('The letter changes everything.')
      await idris.seesSaved('Saved here, and with Anna')
    })
    await picture(anna, '2-conversation')

    await step('both write in the same note at once', async () => {
      await anna.newNote('Questions for Thursday')
      await idris.openNote('Questions for Thursday')
      const [hers, his] = ['Who wrote the letter? ', 'Why did nobody answer it? ']
      await Promise.all([anna.write(hers), idris.write(his)])
      await until(async () => {
        const [a, b] = [await anna.noteText(), await idris.noteText()]
        // At one place at once, one's sentence may come to stand within the other's: no letter may be lost or twice.
        return a === b && letters(a) === letters(hers + his)
      }, 'both have the same note')
    })
    await picture(anna, '3-note')

    await step('the network between them is cut', async () => {
      relay.cut(true)
      await anna.page.getByText('Linked with Idris').waitFor({ state: 'hidden', timeout: 30_000 })
    })
    await step('apart, both go on writing', async () => {
      await anna.write('Anna wrote this alone. ')
      await idris.write('Idris wrote this alone. ')
      await Promise.all([anna.goToConversation(), idris.goToConversation()])
      await anna.post('I will bring the tea.')
      await idris.post('I will bring the biscuits.')
      await anna.seesSaved(/^Saved here$/)
    })
    await step('the network is back, and they find each other', async () => {
      relay.cut(false)
      await anna.page.getByText('Linked with Idris').waitFor({ timeout: 60_000 })
    })
    await step('both have everything, and know it', async () => {
      await Promise.all([anna.sees('I will bring the biscuits.'), idris.sees('I will bring the tea.')])
      await Promise.all([anna.seesSaved('and with Idris'), idris.seesSaved('and with Anna')])
      await Promise.all([anna.openNote('Questions for Thursday'), idris.openNote('Questions for Thursday')])
      await until(async () => {
        const [a, b] = [await anna.noteText(), await idris.noteText()]
        return a === b && a.includes('Anna wrote this alone') && a.includes('Idris wrote this alone')
      }, 'the notes have converged')
    })

    const saved = await step('Idris’s computer fails while he writes', async () => {
      await idris.goToConversation()
      for (let at = 1; at <= 12; at += 1) await idris.post(`Idris, line ${at}.`)
      await idris.seesSaved(/^Saved here/)
      const called = await idris.page
        .locator('article[data-message]')
        .evaluateAll((articles) =>
          articles
            .filter(
              (article) => !article.querySelector('p[data-state]') || article.querySelector('p[data-state="saved"]'),
            )
            .map((article) => article.querySelector('[id$="-words"]')?.textContent?.trim() ?? ''),
        )
      process.kill(idrisProfile.pid, 'SIGKILL')
      await idrisProfile.context.close().catch((error: unknown) => say(`         (${String(error).split('\n')[0]})`))
      return called
    })
    await step(`he starts again: all ${saved.length} messages that were called saved are there`, async () => {
      const again = await arrive(idrisProfile.folder)
      idris = again.snug
      idrisProfile = again.profile
      await idris.sees('Idris, line 1.', 30_000)
      await until(async () => {
        const texts = await idris.texts()
        return saved.every((text) => texts.includes(text))
      }, 'everything that was called saved is there')
    })
    await step('and Anna has them too', async () => {
      await anna.goToConversation()
      await until(async () => {
        const texts = await anna.texts()
        return saved.every((text) => texts.includes(text))
      }, 'Anna has what Idris saved')
    })

    const archive = await step('Anna exports the room', () => anna.exportArchive())
    const count = await step('the archive’s sums are right', async () => checkSums(archive))
    await writeFile(join(out, 'archive.zip'), archive)
    await picture(anna, '4-settings')
    say(`archive.zip: ${count} files, ${Math.round(archive.length / 1024)} KiB, in ${out}`)
  } catch (error) {
    for (const [at, { page }] of open.entries())
      await page.screenshot({ path: join(out, `failed-${at + 1}.png`) }).catch(() => undefined)
    throw error
  } finally {
    for (const profile of open) await profile.close().catch(() => undefined)
    relay.close()
    for (const folder of folders) await removeProfile(folder)
  }
}
