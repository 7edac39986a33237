import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Hidden } from './Hidden'
import styles from './Dialog.module.css'

type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** An alert asks one question, and is answered by a button only. */
  readonly alert?: boolean
  /** `above` lies near the top of the window, and says its title to ears only; `wide` is for what is to be seen large. */
  readonly look?: 'sheet' | 'above' | 'wide'
  /** The id of what ears are told of it beside its title. */
  readonly describedBy?: string
  readonly children: ReactNode
}

/** A sheet on top of the page. Escape closes it; focus returns to where it came from. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  alert = false,
  look = 'sheet',
  describedBy,
  children,
}: DialogProps) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => !open && onClose()}
    isDismissable={!alert}
    className={`${styles['veil']} ${look === 'sheet' ? '' : styles[look]}`}
  >
    <Modal className={styles['sheet'] ?? ''}>
      <AriaDialog
        role={alert ? 'alertdialog' : 'dialog'}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        className={styles['dialog'] ?? ''}
      >
        <Heading slot="title" level={2} className={styles['title'] ?? ''}>
          {look === 'above' ? <Hidden>{title}</Hidden> : title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)

/** The row of buttons at a dialog's foot. */
export const DialogButtons = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['buttons']}>{children}</div>
)
