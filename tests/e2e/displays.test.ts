import { expect, test } from 'vitest'
import { noDesktop, whyNoDesktop } from '../support/desktopStories'
import { openDisplay } from '../support/display'

test.skipIf(noDesktop)(`whoever starts at once has a display of their own${whyNoDesktop}`, async () => {
  const displays = await Promise.all(Array.from({ length: 12 }, openDisplay))
  try {
    expect(new Set(displays.map(({ name }) => name)).size).toBe(displays.length)
    for (const display of displays) expect(await display.isShown()).toBe(false)
  } finally {
    // Whoever ends them once more, as one does behind a story that has ended, does not wait for ever.
    for (const { remove } of [...displays, ...displays]) await remove()
  }
})
