import { useState } from 'react'
import type { ProfileDraft, ThresholdInfo } from '../../../analytics/contract'
import { scopeKeys, type ScopeKey } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import { budgetKey } from '../../state/threshold-draft'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { ThresholdField } from './threshold-field'
import { formatThreshold } from './threshold-value'
import styles from './thresholds.module.css'

type Scope = ProfileDraft['scopes'][number]

const wordsOf = ({ match }: Scope): string => Object.entries(match).map(([key, value]) => `${text.thresholds.scopeKeys[key as ScopeKey]} ${value}`).join(', ')

/** Other values of a threshold for some of the units. */
export const ScopeList = ({ info, draft, onChange }: { info: ThresholdInfo; draft: ProfileDraft; onChange: (draft: ProfileDraft, within?: boolean) => void }) => {
  const system = usePreferences((state) => state.units)
  const [key, setKey] = useState<ScopeKey>('brand')
  const [which, setWhich] = useState('')
  const facets = useQuery('fleet.facets', {})
  if (info.key === budgetKey) return null
  const own = draft.scopes.flatMap((scope, index) => (info.key in scope.set ? [{ scope, index }] : []))
  const replace = (index: number, scope: Scope | undefined): void =>
    onChange({ ...draft, scopes: draft.scopes.flatMap((one, at) => (at !== index ? [one] : scope === undefined || Object.keys(scope.set).length === 0 ? [] : [scope])) })
  const choices = key === 'brand' ? (facets.data?.brands ?? []).map(({ value }) => value) : []
  return (
    <div className={styles.scopes}>
      {own.map(({ scope, index }) => (
        <div key={index} className={styles.scope}>
          <span>{wordsOf(scope)}</span>
          <ThresholdField info={info} value={scope.set[info.key] as number} label={`${text.thresholds.value}, ${wordsOf(scope)}`} onChange={(value) => replace(index, { ...scope, set: { ...scope.set, [info.key]: value } })} />
          <span className={styles.muted}>{formatThreshold(info, scope.set[info.key] as number, system)}</span>
          <Button
            small
            variant="quiet"
            icon="close"
            aria-label={`${text.thresholds.remove}: ${wordsOf(scope)}`}
            onPress={() => {
              const { [info.key]: _, ...set } = scope.set
              replace(index, { ...scope, set })
            }}
          />
        </div>
      ))}
      <div className={styles.scope}>
        <SelectField label={text.thresholds.addScope} value={key} onChange={(next) => setKey(next as ScopeKey)} options={scopeKeys.map((value) => ({ value, label: text.thresholds.addScopeFor(text.thresholds.scopeKeys[value]) }))} />
        {choices.length > 0 ? (
          <SelectField label={text.thresholds.scopeValue} value={which} onChange={setWhich} options={['', ...choices].map((value) => ({ value, label: value === '' ? text.thresholds.scopeValue : value }))} />
        ) : (
          <TextField label={text.thresholds.scopeValue} placeholder={text.thresholds.scopeValue} value={which} onChange={setWhich} />
        )}
        <Button
          small
          icon="plus"
          isDisabled={which.trim() === ''}
          onPress={() => {
            onChange({ ...draft, scopes: [...draft.scopes, { match: { [key]: which.trim() }, set: { [info.key]: draft.thresholds[info.key] ?? info.default } }] })
            setWhich('')
          }}
        >
          {text.thresholds.add}
        </Button>
      </div>
    </div>
  )
}
