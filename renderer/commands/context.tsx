import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { Commands } from './commands'

const CommandsContext = createContext<Commands | undefined>(undefined)

/** Gives the screens below everything that a person can do. */
export const CommandsProvider = ({
  commands,
  children,
}: {
  readonly commands: Commands
  readonly children: ReactNode
}) => <CommandsContext value={commands}>{children}</CommandsContext>

/** Everything that a person can do. Throws outside a CommandsProvider. */
export const useCommands = (): Commands => {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('useCommands needs a CommandsProvider above it')
  return commands
}
