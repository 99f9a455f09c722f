import { useEffect, useRef, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { JobProgress } from '../../../analytics/contract'
import type { JobName } from '../../engine/job-store'
import { useJob } from '../../engine/use-job'
import { text } from '../../text/en'
import { Button } from '../../ui/button'
import { formatDuration, formatPercent } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import styles from './job-bar.module.css'

/** What is running, how far it is, and a way to stop it. */
export const JobBar = () => (
  <>
    <OneJob name="import.start" />
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

const shareOf = (progress: JobProgress | undefined): number | undefined =>
  progress === undefined || progress.total <= 0 ? undefined : Math.min(1, progress.done / progress.total)

/** Seconds left of the stage at hand: as told, else by how long its share took so far, after the first 2 s of it. */
const useSecondsLeft = (progress: JobProgress | undefined, share: number | undefined): number | undefined => {
  const began = useRef({ stage: '', at: 0, share: 0 })
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const now = performance.now()
    const stage = progress?.stage ?? ''
    if (stage !== began.current.stage) began.current = { stage, at: now, share: share ?? 0 }
    const seconds = (now - began.current.at) / 1000
    const done = (share ?? 0) - began.current.share
    setLeft(progress?.secondsLeft ?? (seconds < 2 || done <= 0 ? undefined : (seconds * (1 - (share ?? 0))) / done))
  }, [progress, share])
  return left
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
  const secondsLeft = useSecondsLeft(progress, share)
  const title = text.job.names[name] ?? text.job.working
  const stage = progress === undefined ? '' : (text.job.stages[progress.stage] ?? progress.stage)
  return (
    <div className={styles.bar} data-job={name}>
      <div className={styles.what}>
        <span className={styles.name}>{title}</span>
        <span className={styles.stage}>{progress?.message === undefined ? stage : `${stage}: ${progress.message}`}</span>
      </div>
      <ProgressBar
        aria-label={title}
        {...(share === undefined ? { isIndeterminate: true } : { value: share * 100 })}
        className={styles.track ?? ''}
      >
        <div
          className={share === undefined ? `${styles.fill} ${styles.unknown}` : styles.fill}
          style={share === undefined ? {} : { width: `${share * 100}%` }}
        />
      </ProgressBar>
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
