import { useMemo, useState } from 'react'
import type { ProfileDraft } from '../../../analytics/contract'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { useThresholdDraft } from '../../state/threshold-draft'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { Segmented } from '../../ui/segmented'
import { nameToUse } from './profile-name'
import { ProfilesPanel } from './profiles-panel'
import { ThresholdEditor } from './threshold-editor'
import { ThresholdList } from './threshold-list'
import { allThresholds, valueIn } from './threshold-value'
import styles from './thresholds.module.css'
import { TrialPanel } from './trial-panel'
import { useTrial } from './use-trial'

/** Drag a threshold: which units flip, what it costs, how many weeks of warning it buys and how many false alarms. */
export const ThresholdsView = () => {
  const state = useQuery('thresholds.state', {}, { keepPrevious: true })
  const { draft, key, undo, change, takeBack } = useThresholdDraft()
  const [side, setSide] = useState<'trial' | 'profiles'>('trial')
  const job = useJob('project.analyse')
  const used = state.data?.used
  const current: ProfileDraft | undefined = draft ?? used
  const project = useQuery('project.info', {}).data
  const analysed = project !== undefined && project.asOf !== null
  const { trial, error } = useTrial(analysed ? current : undefined)
  const all = useMemo(() => (state.data === undefined ? [] : allThresholds(state.data)), [state.data])
  if (state.data === undefined || used === undefined || current === undefined)
    return (
      <Screen title={text.thresholds.title}>
        {state.error === undefined ? <Message title={text.state.loading} /> : <ErrorMessage error={state.error} />}
      </Screen>
    )
  const known = state.data
  const info = all.find((one) => one.key === key) ?? all[0]
  const changes = all.filter((one) => valueIn(current, one) !== valueIn(used, one)).length + (JSON.stringify(current.scopes) === JSON.stringify(used.scopes) ? 0 : 1)
  return (
    <Screen
      title={text.thresholds.title}
      lead={<span role="status">{text.thresholds.lead(current.name, changes)}</span>}
      actions={
        <>
          <Segmented
            label={text.thresholds.profiles}
            selected={[side]}
            onSelect={([next]) => next !== undefined && setSide(next)}
            segments={[
              { id: 'trial', label: text.thresholds.trial },
              { id: 'profiles', label: text.thresholds.profiles },
            ]}
          />
          <Button icon="undo" isDisabled={undo.length === 0} onPress={takeBack}>
            {text.thresholds.undo}
          </Button>
          <Button
            variant="primary"
            isDisabled={changes === 0 || job.status === 'running'}
            onPress={() => {
              const profile = { ...current, name: nameToUse(current, known, new Date().toISOString().slice(0, 10)) }
              void (async () => {
                if ((await job.start({ profile })) !== undefined) change(null)
              })()
            }}
          >
            {job.status === 'running' ? text.thresholds.applying : text.thresholds.apply}
          </Button>
        </>
      }
      fill
    >
      {(error ?? state.error) !== undefined && <ErrorMessage error={(error ?? state.error) as NonNullable<typeof error>} />}
      <div className={styles.split}>
        <ThresholdList all={all} used={used} />
        <div className={styles.middle} tabIndex={-1}>
          {info !== undefined && <ThresholdEditor key={info.key} info={info} draft={current} onChange={change} />}
        </div>
        <aside className={styles.side} aria-label={text.thresholds.trial} tabIndex={-1}>
          {side === 'trial' && project?.asOf === null ? (
            <Message title={text.thresholds.notAnalysed} hint={text.thresholds.notAnalysedHint} />
          ) : side === 'trial' ? (
            <TrialPanel trial={trial} state={known} />
          ) : (
            <ProfilesPanel state={known} draft={current} onTake={change} />
          )}
        </aside>
      </div>
    </Screen>
  )
}
