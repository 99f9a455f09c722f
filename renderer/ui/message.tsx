import type { ReactNode } from 'react'
import { Icon } from './icon'
import styles from './message.module.css'

/** What stands where there is nothing to show, and what to do about it. */
export const Message = ({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) => (
  <div className={styles.message}>
    <div className={styles.title}>{title}</div>
    {hint !== undefined && <div className={styles.hint}>{hint}</div>}
    {action !== undefined && <div className={styles.action}>{action}</div>}
  </div>
)

/** An error of the engine: what, where, what to do. */
export const ErrorMessage = ({
  error,
  action,
}: {
  error: { message: string; hint?: string | undefined; detail?: string | undefined }
  action?: ReactNode
}) => (
  <div className={styles.error} role="alert">
    <Icon name="warning" />
    <div>
      <div className={styles.title}>{error.message}</div>
      {error.hint !== undefined && <div className={styles.hint}>{error.hint}</div>}
      {error.detail !== undefined && <div className={styles.detail}>{error.detail}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  </div>
)
