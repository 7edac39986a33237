import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { trayTemplate } from '../../../electron/main/windows/trayTemplate'

const words = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ type, label }) => (type === 'separator' ? [] : [label ?? '']))

test('the sign beside the clock opens Snug or quits it, in the first of the languages that Snug speaks', () => {
  const done: string[] = []
  const items = trayTemplate(['de-AT', 'fr-CA', 'en-US'], {
    open: () => done.push('open'),
    quit: () => done.push('quit'),
  })
  expect(words(items)).toEqual(['Ouvrir Snug', 'Quitter Snug'])
  expect(words(trayTemplate(['de-AT'], { open: () => undefined, quit: () => undefined }))).toEqual([
    'Open Snug',
    'Quit Snug',
  ])
  for (const { click } of items) click?.({} as never, undefined, {} as never)
  expect(done).toEqual(['open', 'quit'])
})
