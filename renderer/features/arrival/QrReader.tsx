import { Camera, ImageUp } from 'lucide-react'
import { useRef } from 'react'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { FileField } from '../../ui/FileField'
import { Notice } from '../../ui/Notice'
import { CameraView } from '../../ui/qr/CameraView'
import styles from './QrReader.module.css'
import type { QrReading } from './useQrReading'

/** Reads an invitation's QR code: from a picture, and in the desktop application with the camera. */
export const QrReader = ({ reading }: { readonly reading: QrReading }) => {
  const { t } = useI18n()
  const file = useRef<HTMLInputElement>(null)
  // A page in a browser is not let near the camera (electron/hub/securityHeaders.ts).
  const hasCamera = useSnug((state) => state.about.kind === 'desktop')
  const { isCameraOn, busy, problem, isRead, turnCamera } = reading
  return (
    <section className={styles['reader']} aria-label={t('qr.title')}>
      <p className={styles['help']}>{hasCamera ? t('qr.helpCamera') : t('qr.help')}</p>
      <div className={styles['ways']}>
        <Button icon={<ImageUp size={16} aria-hidden />} isBusy={busy} onPress={() => file.current?.click()}>
          {t('qr.choose')}
        </Button>
        {hasCamera && (
          <Button icon={<Camera size={16} aria-hidden />} onPress={() => turnCamera(!isCameraOn)}>
            {isCameraOn ? t('qr.stop') : t('qr.camera')}
          </Button>
        )}
      </div>
      <FileField
        ref={file}
        label={t('qr.choose')}
        accept="image/*"
        onChoose={(chosen) => reading.takePicture(chosen)}
      />
      {isCameraOn && <CameraView label={t('qr.seen')} onCode={reading.takeCode} onProblem={reading.takeProblem} />}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <p role="status" className={styles['help']}>
        {busy && t('qr.looking')}
        {isCameraOn && !problem && t('qr.hold')}
        {isRead && t('qr.read')}
      </p>
    </section>
  )
}
