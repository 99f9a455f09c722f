import type { JobProgress } from '../../../analytics/contract'
import type { JobName } from '../../engine/job-store'
import { useJob } from '../../engine/use-job'
import { shareOf, usePace } from '../../engine/use-pace'
import { usePlace } from '../../state/place'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatDuration, formatPercent } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import { Progress } from '../../ui/progress'
import styles from './job-bar.module.css'

/** What is running, how far it is, and a way to stop it. The Import screen shows its import itself. */
export const JobBar = () => (
  <>
    {usePlace((state) => state.screen) !== 'import' && <OneJob name="import.start" />}
    <OneJob name="project.analyse" />
    <OneJob name="project.load-sample" />
    <OneJob name="project.check" />
    <OneJob name="project.rebuild" />
    <OneJob name="project.backup" />
  </>
)

const OneJob = ({ name }: { name: JobName }) => {
  const { status, progress, error, cancel, clear } = useJob(name)
  if (status === 'failed' && error !== undefined)
    return (
      <div className={styles.error}>
        <ErrorMessage
          error={error}
          action={
            <Button small onPress={clear}>
              {text.actions.close}
            </Button>
          }
        />
      </div>
    )
  if (status !== 'running') return null
  return <Running name={name} progress={progress} onCancel={cancel} />
}

const Running = ({
  name,
  progress,
  onCancel,
}: {
  name: JobName
  progress: JobProgress | undefined
  onCancel: () => void
}) => {
  const share = shareOf(progress)
  const { secondsLeft } = usePace(progress)
  const title = text.job.names[name] ?? text.job.working
  const stage = progress === undefined ? '' : (text.job.stages[progress.stage] ?? progress.stage)
  return (
    <div className={styles.bar} data-job={name}>
      <div className={styles.what}>
        <span className={styles.name}>{title}</span>
        <span className={styles.stage}>{progress?.message === undefined ? stage : `${stage}: ${progress.message}`}</span>
      </div>
      <Progress label={title} share={share} />
      <span className={styles.left}>
        {share !== undefined && formatPercent(share * 100)}
        {secondsLeft !== undefined && ` · ${text.job.left(formatDuration(Math.ceil(secondsLeft)))}`}
      </span>
      <Button small onPress={onCancel}>
        {text.actions.cancel}
      </Button>
    </div>
  )
}
