import { useState } from 'react'
import { DoorOpen } from 'lucide-react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Question } from '../../ui/Question'
import { TextField } from '../../ui/TextField'
import styles from './PeopleScreen.module.css'

type FoundAnewProps = {
  readonly roomName: string
  /** It was put here from its archive, and one is nobody in it: a name is asked for. */
  readonly isRestored?: boolean
}

/** The way out of a room in which somebody can't be removed: a new one with its charter and its notes. */
export const FoundAnew = ({ roomName, isRestored = false }: FoundAnewProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const [name, setName] = useState<string | undefined>()
  const [memberName, setMemberName] = useState('')
  return (
    <>
      <p>{isRestored ? t('anew.introRestored') : t('anew.intro')}</p>
      <div className={styles['actions']}>
        <Button icon={<DoorOpen size={16} aria-hidden />} onPress={() => setName(roomName)}>
          {t('anew.action')}
        </Button>
      </div>
      <Question
        title={t('anew.title')}
        isOpen={name !== undefined}
        onClose={() => setName(undefined)}
        attempt={attempt}
        confirm={t('anew.confirm')}
        busyWord={t('anew.busy')}
        look="primary"
        onConfirm={() => commands.foundAnew({ roomName: name ?? '', ...(isRestored ? { memberName } : {}) })}
      >
        <TextField
          label={t('anew.name')}
          value={name ?? ''}
          onChange={setName}
          maxLength={limits.roomName}
          autoComplete="off"
        />
        {isRestored && (
          <TextField
            label={t('arrival.name')}
            help={t('arrival.nameHelp')}
            value={memberName}
            onChange={setMemberName}
            maxLength={limits.memberName}
            autoComplete="name"
          />
        )}
        <p>{t('anew.comes')}</p>
        <p>{isRestored ? t('anew.staysRestored') : t('anew.stays')}</p>
      </Question>
    </>
  )
}
