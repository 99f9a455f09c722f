import { useJob } from '../../../engine/use-job'
import { shareOf } from '../../../engine/use-pace'
import { text } from '../../../text/text'
import { formatNumber, formatPercent } from '../../../ui/format'
import styles from './outcome.module.css'

/** How far the analysis after an import is, or what it found. */
export const AnalysisLine = () => {
  const { status, progress, result } = useJob('project.analyse')
  if (status === 'running') {
    const share = shareOf(progress)
    const stage = progress === undefined ? '' : (text.job.stages[progress.stage] ?? progress.stage)
    return (
      <div className={styles.muted}>
        {[text.import.outcome.analysing, stage, share === undefined ? '' : formatPercent(share * 100)].filter((part) => part !== '').join(' · ')}
      </div>
    )
  }
  return result === undefined ? null : (
    <div className={styles.muted}>{text.import.analysed(formatNumber(result.findings), formatNumber(result.workOrders))}</div>
  )
}
