import { useState } from 'react'
import { useJob, useRunningJobs } from '../../engine/use-job'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './project.module.css'

/** Check, copy, make anew: one at a time, and not while something else changes the project. */
export const ProjectActions = () => {
  const checking = useJob('project.check')
  const copying = useJob('project.backup')
  const rebuilding = useJob('project.rebuild')
  const busy = useRunningJobs().length > 0
  const [asking, setAsking] = useState(false)
  const told = copying.result !== undefined ? text.project.copied(copying.result.file) : rebuilding.result !== undefined ? text.project.rebuilt(rebuilding.result.imports) : undefined
  const start = (work: () => Promise<unknown>) => {
    for (const job of [copying, rebuilding]) job.clear()
    void work()
  }
  return (
    <>
      <span role="status" className={styles.note}>
        {told}
      </span>
      <Button icon="check" isDisabled={busy} onPress={() => start(() => checking.start({}))}>
        {text.project.check}
      </Button>
      <Button isDisabled={busy} onPress={() => start(() => copying.start({}))}>
        {text.project.backUp}
      </Button>
      <Button isDisabled={busy} onPress={() => setAsking(true)}>
        {text.project.rebuild}
      </Button>
      <Dialog label={text.project.rebuildTitle} isOpen={asking} onClose={() => setAsking(false)}>
        <div className={styles.dialog}>
          <h2>{text.project.rebuildTitle}</h2>
          <p>{text.project.rebuildBody}</p>
          <div className={styles.buttons}>
            <Button autoFocus onPress={() => setAsking(false)}>
              {text.actions.cancel}
            </Button>
            <Button
              variant="primary"
              onPress={() => {
                setAsking(false)
                start(() => rebuilding.start({}))
              }}
            >
              {text.project.rebuild}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
