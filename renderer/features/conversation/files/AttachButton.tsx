import { memo, useRef } from 'react'
import { Paperclip } from 'lucide-react'
import { useI18n } from '../../../i18n/context'
import { FileField } from '../../../ui/FileField'
import { IconButton } from '../../../ui/IconButton'
import { useOffer } from '../../../ui/offers'

type AttachButtonProps = {
  readonly onChoose: (files: readonly File[]) => void
  /** The palette names it too: of two fields on screen, one. */
  readonly isOffered: boolean
  readonly className?: string | undefined
}

/** Chooses what goes along with a message. */
export const AttachButton = memo(function AttachButton({ onChoose, isOffered, className }: AttachButtonProps) {
  const { t } = useI18n()
  const field = useRef<HTMLInputElement>(null)
  const choose = (): void => field.current?.click()
  useOffer(() =>
    isOffered
      ? [
          {
            id: 'attach',
            group: 'actions' as const,
            label: t('files.attach'),
            icon: <Paperclip size={16} aria-hidden />,
            onAction: choose,
          },
        ]
      : [],
  )
  return (
    <div className={className}>
      <IconButton label={t('files.attach')} icon={<Paperclip size={18} aria-hidden />} onPress={choose} />
      <FileField ref={field} label={t('files.attach')} multiple onChoose={(...files) => onChoose(files)} />
    </div>
  )
})
