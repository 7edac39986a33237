import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { galleryStories } from '../support/galleryStories'
import { htmlOf, isFocused, paste, textOf } from '../support/noteScreen'

const { show, findings, expectComplaints, ...stories } = galleryStories({ inPlace: true })
let page: Page
beforeAll(() => {
  page = stories.page()
})

const text = (): Locator => textOf(page)
const html = (): Promise<string> => htmlOf(page)
const title = (): Locator => page.getByRole('textbox', { name: 'Title' })
const tool = (name: string): Locator => page.getByRole('toolbar').getByRole('button', { name, exact: true })
const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const menu = async (entry: string): Promise<void> => {
  await button('More for this note').click()
  await page.getByRole('menuitem', { name: entry }).click()
}
const tell = (event: string): Promise<void> =>
  page.evaluate((name) => void window.dispatchEvent(new Event(name)), event)
/** An empty note, ready to be written on. */
const blank = async (): Promise<void> => {
  await show('note-empty')
  await expect.poll(() => isFocused(text())).toBe(true)
}

describe('whatever opens in a note passes axe', () => {
  const opened: Readonly<Record<string, () => Promise<void>>> = {
    'the menu': async () => {
      await button(/^(More for this note|Plus pour cette note)$/).click()
      await page.getByRole('menu').waitFor()
    },
    'the link dialog': async () => {
      await text().getByText('Tove Jansson').click()
      await page.keyboard.press('Control+Shift+K')
      await page.getByRole('dialog').waitFor()
    },
    'the line under a link': async () => {
      await text().locator('a[href]').click()
      await page.getByRole('button', { name: /https:\/\/library\.example/ }).waitFor()
    },
    'the tools of a table': async () => {
      await text().locator('td').first().click()
      await button(/^(Remove the table|Retirer le tableau)$/).waitFor()
    },
    'a table in which cells are marked': async () => {
      await text().locator('td').first().click()
      await button(/^(Remove the table|Retirer le tableau)$/).waitFor()
      await page.keyboard.press('Shift+ArrowDown')
      await text().locator('.selectedCell').first().waitFor()
    },
    'what a page further down shows': async () => {
      await text().locator('hr').scrollIntoViewIfNeeded()
    },
    'a note that can only be read, to its end': async () => {
      await text().waitFor()
      await tell('gallery:strange')
      await page.getByRole('alert').waitFor()
      await page.locator('hr').scrollIntoViewIfNeeded()
    },
  }
  for (const [name, open] of Object.entries(opened)) {
    test.each([
      { theme: 'paper', lang: 'en' },
      { theme: 'lamplight', lang: 'fr' },
    ])(`${name}, in $theme, $lang`, async (look) => {
      await show('note', look)
      await open()
      // A colour that is still fading in has not its contrast yet.
      await page.waitForTimeout(200)
      expect(await findings()).toEqual([])
    })
  }
})

test('no style comes into the page but from its style sheets', async () => {
  await show('note')
  await text().locator('td').first().click()
  await expect.poll(() => page.locator('style').count()).toBe(0)
  await expect.poll(() => text().locator('[style]:not(span)').count()).toBe(0)
})

