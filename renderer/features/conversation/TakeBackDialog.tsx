import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { MessageView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { excerpt } from './excerpt'
import styles from './TakeBackDialog.module.css'

type TakeBackDialogProps = { readonly message: MessageView | undefined; readonly onClose: () => void }

/** Asks before a message is taken back, and says exactly what that means. */
export const TakeBackDialog = ({ message, onClose }: TakeBackDialogProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const close = (): void => {
    clear()
    onClose()
  }
  const takeBack = async (): Promise<void> => {
    if (message && (await run(() => commands.takeBackMessage(message.id)))) close()
  }

  return (
    <Dialog title={t('takeBack.title')} isOpen={message !== undefined} onClose={close} alert>
      {message?.words.kind === 'text' && (
        <blockquote className={styles['quote']} dir="auto">
          {excerpt(message.words.text, 200)}
        </blockquote>
      )}
      <p>{t('takeBack.means')}</p>
      <p>{t('takeBack.limit')}</p>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button onPress={close}>{t('takeBack.keep')}</Button>
        <Button look="danger" isDisabled={busy} onPress={() => void takeBack()}>
          {t('takeBack.confirm')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
