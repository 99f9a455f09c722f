import { useMemo, useState } from 'react'
import type { ProfileDraft, ThresholdInfo } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SelectField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { withUnits } from '../../ui/measure'
import { Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SeverityMark } from '../../ui/severity'
import { metricName } from '../unit/why-flagged'
import { DistributionChart } from './distribution-chart'
import { ScopeList } from './scope-list'
import { ThresholdField } from './threshold-field'
import { ThresholdSlider } from './threshold-slider'
import { formatInRange, formatThreshold, thresholdMeaning, thresholdName, thresholdScale, valueIn, withValue } from './threshold-value'
import styles from './thresholds.module.css'

/** One threshold: what it does, its value, and where the fleet lies. */
export const ThresholdEditor = ({ info, draft, onChange }: { info: ThresholdInfo; draft: ProfileDraft; onChange: (draft: ProfileDraft, within?: boolean) => void }) => {
  const system = usePreferences((state) => state.units)
  const scale = thresholdScale(info, system)
  const value = valueIn(draft, info)
  const [chosen, setChosen] = useState(0)
  const rule = info.rules[Math.min(chosen, info.rules.length - 1)]
  const distribution = useQuery('thresholds.distribution', rule === undefined ? undefined : { detector: rule.detector }, { keepPrevious: true })
  const values = useMemo(() => distribution.data?.numbers('value'), [distribution.data])
  const set = (next: number, within = false): void => onChange(withValue(draft, info, next), within)
  return (
    <div className={styles.editor}>
      <Panel
        title={thresholdName(info.key)}
        note={info.key}
        actions={
          !info.fixed && (
            <Button small icon="undo" isDisabled={value === info.default} onPress={() => set(info.default)}>
              {text.thresholds.reset}
            </Button>
          )
        }
      >
        <p>{withUnits(thresholdMeaning(info), system)}</p>
        <div className={styles.valueRow}>
          <label className={styles.valueField}>
            <span>{text.thresholds.value}</span>
            <ThresholdField info={info} value={value} onChange={set} />
            <span className={styles.muted}>{(value === 0 ? text.thresholds.atZero[info.key] : undefined) ?? scale.unit}</span>
          </label>
          {!info.fixed && <ThresholdSlider info={info} value={value} onChange={set} />}
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>{text.thresholds.defaultValue(formatThreshold(info, info.default, system))}</dt>
            <dd className={styles.muted}>{info.fixed ? text.thresholds.builtIn : text.thresholds.range(formatInRange(info, info.min, system), formatInRange(info, info.max, system))}</dd>
          </div>
          {info.source !== '' && (
            <div>
              <dt>{text.thresholds.source}</dt>
              <dd className={styles.muted}>{info.source}</dd>
            </div>
          )}
        </dl>
        {!info.fixed && <ScopeList info={info} draft={draft} onChange={onChange} />}
      </Panel>
      <Panel
        title={text.thresholds.distribution}
        note={values === undefined ? undefined : text.thresholds.distributionNote(formatNumber(values.length))}
        actions={
          info.rules.length > 1 && (
            <SelectField
              label={text.thresholds.detector}
              value={String(Math.min(chosen, info.rules.length - 1))}
              onChange={(next) => setChosen(Number(next))}
              options={info.rules.map((one, index) => ({ value: String(index), label: `${metricName(one.detector)}: ${text.faults[one.fault] ?? one.fault}` }))}
            />
          )
        }
      >
        {rule === undefined ? (
          <Message title={text.thresholds.noRule} />
        ) : (
          <>
            <p className={styles.raises}>
              {metricName(rule.detector)} → {text.faults[rule.fault] ?? rule.fault} <SeverityMark severity={rule.severity} />
            </p>
            {values !== undefined && values.length === 0 && <Message title={text.thresholds.noUnits} />}
            {values !== undefined && values.length > 0 && <DistributionChart info={info} rule={rule} values={values} value={value} onChange={set} />}
          </>
        )}
      </Panel>
    </div>
  )
}