describe('with keys alone', () => {
  test('Enter leads from the title to the text, Escape and Alt+F10 to the tools, Shift+Tab back', async () => {
    await blank()
    await title().focus()
    await page.keyboard.press('End')
    await page.keyboard.type(', and answers')
    await page.keyboard.press('Enter')
    await page.keyboard.type('First words')
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(tool('Bold'))).toBe(true)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => isFocused(tool('Italic'))).toBe(true)
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => isFocused(text())).toBe(true)
    await page.keyboard.press('Alt+F10')
    await page.getByRole('tooltip').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(text())).toBe(true)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => isFocused(title())).toBe(true)
    await page.keyboard.press('Tab')
    await expect.poll(() => isFocused(text())).toBe(true)
    await expect.poll(() => title().inputValue()).toMatch(/, and answers$/)
    await expect.poll(html).toBe('<p>First words</p>')
  })

  test('a tool does its work and gives the text back', async () => {
    await blank()
    await page.keyboard.type('Words')
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(text())).toBe(true)
    await expect.poll(html).toBe('<p><strong>Words</strong></p>')
    await expect.poll(() => tool('Bold').getAttribute('aria-pressed')).toBe('true')
  })

  test('Tab moves an item in and out and never leaves the list', async () => {
    await blank()
    await page.keyboard.type('- one')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('under it')
    await expect.poll(html).toBe('<ul><li><p>one</p><ul><li><p>under it</p></li></ul></li></ul>')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => isFocused(text())).toBe(true)
  })

  test('a task is ticked with Ctrl+Enter, and with the box', async () => {
    await blank()
    await page.keyboard.type('[ ] soup')
    const box = text().getByRole('checkbox', { name: 'Done: soup' })
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => box.isChecked()).toBe(true)
    await box.click()
    await expect.poll(() => box.isChecked()).toBe(false)
    await tool('Tick the task, or take the tick away').click()
    await expect.poll(() => box.isChecked()).toBe(true)
    await expect.poll(() => text().locator('li').count()).toBe(1)
  })

  test('a table grows and shrinks where the caret is', async () => {
    await blank()
    await tool('Insert a table').click()
    const size = async (): Promise<string> =>
      `${await text().locator('tr').count()} x ${await text().locator('tr').first().locator('th, td').count()}`
    await expect.poll(size).toBe('3 x 3')
    await page.keyboard.type('Who')
    await page.keyboard.press('Tab')
    await page.keyboard.type('What')
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(`Alt+Shift+${key}`)
    await expect.poll(size).toBe('5 x 5')
    await page.keyboard.press('Alt+Shift+Delete')
    await page.keyboard.press('Alt+Shift+Backspace')
    await expect.poll(size).toBe('4 x 4')
    await expect.poll(() => text().locator('table').innerText()).not.toContain('What')
    await tool('Remove the table').click()
    await expect.poll(html).toBe('<p></p>')
  })

  test('Shift+Tab goes back a cell, Enter goes on within one, and the tools are reached from there and lead back', async () => {
    await blank()
    await tool('Insert a table').click()
    await page.keyboard.type('Who')
    await page.keyboard.press('Tab')
    await page.keyboard.type('What')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('of us')
    await expect.poll(() => text().locator('th').first().innerHTML()).toBe('<p>Who</p><p>of us</p>')
    await expect.poll(() => text().locator('tr').count()).toBe(3)
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(page.getByRole('toolbar'))).toBe(true)
    for (let at = 0; at < 30 && !(await isFocused(tool('Remove the column'))); at += 1)
      await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(text())).toBe(true)
    const cells = await text().locator('tr').first().locator('th').allInnerTexts()
    expect(cells.map((words) => words.trim())).toEqual(['What', ''])
  })

  test('a list of tasks is gone through by Enter: a new one is not done, an empty one ends the list', async () => {
    await blank()
    await page.keyboard.type('[ ] soup')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('bread')
    const box = (words: string): Locator => text().getByRole('checkbox', { name: `Done: ${words}` })
    expect([await box('soup').isChecked(), await box('bread').isChecked()]).toEqual([true, false])
    await box('bread').focus()
    await page.keyboard.press('Space')
    await expect.poll(() => box('bread').isChecked()).toBe(true)
    await text().getByText('bread', { exact: true }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('After it')
    await expect.poll(() => text().locator('li').count()).toBe(2)
    await expect.poll(() => text().locator(':scope > p').innerText()).toBe('After it')
  })

  test('Tab in the last cell begins a row; the arrow leads out of the table', async () => {
    await blank()
    await tool('Insert a table').click()
    for (let at = 0; at < 9; at += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('new row')
    await expect.poll(() => text().locator('tr').count()).toBe(4)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('under it')
    await expect.poll(html).toMatch(/<\/table><\/div><p>under it<\/p>$/)
  })
})

describe('links', () => {
  test('are set on what is selected, shown as they are, changed and taken away', async () => {
    await blank()
    await page.keyboard.type('the library')
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Control+Shift+K')
    const address = page.getByRole('textbox', { name: 'Address' })
    await address.fill('library.example/hours')
    await address.press('Enter')
    await expect.poll(() => isFocused(text())).toBe(true)
    await expect.poll(html).toBe('<p><a href="https://library.example/hours">the library</a></p>')
    await button('Open https://library.example/hours').waitFor()
    await button('Change the link').click()
    await address.fill('anna@example.org')
    await button('Set the link').click()
    await button('Open mailto:anna@example.org').waitFor()
    await button('Change the link').click()
    await button('Remove the link').click()
    await expect.poll(html).toBe('<p>the library</p>')
  })

  test('lead only where Snug follows', async () => {
    await blank()
    await tool('Link').click()
    const address = page.getByRole('textbox', { name: 'Address' })
    await address.fill('javascript:alert(1)')
    await address.press('Enter')
    await page.getByText('Snug follows only addresses').waitFor()
    await expect.poll(() => address.inputValue()).toBe('javascript:alert(1)')
    await page.keyboard.press('Escape')
    await expect.poll(html).toBe('<p></p>')
  })

  test('are followed neither by a press nor inside of the window', async () => {
    await show('note')
    const before = page.url()
    await text().locator('a[href]').click()
    await text()
      .locator('a[href]')
      .click({ modifiers: ['Control'] })
    await text().locator('a[href]').click({ button: 'middle' })
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
  })
})

