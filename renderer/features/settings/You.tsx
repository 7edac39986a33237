import { ImageOff, ImageUp, MonitorSmartphone } from 'lucide-react'
import { useRef, useState } from 'react'
import { PORTRAIT } from '#shared/contents/portrait'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { FileField } from '../../ui/FileField'
import { Choice } from '../../ui/Choice'
import { Notice } from '../../ui/Notice'
import { squarePicture } from '../../ui/picture/squarePicture'
import { Portrait } from '../../ui/Portrait'
import { showPart } from '../../ui/showPart'
import { toneClass } from '../../ui/toneClass'
import { toneOf, tones } from '../../ui/tones'
import { YourName } from './YourName'
import styles from './You.module.css'

/** How oneself is shown to the others: name, picture and colour. */
export const You = ({ room }: { readonly room: RoomView }) => {
  const { t } = useI18n()
  const { changeLikeness, goTo } = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const file = useRef<HTMLInputElement>(null)
  const { name, member } = room.me
  const look = room.looks[member]
  /** The colour that was chosen here: shown at once, told as soon as the one before is. */
  const [picked, pick] = useState<number | undefined>()
  const tone = picked ?? toneOf(name, look?.tone)
  const choose = (chosen: number): void => {
    pick(chosen)
    void run(() => changeLikeness({ tone: chosen })).then((done) => done || pick(undefined))
  }
  const gone = room.governance.gone !== undefined
  const take = (chosen: File): void =>
    void run(async () => changeLikeness({ picture: await squarePicture(chosen, PORTRAIT.side, PORTRAIT.bytes) }))

  return (
    <>
      <div className={styles['you']}>
        <Portrait name={name} tone={tone} picture={look?.picture} size="large" />
        <div className={styles['about']}>
          <p className={styles['name']} dir="auto">
            {name}
          </p>
          <div className={styles['actions']}>
            <Button
              icon={<ImageUp size={16} aria-hidden />}
              isBusy={busy}
              isDisabled={gone}
              onPress={() => file.current?.click()}
            >
              {t(look?.picture ? 'you.otherPicture' : 'you.choosePicture')}
            </Button>
            {look?.picture && (
              <Button
                look="quiet"
                icon={<ImageOff size={16} aria-hidden />}
                isBusy={busy}
                isDisabled={gone}
                onPress={() => void run(() => changeLikeness({ picture: undefined }))}
              >
                {t('you.noPicture')}
              </Button>
            )}
          </div>
        </div>
      </div>
      <p className={styles['help']}>{t('you.pictureHelp')}</p>
      {!gone && <YourName name={name} />}
      {problem && (
        <Notice {...problemSentences(t, problem.code)}>
          <Button onPress={clear}>{t('app.dismiss')}</Button>
        </Notice>
      )}
      <div className={styles['tone']}>
        <Choice
          label={t('you.tone')}
          value={String(tone)}
          options={tones.map((_, at) => ({
            value: String(at),
            label: t(`you.tone.${at as 0}`),
            sign: <span aria-hidden="true" className={`${styles['swatch']} ${toneClass(at)}`} />,
          }))}
          onChange={(chosen) => choose(Number(chosen))}
          isDisabled={gone}
        />
        <p className={styles['help']}>{t('you.toneHelp')}</p>
      </div>
      {!gone && (
        <div className={styles['devices']}>
          <Button
            look="quiet"
            icon={<MonitorSmartphone size={16} aria-hidden />}
            onPress={() => {
              goTo({ in: 'people' })
              showPart('devices')
            }}
          >
            {t('you.devices')}
          </Button>
        </div>
      )}
      <FileField
        ref={file}
        label={t('you.choosePicture')}
        accept="image/jpeg,image/png,image/webp,image/gif"
        onChoose={(chosen) => take(chosen)}
      />
    </>
  )
}
