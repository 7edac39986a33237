import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import type { RoomId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { readDeviceLink } from '../../commands/readDeviceLink'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { AppView, RoomListing } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import { ArrivalFrame } from './ArrivalFrame'
import styles from './ArrivalScreen.module.css'
import { deviceKind } from './deviceKind'
import { DeviceRemark } from './DeviceRemark'
import { FoundRoomForm } from './FoundRoomForm'
import { JoiningProgress } from './JoiningProgress'
import { OpenArchive } from './OpenArchive'
import { OpenInvitationForm } from './OpenInvitationForm'
import { useLacking } from './useLacking'

type ArrivalScreenProps = {
  readonly arrival: Extract<AppView, { stage: 'arrival' }>
  /** Rooms that are on this machine already. */
  readonly rooms: readonly RoomListing[]
}

type Step = 'start' | 'found' | 'open' | 'archive'

/** The first screen: one sentence, a name, two buttons. What is typed stays through every step and failure. */
export const ArrivalScreen = ({ arrival, rooms }: ArrivalScreenProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const [step, setStep] = useState<Step>(arrival.link ? 'open' : (arrival.asked ?? 'start'))
  const [name, setName] = useState(arrival.name)
  const [roomName, setRoomName] = useState('')
  const [deviceName, setDeviceName] = useState(() => t(`device.kind.${deviceKind(navigator.userAgent)}`))
  const [link, setLink] = useState(arrival.link ?? '')
  const [handedIn, setHandedIn] = useState(arrival.link)
  const lacking = useLacking()
  const { joining } = arrival
  const becomes = readDeviceLink(link)
  const nameToGive = becomes ? deviceName : name

  // The system may hand in a link at any time: it takes the place of an older one.
  if (arrival.link !== handedIn) {
    setHandedIn(arrival.link)
    if (arrival.link) {
      setLink(arrival.link)
      setStep('open')
    }
  }

  const go = (next: Step): void => {
    clear()
    lacking.forget()
    setStep(next)
  }
  const join = (): void => void run(() => commands.joinRoom({ link, name: nameToGive }))
  const nameField = (autoFocus: boolean, isTold = false) => (
    <NameField name={name} onChange={setName} autoFocus={autoFocus} isTold={isTold} />
  )
  const shown = joining?.step === 'failed' ? joining.problem : problem

  if (joining && joining.step !== 'failed') {
    return (
      <ArrivalFrame>
        <JoiningProgress step={joining.step} problem={joining.problem} onCancel={commands.cancelJoin} onAgain={join} />
      </ArrivalFrame>
    )
  }
  return (
    <ArrivalFrame>
      {shown && <Notice {...problemSentences(t, shown.code)} />}
      {arrival.left && step === 'start' && (
        <p role="status" className={styles['left']}>
          {arrival.left.told ? t('leave.done', arrival.left) : t('leave.doneUnheard', arrival.left)}
        </p>
      )}
      {step === 'start' && <p className={styles['sentence']}>{t('arrival.sentence')}</p>}
      {step === 'start' && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            go('found')
          }}
        >
          {nameField(true)}
          <div className={styles['choices']}>
            <Button type="submit" look="primary" wide>
              {t('arrival.found')}
            </Button>
            <Button wide onPress={() => go('open')}>
              {t('arrival.open')}
            </Button>
          </div>
        </form>
      )}
      {step === 'found' && (
        <FoundRoomForm
          name={nameField(!name.trim(), lacking.isTold)}
          nameMissing={!name.trim()}
          roomName={roomName}
          onRoomName={setRoomName}
          busy={busy}
          onBack={() => go('start')}
          lacking={lacking}
          onFound={() => void run(() => commands.foundRoom({ roomName, memberName: name }))}
        />
      )}
      {step === 'open' && (
        <OpenInvitationForm
          title={becomes ? t('device.title') : t('arrival.openTitle')}
          name={
            becomes ? (
              <DeviceRemark {...becomes} name={deviceName} onName={setDeviceName} isTold={lacking.isTold} />
            ) : (
              nameField(!name.trim(), lacking.isTold)
            )
          }
          nameMissing={!nameToGive.trim()}
          link={link}
          onLink={setLink}
          busy={busy}
          onBack={() => go('start')}
          lacking={lacking}
          onOpen={join}
          onArchive={() => go('archive')}
        />
      )}
      {step === 'archive' && <OpenArchive onBack={() => go('start')} />}
      {rooms.length > 0 && step === 'start' && (
        <WayBack rooms={rooms} onOpen={(room) => void run(() => commands.openRoom(room))} />
      )}
    </ArrivalFrame>
  )
}

type NameFieldProps = {
  readonly name: string
  readonly onChange: (name: string) => void
  readonly autoFocus: boolean
  /** Whether to say that it is empty. */
  readonly isTold: boolean
}

const NameField = ({ name, onChange, autoFocus, isTold }: NameFieldProps) => {
  const { t } = useI18n()
  return (
    <TextField
      label={t('arrival.name')}
      help={t('arrival.nameHelp')}
      error={isTold && !name.trim() ? t('arrival.nameMissing') : undefined}
      value={name}
      onChange={onChange}
      maxLength={limits.memberName}
      autoComplete="name"
      spellCheck={false}
      autoFocus={autoFocus}
    />
  )
}

type WayBackProps = { readonly rooms: readonly RoomListing[]; readonly onOpen: (room: RoomId) => void }

const WayBack = ({ rooms, onOpen }: WayBackProps) => {
  const { t } = useI18n()
  return (
    <nav className={styles['back']} aria-label={t('arrival.backTo')}>
      {rooms.map(({ room, name }) => (
        <Button key={room} look="quiet" onPress={() => onOpen(room)}>
          {t('arrival.backToRoom', { room: name })}
        </Button>
      ))}
    </nav>
  )
}
