import './noCodeFromText'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Commands } from '../commands/commands'
import { CommandsProvider } from '../commands/context'
import { App } from './App'

const element = document.getElementById('root')
if (!element) throw new Error('the page has no #root')
const root = createRoot(element)

/** Draws the window: at once where there are commands, since no screen with a command on it may be drawn without them. */
export const draw = (commands: Commands | undefined): void => {
  const strict = (window: ReactNode): void => root.render(<StrictMode>{window}</StrictMode>)
  if (!commands) return strict(<App />)
  flushSync(() =>
    strict(
      <CommandsProvider commands={commands}>
        <App />
      </CommandsProvider>,
    ),
  )
}
