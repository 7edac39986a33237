import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium'
import type { Stage } from '../support/stage'
import { serveStage } from '../support/stage'

let stage: Stage
beforeAll(async () => {
  stage = await serveStage()
})
afterAll(() => stage?.close())

test('the first screen is drawn from code that the page names itself, and nothing tries what its policy forbids', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addInitScript(() => {
      const tried: string[] = []
      Object.assign(window, { tried })
      document.addEventListener('securitypolicyviolation', (event) => tried.push(event.violatedDirective))
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(stage.edition.url)
    await page.getByLabel('Your name').waitFor({ timeout: 30_000 })
    expect(await page.evaluate(() => (window as unknown as { tried: string[] }).tried)).toEqual([])
    // As it came: later the page names more by itself, when it asks for it.
    const html = await (await fetch(stage.edition.url)).text()
    const named = [...html.matchAll(/(?:href|src)="\.(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    // Whoever waits for one file before asking for the next waits twice.
    const code = asked.filter((path) => /\.(js|css)$/.test(path) && !/worker/i.test(path))
    expect(code.filter((path) => !named.includes(path))).toEqual([])
    expect(named.length).toBeGreaterThan(3)
    // In turns: no single file holds all of it.
    expect(named.filter((path) => code.includes(path)).length).toBeGreaterThan(3)
    // The browser believes this in the first line only.
    const drawing = named.filter((path) => /\/(client|screens)-[^/]*\.js$/.test(path))
    expect(drawing.length).toBe(2)
    for (const path of drawing)
      expect(await (await fetch(`${stage.edition.url}${path}`)).text()).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
  } finally {
    await browser.close()
  }
})

test('a first note can be written although the server that Snug came from has gone', async () => {
  const anna = await stage.arrive()
  const editor = anna.page.waitForResponse(/NoteScreen-[^/]*\.js$/, { timeout: 60_000 })
  await anna.foundRoom('Anna', 'Reading circle')
  await (await editor).finished()
  await anna.page.waitForTimeout(1_000)
  await anna.context.setOffline(true)
  await anna.newNote('Written without a server')
  await anna.write('Here it is.')
  expect(await anna.noteText()).toContain('Here it is.')
})
