// First of all: what follows is evaluated while the worker comes up.
import './early'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import * as z from 'zod'
import { asProblem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import { CommandsProvider } from '../commands/context'
import { setApp } from '../state/store'
import { forgetRooms } from '../storage/resetMark'
import { App } from './App'
import { compose } from './compose'
import { watchUse } from './watchUse'

// The content security policy forbids code made from text: zod need not try.
z.config({ jitless: true })

const element = document.getElementById('root')
if (!element) throw new Error('the page has no #root')
const root = createRoot(element)

/** At once: no screen with a command on it may be drawn before the commands are there. */
const give = (commands: Commands): void => {
  // What was typed in the last quarter of a second; should it fail, nobody is left to be told.
  window.addEventListener('pagehide', () => void commands.keepDrafts().catch(() => undefined))
  watchUse(commands)
  flushSync(() =>
    root.render(
      <StrictMode>
        <CommandsProvider commands={commands}>
          <App />
        </CommandsProvider>
      </StrictMode>,
    ),
  )
}

root.render(
  <StrictMode>
    <App />
  </StrictMode>,
)
compose(give).catch((error: unknown) => {
  const problem = asProblem(error)
  console.error(problem.message)
  const beginAnew = (): void => {
    forgetRooms()
    window.location.reload()
  }
  setApp(() => ({ stage: 'stopped', problem, ...(problem.code === 'database-reset' && { beginAnew }) }))
})
