import { Lamp } from 'lucide-react'
import type { Staying } from '#shared/ports/platform.port'
import { asProblem } from '#shared/protocol/problem'
import type { Commands } from '../../commands/commands'
import type { I18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import type { PaletteEntry } from './paletteEntries'

type Given = {
  readonly i18n: I18n
  readonly commands: Commands
  /** Undefined where Snug ends with its window. */
  readonly staying: Staying | undefined
}

/** Having Snug stay on, or start with the computer, or no longer. */
export const stayingEntries = ({ i18n: { t }, commands, staying }: Given): readonly PaletteEntry[] =>
  staying
    ? (['staysOn', 'startsWithComputer'] as const).map((choice) => ({
        id: choice,
        group: 'actions',
        label: t(staying[choice] ? 'staying.turnOff' : 'staying.turnOn', { choice: t(`staying.${choice}`) }),
        icon: <Lamp size={16} aria-hidden />,
        act: () =>
          void commands.chooseStaying(choice, !staying[choice]).catch((error: unknown) => addProblem(asProblem(error))),
      }))
    : []
