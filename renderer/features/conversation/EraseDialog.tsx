import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { MessageView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import styles from './EraseDialog.module.css'
import { excerpt } from './excerpt'

export type Erasing = {
  readonly message: MessageView
  /** Taken back by its author, or redacted by an organiser. */
  readonly how: 'takeBack' | 'redact'
}

type EraseDialogProps = { readonly erasing: Erasing | undefined; readonly onClose: () => void }

/** Asks before a message's words are erased, and says exactly what that means. */
export const EraseDialog = ({ erasing, onClose }: EraseDialogProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const close = (): void => {
    clear()
    onClose()
  }
  const erase = async ({ how, message }: Erasing): Promise<void> => {
    const command = how === 'takeBack' ? commands.takeBackMessage : commands.redactMessage
    if (await run(() => command(message.id))) close()
  }
  const words = erasing?.message.words
  const how = erasing?.how ?? 'takeBack'

  return (
    <Dialog title={t(`${how}.title`)} isOpen={erasing !== undefined} onClose={close} alert>
      {words?.kind === 'text' && (
        <blockquote className={styles['quote']} dir="auto">
          {excerpt(words.text, 200)}
        </blockquote>
      )}
      <p>{t(`${how}.means`)}</p>
      <p>{t('takeBack.limit')}</p>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button onPress={close}>{t('takeBack.keep')}</Button>
        <Button look="danger" isDisabled={busy} onPress={() => erasing && void erase(erasing)}>
          {t(`${how}.confirm`)}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
