import { useEffect } from 'react'
import { useNotice } from '../../state/notice'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage } from '../../ui/message'
import styles from './job-bar.module.css'

const shownMs = 8000

/** How the last command of the palette ended: an error stays until it is closed. */
export const NoticeBar = () => {
  const { notice, clear } = useNotice()
  useEffect(() => {
    if (notice === null || notice.error !== undefined) return
    const timer = setTimeout(clear, shownMs)
    return () => clearTimeout(timer)
  }, [notice, clear])
  if (notice?.error !== undefined)
    return (
      <div className={styles.error}>
        <ErrorMessage
          error={notice.error}
          action={
            <Button small onPress={clear}>
              {text.actions.close}
            </Button>
          }
        />
      </div>
    )
  return (
    <div role="status" className={notice === null ? '' : styles.notice}>
      {notice?.words}
    </div>
  )
}
