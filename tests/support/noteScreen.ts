import type { Locator, Page } from 'playwright-core'

/** The text of the note on screen, where it can be written on. */
export const textOf = (page: Page): Locator => page.locator('.ProseMirror')

/** What the text is made of, without others' carets and what only the editor needs. */
export const htmlOf = (page: Page): Promise<string> =>
  textOf(page).evaluate((editor) => {
    const copy = editor.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll('[data-name], br.ProseMirror-trailingBreak, label, img')) extra.remove()
    for (const selected of copy.querySelectorAll('span[class]')) selected.replaceWith(...selected.childNodes)
    copy.normalize()
    return copy.innerHTML.replaceAll(/ (?:class|data-placeholder|rel)="[^"]*"/g, '')
  })

/** Whether keys go to an element or to something inside of it. */
export const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(document.activeElement))

/** Pastes into the text what a clipboard would hold. */
export const paste = (page: Page, kind: 'text/plain' | 'text/html', pasted: string): Promise<void> =>
  textOf(page).evaluate(
    (editor, [type, data]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(type, data)
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [kind, pasted] as const,
  )
