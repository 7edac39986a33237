import { expect, test } from 'vitest'
import { speakAround } from '../../../renderer/app/speakAround'
import { setLanguage, setTheme } from '../../../renderer/state/store'

test('the desktop application hears which language is chosen, at once and at each change of it', () => {
  const heard: string[] = []
  setLanguage('fr')
  speakAround({ speak: async (language) => void heard.push(language) })
  expect(heard).toEqual(['fr'])
  setLanguage('en')
  setTheme('lamplight')
  setLanguage('fr')
  expect(heard).toEqual(['fr', 'en', 'fr'])
})
