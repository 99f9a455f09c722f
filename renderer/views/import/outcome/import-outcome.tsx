import { useState } from 'react'
import type { ImportRecord, ImportSummary } from '../../../../analytics/contract'
import { useJob } from '../../../engine/use-job'
import { text } from '../../../text/text'
import { Button, ButtonLink } from '../../../ui/button'
import { formatDuration, formatNumber } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { Panel } from '../../../ui/panel'
import { UndoDialog } from '../undo-dialog'
import { AnalysisLine } from './analysis-line'
import { Figures } from './figures'
import { NotEnough } from './not-enough'
import styles from './outcome.module.css'
import { RulesTable } from './rules-table'

/** What became of an import: its rows, what was left out of them, and the ways on; of one just ended also its warnings. */
export const ImportOutcome = ({ record, summary }: { record: ImportRecord; summary: ImportSummary | undefined }) => {
  const importing = useJob('import.start')
  const [undoing, setUndoing] = useState(false)
  const head = text.import.outcome
  return (
    <Panel
      title={head.title(record.importNo)}
      actions={
        <>
          {!record.undone && (
            <Button small variant="quiet" icon="undo" aria-label={text.import.undoName(record.importNo)} onPress={() => setUndoing(true)}>
              {head.undo}
            </Button>
          )}
          {summary !== undefined && <Button small variant="quiet" icon="close" aria-label={text.actions.close} onPress={importing.clear} />}
        </>
      }
    >
      <div className={styles.stack}>
        {summary !== undefined && (
          <div className={styles.result}>
            <span className={styles.resultMark}>
              <Icon name="check" />
            </span>
            <div className={styles.resultText} role="status">
              <div className={styles.resultLine}>
                {text.import.resultLine(formatNumber(summary.rowsLoaded), text.import.unitsCount(summary.units), formatDuration(summary.seconds))}
              </div>
              <AnalysisLine />
            </div>
            <ButtonLink href="#/quality" icon="gauge">
              {head.quality}
            </ButtonLink>
            <ButtonLink href="#/fleet" variant="primary" icon="fleet">
              {text.import.seeFleet}
            </ButtonLink>
          </div>
        )}
        <Figures record={record} />
        {summary !== undefined && summary.warnings.length > 0 && (
          <div className={styles.part}>
            <h3>{head.warnings}</h3>
            <ul className={styles.list}>
              {summary.warnings.map((warning) => (
                <li key={warning} className={styles.lacking}>
                  <Icon name="warning" size={14} />
                  <span>{warning}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {!record.undone && <NotEnough importNo={record.importNo} />}
        {record.rules.length > 0 && (
          <div className={styles.part}>
            <h3>{head.rules}</h3>
            <RulesTable rules={record.rules} />
          </div>
        )}
      </div>
      {undoing && <UndoDialog record={record} onClose={() => setUndoing(false)} />}
    </Panel>
  )
}
