import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CommandsProvider } from '../commands/context'
import type { Language } from '../i18n/translate'
import type { Theme } from '../state/store'
import { setLanguage, setTheme, useSnug } from '../state/store'
import { App } from './App'
import { galleryCommands, sayAs } from './gallery/commands'
import { idris } from './gallery/people'
import { seenBy } from './gallery/room'
import { scenes } from './gallery/scenes'
import { words } from './gallery/words'

/**
 * Every screen with invented people, for looking at while developing: `gallery.html?scene=conversation&theme=paper`
 * (also `lang=fr`, `draft=1`, `as=Anna`, `alone=1`). Without a scene it lists them. Never part of what is built for members.
 */
const asked = new URLSearchParams(window.location.search)
const language: Language = asked.get('lang') === 'fr' ? 'fr' : 'en'
const theme = (['paper', 'lamplight'] as const).find((one) => one === asked.get('theme')) ?? 'system'

const Index = () => (
  <main style={{ padding: '2rem', height: '100%', overflow: 'auto' }}>
    <h1>Snug: gallery</h1>
    <ul>
      {Object.keys(scenes).map((name) => (
        <li key={name}>
          {name}:{' '}
          {(['paper', 'lamplight'] satisfies Theme[]).flatMap((light) =>
            (['en', 'fr'] satisfies Language[]).map((lang) => (
              <a
                key={light + lang}
                href={`?scene=${name}&theme=${light}&lang=${lang}`}
                style={{ marginInlineEnd: '1rem' }}
              >
                {light} {lang}
              </a>
            )),
          )}
        </li>
      ))}
    </ul>
  </main>
)

const scene = scenes[asked.get('scene') ?? '']
setLanguage(language)
setTheme(theme)
useSnug.setState({ protection: 'system', about: { version: '0.1.0', kind: 'desktop' } })
if (scene) useSnug.setState(scene(language))
const as = asked.get('as')
if (as) useSnug.setState(({ room }) => ({ room: room && seenBy(room, as, language) }))

// For tests: somebody else says something.
window.addEventListener('gallery:say', (event) => sayAs(idris, (event as CustomEvent<string>).detail))

const root = document.getElementById('root')
if (!root) throw new Error('gallery.html has no #root')
createRoot(root).render(
  <StrictMode>
    {scene ? (
      <CommandsProvider commands={galleryCommands(asked.has('draft') ? { conversation: words[language].draft } : {})}>
        <App />
      </CommandsProvider>
    ) : (
      <Index />
    )}
  </StrictMode>,
)
