import { describe, expect, test } from 'vitest'
import type { Two } from '../support/stageOfTwo'
import { stageOfTwo } from '../support/stageOfTwo'
import { tearRows } from '../support/tearRows'

const TORN = 'Something that was stored on this machine had been damaged.'

describe('a disk that has damaged part of what was said', () => {
  let { stage, anna, idris } = {} as Two
  stageOfTwo(async (two) => {
    ;({ stage, anna, idris } = two)
    for (const at of [1, 2, 3, 4, 5]) {
      await anna.post(`Anna’s line ${at}.`)
      await idris.sees(`Anna’s line ${at}.`)
      await idris.post(`Idris’ line ${at}.`)
      await anna.sees(`Idris’ line ${at}.`)
    }
    await anna.seesSaved('Saved here, and with Idris')
  })

  const all = [1, 2, 3, 4, 5].flatMap((at) => [`Anna’s line ${at}.`, `Idris’ line ${at}.`])
  const tear = async (doc: string): Promise<void> => {
    await anna.page.goto(`${stage.edition.url}/nothing`)
    expect(await tearRows(anna.page, { doc })).toBeGreaterThan(0)
    await anna.page.goto(stage.edition.url)
  }
  const everythingIsBack = async (): Promise<void> => {
    for (const text of all) await anna.sees(text, 40_000)
    // From the disk alone, too.
    await anna.page.reload()
    for (const text of all) await anna.sees(text, 40_000)
    expect(await anna.page.getByText(TORN).count()).toBe(0)
  }

  test('of the conversation: it is told, and all of it comes back from the other', async () => {
    await tear('talk/')
    await anna.seesTrouble(TORN)
    await everythingIsBack()
  })

  test('of its words: they come back too', async () => {
    await tear('words')
    await anna.seesTrouble(TORN)
    await everythingIsBack()
  })

  test('costs nobody the link, and what is written from then on reaches both', async () => {
    await idris.post('And what now?')
    await anna.sees('And what now?')
    await anna.post('We go on.')
    await idris.sees('We go on.')
    await anna.seesSaved('Saved here, and with Idris')
  })
})
