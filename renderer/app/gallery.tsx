import type { ReactNode } from 'react'
import { StrictMode, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { CommandsProvider } from '../commands/context'
import { DESK } from '../commands/desk'
import type { Language } from '../i18n/translate'
import { createTranslate } from '../i18n/translate'
import type { Theme } from '../state/store'
import { useSnug } from '../state/store'
import { App } from './App'
import { forgetReadingPlaces } from '../features/editions/useReadingPlace'
import { galleryCommands, sayAs } from './gallery/commands'
import { deskOf } from './gallery/editions'
import { openedScenes } from './gallery/openedScenes'
import { idris } from './gallery/people'
import { seenBy } from './gallery/room'
import { scenes } from './gallery/scenes'
import { Sheet } from './gallery/Sheet'
import { takeSteps } from './gallery/steps'
import { words } from './gallery/words'

/**
 * Every screen and every component with invented people, for looking at while developing: `gallery.html?scene=conversation&theme=paper`
 * (also `lang=fr`, `dir=rtl`, `draft=1`, `as=Anna`, `alone=1`). Without a scene it lists them. Never part of what is built for members.
 */
const Index = () => (
  <main style={{ padding: '2rem', height: '100%', overflow: 'auto' }}>
    <h1>Snug: gallery</h1>
    <ul>
      {['components', ...Object.keys(scenes), ...Object.keys(openedScenes)].map((name) => (
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

const atFirst = useSnug.getState()
const element = document.getElementById('root')
if (!element) throw new Error('gallery.html has no #root')
const root = createRoot(element)
let shown = 0

/** Shows what an address asks for, as if it had just been opened: nothing of what was shown before is left. */
const show = (query: string): void => {
  const asked = new URLSearchParams(query)
  const language: Language = asked.get('lang') === 'fr' ? 'fr' : 'en'
  const theme = (['paper', 'lamplight'] as const).find((one) => one === asked.get('theme')) ?? 'system'
  const name = asked.get('scene') ?? ''
  const opened = openedScenes[name]
  const scene = scenes[opened?.on ?? name]
  const as = asked.get('as')
  // As if a language were spoken that runs from right to left; there is none yet.
  document.documentElement.dir = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr'
  const textSize = asked.get('size') === 'largest' ? 'largest' : 'usual'
  const kind = asked.has('browser') ? 'browser' : 'desktop'
  const before = {
    ...atFirst,
    language,
    theme,
    textSize,
    protection: { keys: 'system', hasPassphrase: false },
    about: { version: '0.1.0', kind },
    staying: kind === 'desktop' ? { staysOn: false, startsWithComputer: false } : undefined,
  } as const
  const state = { ...before, ...scene?.(language) }
  shown += 1
  flushSync(() => root.render(null))
  forgetReadingPlaces()
  useSnug.setState({ ...state, room: state.room && as ? seenBy(state.room, as, language) : state.room }, true)
  const now = shown
  const drawn = new Promise<void>((isDrawn) => {
    root.render(
      <StrictMode key={now}>
        <Drawn told={isDrawn}>
          {scene ? <Scene drafts={draftsFor(opened?.on ?? name, asked, language)} /> : <Without name={name} />}
        </Drawn>
      </StrictMode>,
    )
  })
  // Whoever came by keyboard before is forgotten: where the focus is would be shown otherwise than on a page just opened.
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  delete document.documentElement.dataset['shown']
  void drawn
    .then(() => takeSteps(opened?.steps ?? [], createTranslate(language), () => now === shown))
    .then(() => {
      if (now === shown) document.documentElement.dataset['shown'] = name
    })
}

/** Tells once all that it holds is drawn and listens to keys: before that, whoever is fast would be heard by nobody. */
const Drawn = ({ told, children }: { readonly told: () => void; readonly children: ReactNode }): ReactNode => {
  useEffect(told, [told])
  return children
}

const Without = ({ name }: { readonly name: string }) => (name === 'components' ? <Sheet /> : <Index />)

/** What was being written when Snug last closed. */
const draftsFor = (scene: string, asked: URLSearchParams, language: Language): Map<string, string> =>
  new Map([
    ['conversation', asked.has('draft') ? words[language].draft : ''],
    [DESK, scene === 'desk-full' ? deskOf(language) : ''],
  ])

const Scene = ({ drafts }: { readonly drafts: Map<string, string> }) => (
  <CommandsProvider commands={galleryCommands(drafts)}>
    <App />
  </CommandsProvider>
)

show(window.location.search)
// For tests: another scene, without opening the page anew; and somebody else says something.
window.addEventListener('gallery:show', (event) => {
  const query = (event as CustomEvent<string>).detail
  window.history.replaceState(null, '', query)
  show(query)
})
window.addEventListener('gallery:say', (event) => sayAs(idris, (event as CustomEvent<string>).detail))
