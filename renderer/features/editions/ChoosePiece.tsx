import type { ReactNode } from 'react'
import { Search } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { FindField } from '../../ui/FindField'
import { OptionList } from '../../ui/OptionList'
import { useFinding } from '../../ui/useFinding'
import styles from './ChoosePiece.module.css'

export type Choosable = { readonly id: string; readonly words: string; readonly remark?: string }

type ChoosePieceProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks what is to go into the edition. What is inside is there only while it is open. */
export const ChoosePiece = ({ title, isOpen, onClose, children }: ChoosePieceProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      <DialogButtons>
        <Button onPress={onClose}>{t('app.close')}</Button>
      </DialogButtons>
    </Dialog>
  )
}

type ChoosingProps = {
  readonly label: string
  readonly hint: string
  readonly maxLength: number
  readonly words: string
  readonly onWords: (words: string) => void
  /** What the list is called for ears. */
  readonly listLabel: string
  readonly options: readonly Choosable[]
  /** What is said in place of the list, or of the rest of it. */
  readonly said: string
  readonly onChoose: (id: string) => void
}

/** A line to find something by, and what is found: Enter takes it. */
export const Choosing = ({ words, onWords, options, said, onChoose, listLabel, ...field }: ChoosingProps) => {
  const finding = useFinding({ options, onWords, onChoose: ({ id }) => onChoose(id) })
  return (
    <div className={styles['choosing']}>
      <div className={styles['field']}>
        <FindField {...field} {...finding.field} icon={<Search size={16} aria-hidden />} value={words} />
      </div>
      <p role="status" className={styles['said']}>
        {said}
      </p>
      {options.length > 0 && (
        <OptionList {...finding.list} label={listLabel} options={options} className={styles['list']} isInPlace />
      )}
    </div>
  )
}
