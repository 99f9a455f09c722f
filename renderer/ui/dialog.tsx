import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import styles from './dialog.module.css'

/** A box over the page; Escape and a press outside close it. */
export const Dialog = ({
  label,
  isOpen,
  onClose,
  children,
}: {
  label: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}) => (
  <ModalOverlay
    className={styles.overlay ?? ''}
    isOpen={isOpen}
    isDismissable
    onOpenChange={(open) => {
      if (!open) onClose()
    }}
  >
    <Modal className={styles.box ?? ''}>
      <AriaDialog aria-label={label}>{children}</AriaDialog>
    </Modal>
  </ModalOverlay>
)
