import type { ReactNode } from 'react'
import { useState } from 'react'
import { LogOut } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import styles from './PeopleScreen.module.css'
import { Question } from '../../ui/Question'
import { TextField } from '../../ui/TextField'
import { heardLine } from './heardLine'

type LeavingProps = {
  readonly room: RoomView
  /** Saves the room's archive, which belongs to the settings. */
  readonly archive: ReactNode
}

/** The way out of the room, and what it means just now. */
export const Leaving = ({ room, archive }: LeavingProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const [asked, setAsked] = useState(false)
  const [farewell, setFarewell] = useState('')
  // Said where nobody hears of it, it would be removed together with the room.
  const maySay = !room.governance.whyNot.post && room.linkedWith.length > 0
  const isGone = room.governance.gone !== undefined
  const words = isGone
    ? {
        action: t('gone.forget'),
        title: t('gone.forgetTitle', { room: room.name }),
        confirm: t('gone.forgetConfirm'),
        keep: t('app.cancel'),
      }
    : {
        action: t('leave.action'),
        title: t('leave.ask', { room: room.name }),
        confirm: t('leave.confirm'),
        keep: t('leave.stay'),
      }
  return (
    <>
      {!isGone && <p>{t('leave.intro')}</p>}
      <div className={styles['actions']}>
        <Button icon={<LogOut size={16} aria-hidden />} onPress={() => setAsked(true)}>
          {words.action}
        </Button>
      </div>
      <Question
        title={words.title}
        isOpen={asked}
        onClose={() => setAsked(false)}
        attempt={attempt}
        confirm={words.confirm}
        keep={words.keep}
        busyWord={t('leave.leaving')}
        look="danger"
        before={
          <>
            {archive}
            {maySay && (
              <TextField
                label={t('leave.farewell')}
                help={t('leave.farewellHelp')}
                value={farewell}
                onChange={setFarewell}
                rows={2}
                autoComplete="off"
              />
            )}
          </>
        }
        onConfirm={() => commands.leaveRoom(maySay ? { farewell } : {})}
      >
        {isGone ? <p>{t('gone.forgetMeans')}</p> : <WhatItMeans room={room} />}
        <p>{t('leave.archive')}</p>
      </Question>
    </>
  )
}

const WhatItMeans = ({ room }: { readonly room: RoomView }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { governance } = room
  const devices = governance.devices.length > 1 && <p>{t('leave.devices')}</p>
  if (governance.members.length + governance.keepers.length === 1)
    return (
      <>
        <p>{t('leave.alone')}</p>
        {devices}
      </>
    )
  return (
    <>
      {devices}
      {governance.isLastOrganiser && <p>{t('leave.last')}</p>}
      <p>{heardLine(i18n, room)}</p>
    </>
  )
}
