import { useJob } from '../../engine/use-job'
import { shareOf, usePace } from '../../engine/use-pace'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatBytes, formatDuration, formatNumber, formatPercent, missing } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Panel } from '../../ui/panel'
import { Progress } from '../../ui/progress'
import { StatStrip } from '../../ui/stat'
import styles from './import-running.module.css'

const steps = ['inspect', 'read', 'sort']

/** An import under way: which step, how far, how fast, how long still. */
export const ImportRunning = () => {
  const { progress, cancel } = useJob('import.start')
  const pace = usePace(progress)
  const share = shareOf(progress)
  const at = steps.indexOf(progress?.stage ?? 'inspect')
  const { bytes } = progress ?? {}
  const head = text.import.run
  const counts = progress?.stage !== 'sort' && progress !== undefined && progress.total > 0
  return (
    <Panel
      title={head.title}
      actions={
        <span className={styles.cancel} data-job="import.start">
          <Button onPress={cancel}>{text.actions.cancel}</Button>
        </span>
      }
    >
      <div className={styles.stack}>
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <li key={step} className={index === at ? styles.now : index < at ? styles.done : styles.later} aria-current={index === at ? 'step' : undefined}>
              <span className={styles.mark}>{index < at ? <Icon name="check" size={12} /> : index + 1}</span>
              {head.steps[step]}
            </li>
          ))}
        </ol>
        <Progress label={head.title} share={share} />
        <StatStrip
          label={head.title}
          items={[
            { label: head.progress, value: formatPercent(share === undefined ? null : share * 100), note: bytes === undefined ? ' ' : `${formatBytes(bytes.done)} ${head.of(formatBytes(bytes.total))}` },
            { label: head.files, value: counts ? formatNumber(Math.floor(progress.done)) : missing, note: counts ? head.of(formatNumber(progress.total)) : ' ' },
            { label: head.rate, value: pace.bytesPerSecond === undefined ? missing : `${formatBytes(pace.bytesPerSecond)}/s`, note: ' ' },
            { label: head.left, value: pace.secondsLeft === undefined ? missing : formatDuration(Math.ceil(pace.secondsLeft)), note: head.ofStep },
          ]}
        />
        <div className={styles.file}>
          <span className={styles.fileName} title={progress?.message ?? ''}>
            {progress?.message ?? ''}
          </span>
          <span className={styles.hint}>{head.keepsGoing}</span>
        </div>
      </div>
    </Panel>
  )
}