describe('pasting', () => {
  const MARKDOWN = '# Thursday\n\n- [x] soup\n- [ ] bread\n\n| a | b |\n| :-: | - |\n| 1 | **2** |'

  test('Markdown becomes what it means; one undo takes it back', async () => {
    await blank()
    await paste(page, 'text/plain', MARKDOWN)
    await expect.poll(() => text().locator('h1').innerText()).toBe('Thursday')
    await expect.poll(() => text().getByRole('checkbox', { name: 'Done: soup' }).isChecked()).toBe(true)
    await expect.poll(() => text().locator('td strong').innerText()).toBe('2')
    await expect.poll(() => text().locator('td').first().getAttribute('align')).toBe('center')
    await page.keyboard.press('Control+Z')
    await expect.poll(html).toBe('<p></p>')
  })

  test('Markdown stays the characters it is among lines of code, and ordinary sentences stay sentences', async () => {
    await blank()
    await page.keyboard.type('``` ')
    await paste(page, 'text/plain', '# not a heading')
    await expect.poll(html).toBe('<pre><code># not a heading</code></pre>')
    await blank()
    await paste(page, 'text/plain', 'It costs 5 * 3 = 15. See you - perhaps - on Thursday.')
    await expect.poll(html).toBe('<p>It costs 5 * 3 = 15. See you - perhaps - on Thursday.</p>')
  })

  test('HTML brings its words and their structure, and nothing else', async () => {
    // The browser tells of each style and handler that it does not let in.
    expectComplaints(/violates the following Content Security Policy directive/)
    await blank()
    await paste(
      page,
      'text/html',
      '<h2 style="color:red" onclick="alert(1)">Hours</h2><script>alert(2)</script><img src="https://elsewhere.example/x.png" onerror="alert(3)"><p>open <a href="javascript:alert(4)">late</a> <a href="https://library.example">here</a></p>',
    )
    await expect.poll(html).toBe('<h2>Hours</h2><p>open late <a href="https://library.example">here</a></p>')
  })

  test('too much at once is not pasted, and it is said so', async () => {
    await blank()
    await paste(page, 'text/plain', 'a'.repeat(1_000_001))
    await page.getByRole('status').getByText('too much to paste at once').waitFor()
    await expect.poll(html).toBe('<p></p>')
    await button('Put away').click()
    await expect.poll(() => page.getByText('too much to paste at once').count()).toBe(0)
  })
})

describe('a note as a whole', () => {
  test('says what kept it from opening, and opens when that is gone', async () => {
    await show('note-failed')
    await page.getByRole('alert').waitFor()
    await button('Try again').click()
    await page.getByRole('alert').waitFor()
    await expect.poll(() => text().count()).toBe(0)
    await tell('gallery:mend')
    await button('Try again').click()
    await text().waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  test('goes out as a Markdown file, and says when it is there', async () => {
    await show('note')
    await menu('Save as a Markdown file')
    await page.getByRole('status').getByText('The Markdown file is saved.').waitFor()
  })

  test('begins from a Markdown file; a file that cannot be one is refused in words', async () => {
    await show('note-empty')
    const file = page.locator('input[type="file"]')
    await file.setInputFiles({ name: 'big.md', mimeType: 'text/markdown', buffer: Buffer.alloc(5_000_000, 'a') })
    await page.getByRole('alert').getByText('could not be read as a note').waitFor()
    await button('Put away').click()
    await file.setInputFiles({ name: 'list.md', mimeType: 'text/markdown', buffer: Buffer.from('# List') })
    await expect.poll(() => title().inputValue()).toBe('Winter list')
  })

  test('says who else is in it, and where it is saved', async () => {
    await show('note')
    await page.getByText('Idris Benali is here too').waitFor()
    await page.getByText('Saved here', { exact: true }).waitFor()
    await text().click()
    await page.keyboard.type('more')
    await page.getByText('Saving…', { exact: true }).waitFor()
    await page.getByText('Saved here', { exact: true }).waitFor()
  })
})

test('a note that has become larger than others take says so, and is written on', async () => {
  await show('note-full')
  const notice = page.getByRole('alert')
  await notice.getByText('This note has become larger than a note can be.').waitFor()
  await expect.poll(() => notice.locator('p').count()).toBe(3)
  await text().click()
  await page.keyboard.type('More than that. ')
  await page.getByText('More than that.').waitFor()
})

describe('what this version does not know', () => {
  test('is read, as far as it goes, and not touched', async () => {
    await show('note-strange')
    const notice = page.getByRole('alert')
    await notice.waitFor()
    await expect.poll(() => notice.locator('p').count()).toBe(3)
    await page.getByText('A picture that stands in the air').waitFor()
    await expect.poll(() => text().count()).toBe(0)
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(0)
    await expect
      .poll(() => page.getByRole('checkbox', { name: 'Done: Tell Tomasz about the stairs' }).isChecked())
      .toBe(true)
    await notice.getByRole('button', { name: 'Begin a copy' }).click()
    await expect.poll(() => title().inputValue()).toBe('Winter list')
  })

  test('takes the editor away from who is writing, and gives it back when it is gone', async () => {
    await blank()
    await page.keyboard.type('In the middle of a sen')
    await tell('gallery:strange')
    await page.getByText('A picture that stands in the air').waitFor()
    await page.keyboard.type('tence')
    await page.getByText('In the middle of a sen').waitFor()
    await tell('gallery:known')
    await text().waitFor()
    await expect.poll(html).toBe('<p>In the middle of a sen</p>')
    await text().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('tence')
    await expect.poll(html).toBe('<p>In the middle of a sentence</p>')
  })
})
