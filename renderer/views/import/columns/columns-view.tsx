import { useState } from 'react'
import type { InspectedColumn, Mapping } from '../../../../analytics/contract'
import { useQuery } from '../../../engine/use-query'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { SearchField } from '../../../ui/field'
import { formatNumber } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { ErrorMessage, Message } from '../../../ui/message'
import { Screen } from '../../../ui/screen'
import { ColumnTable } from './column-table'
import styles from './columns.module.css'
import { withSignal, withUnit } from './draft-mapping'
import { FormatFields } from './format-fields'
import { SaveBar } from './save-bar'
import { useDraft } from './use-draft'

/** Column by column, what one file is taken for; corrected where a guess is wrong, and kept for all files like it. */
export const ColumnsView = ({ of }: { of: { file: string; name: string } }) => {
  const change = useImportFlow((flow) => flow.change)
  const draft = useImportFlow((flow) => flow.draft)
  const { now, shown, mapping, behind, refusal, error } = useDraft(of)
  const signals = useQuery('import.signals', {})
  const [words, setWords] = useState('')
  const onDraft = (next: Mapping): void => change({ draft: next })
  const onSignal = (column: InspectedColumn, signal: string): void => {
    if (mapping !== null) onDraft(withSignal(mapping, column, signal, signals.data ?? []))
  }
  const onUnit = (column: InspectedColumn, unit: string | null): void => {
    if (mapping !== null) onDraft(withUnit(mapping, column.source, unit))
  }
  return (
    <Screen
      title={
        <span className={styles.path}>
          <Button small variant="quiet" icon="left" onPress={() => change({ columnsOf: null, draft: null })}>
            {text.import.columns.back}
          </Button>
          <span className={styles.text} title={of.name}>
            {of.name}
          </span>
        </span>
      }
      lead={shown !== undefined && text.import.columns.lead(formatNumber(shown.columns.length), formatNumber(shown.rows), text.import.columns.layouts[shown.layout])}
      actions={<SearchField label={text.import.columns.find} placeholder={text.import.columns.find} value={words} onChange={setWords} />}
      fill
    >
      {error !== undefined && <ErrorMessage error={error} />}
      {now.loading && <Message title={text.state.loading} />}
      {shown !== undefined && mapping === null && error === undefined && <div className={styles.fixedNote}>{text.import.columns.cannotMap}</div>}
      {shown !== undefined && mapping !== null && <FormatFields key={draft === null ? 'found' : 'said'} shown={shown} mapping={mapping} onChange={onDraft} />}
      {refusal !== null && (
        <div className={styles.refusal} role="alert">
          <Icon name="warning" size={14} />
          {refusal === 'nothing' ? text.import.columns.noSignal : refusal}
        </div>
      )}
      {shown !== undefined && now.data !== undefined && (
        <div className={styles.body} {...(behind ? { 'data-fetching': true } : {})}>
          <ColumnTable now={now.data} shown={shown} mapping={mapping} signals={signals.data ?? []} words={words} onSignal={onSignal} onUnit={onUnit} />
        </div>
      )}
      {shown !== undefined && mapping !== null && (
        <SaveBar shown={shown} mapping={shown.mapping ?? mapping} isChanged={draft !== null} isReady={!behind && refusal === null && mapping.columns.some(({ signal }) => signal !== 'ts')} />
      )}
    </Screen>
  )
}
