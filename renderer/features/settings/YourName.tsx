import type { FormEvent } from 'react'
import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import styles from './YourName.module.css'

/** What oneself is called, here or in all of one's rooms. What was typed stays when it can't be taken. */
export const YourName = ({ name }: { readonly name: string }) => {
  const { t } = useI18n()
  const { changeName } = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const isOne = useSnug(({ rooms }) => rooms.length < 2)
  const [where, setWhere] = useState<'here' | 'everywhere'>('everywhere')
  const [typed, setTyped] = useState<string | undefined>()
  const [told, setTold] = useState(false)
  const wanted = (typed ?? name).trim()

  const change = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || !wanted) return
    const done = await run(() => changeName({ name: wanted, everywhere: isOne || where === 'everywhere' }))
    if (done) setTyped(undefined)
    setTold(done)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void change(event)}>
      <div className={styles['line']}>
        <TextField
          label={t('you.name')}
          help={t('you.nameHelp')}
          value={typed ?? name}
          onChange={(next) => {
            setTyped(next)
            setTold(false)
          }}
          maxLength={limits.memberName}
          autoComplete="name"
          spellCheck={false}
        />
        <Button type="submit" isDisabled={!wanted}>
          {t('you.nameChange')}
        </Button>
      </div>
      {!isOne && (
        <Choice
          label={t('you.nameWhere')}
          value={where}
          options={[
            { value: 'everywhere', label: t('you.nameEverywhere') },
            { value: 'here', label: t('you.nameHere') },
          ]}
          onChange={setWhere}
        />
      )}
      <p role="status" className={styles['told']}>
        {told && t('you.nameChanged', { name })}
      </p>
      {problem && (
        <Notice {...problemSentences(t, problem.code)}>
          <Button onPress={clear}>{t('app.dismiss')}</Button>
        </Notice>
      )}
    </form>
  )
}
