import type { Staying } from '#shared/ports/platform.port'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Notice } from '../../ui/Notice'
import { Switch } from '../../ui/Switch'

const CHOICES = ['staysOn', 'startsWithComputer'] as const

/** Whether Snug goes on without its window, and whether it starts by itself. For the desktop application. */
export const StayingOn = ({ staying }: { readonly staying: Staying }) => {
  const { t } = useI18n()
  const { chooseStaying } = useCommands()
  const { run, busy, problem } = useAttempt()
  return (
    <>
      {CHOICES.map((choice) => (
        <Switch
          key={choice}
          label={t(`staying.${choice}`)}
          help={t(`staying.${choice}Help`)}
          isOn={staying[choice]}
          isDisabled={busy}
          onChange={(on) => void run(() => chooseStaying(choice, on))}
        />
      ))}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </>
  )
}
