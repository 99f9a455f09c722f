import type { InspectedColumn, MappableSignal, Mapping } from '../../../../analytics/contract'
import { usePreferences, type Preferences } from '../../../state/preferences'
import { text } from '../../../text/text'
import { SelectField } from '../../../ui/field'
import { formatPercent } from '../../../ui/format'
import { Histogram } from '../../../ui/histogram'
import { Icon } from '../../../ui/icon'
import { SearchChoice, type Choice } from '../../../ui/search-choice'
import styles from './columns.module.css'
import { notLoaded, signalIn, unitIn } from './draft-mapping'
import { rangeOf } from './value-range'
import { signalName } from './signal-names'

export interface ColumnRowProps {
  column: InspectedColumn
  /** The same without the user's word: why it is what it is. */
  found: InspectedColumn
  mapping: Mapping | null
  /** The user has said what it is. */
  isSaid: boolean
  signals: readonly MappableSignal[]
  choices: readonly Choice[]
  onSignal: (column: InspectedColumn, signal: string) => void
  onUnit: (column: InspectedColumn, unit: string | null) => void
}

/** One column: what it is called, what it is taken for and why, and its values. */
export const ColumnRow = ({ column, found, mapping, isSaid, signals, choices, onSignal, onUnit }: ColumnRowProps) => {
  const system = usePreferences((state: Preferences) => state.units)
  const { source, samples, missingShare, histogram, problem } = column
  const { proposed, reason, confidence } = found
  const signal = mapping === null ? (column.signal ?? notLoaded) : signalIn(mapping, source)
  const known = signals.find((one) => one.signal === signal)
  const offers = signal === notLoaded && proposed !== null && mapping !== null && !isSaid
  const why = [confidence === null || signal === notLoaded ? '' : text.import.confidence[confidence], reason ?? ''].filter((part) => part !== '').join(': ')
  const range = rangeOf(column, known, system)
  return (
    <>
      <tr className={styles.columnRow} data-column={source}>
        <th scope="row" className={styles.source}>
          <span className={styles.text} title={source}>
            {source}
          </span>
          <span className={`${styles.sub} ${styles.text}`} title={samples.join(' · ')}>
            {samples.join(' · ')}
          </span>
        </th>
        <td>
          {mapping === null ? (
            <span>{signalName(signal)}</span>
          ) : (
            <SearchChoice
              label={text.import.columns.signalOf(source)}
              value={signal}
              shown={signalName(signal)}
              muted={signal === notLoaded}
              choices={choices}
              onChoose={(id) => onSignal(column, id)}
            />
          )}
          {offers ? (
            <button type="button" className={styles.offer} title={reason ?? undefined} onClick={() => onSignal(column, proposed)}>
              {confidence === 'unsure' ? text.import.columns.perhaps(signalName(proposed)) : text.import.columns.take(signalName(proposed))}
            </button>
          ) : (
            <span className={styles.sub}>
              {isSaid ? text.import.columns.said : why}
            </span>
          )}
        </td>
        <td>
          <UnitOfValues column={column} mapping={mapping} known={known} onUnit={onUnit} />
        </td>
        <td>
          <div className={styles.values}>
            {histogram.length > 0 && <Histogram label={text.import.columns.histogram(source, range)} bins={histogram} />}
            <span className={styles.range}>{range}</span>
          </div>
        </td>
        <td className={missingShare > 0.5 ? `${styles.end} ${styles.much}` : styles.end}>{formatPercent(missingShare * 100)}</td>
      </tr>
      {problem !== null && (
        <tr className={styles.problemRow}>
          <td colSpan={5}>
            <div className={styles.problem}>
              <Icon name="warning" size={14} />
              <span>{problem}</span>
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

const UnitOfValues = ({
  column,
  mapping,
  known,
  onUnit,
}: {
  column: InspectedColumn
  mapping: Mapping | null
  known: MappableSignal | undefined
  onUnit: ColumnRowProps['onUnit']
}) => {
  const { source, conversion } = column
  if (known === undefined || known.units.length === 0) return null
  const own = mapping === null ? undefined : unitIn(mapping, source)
  const labelOf = (id: string): string => known.units.find((unit) => unit.id === id)?.label ?? id
  return (
    <>
      {mapping === null || known.units.length === 1 ? (
        <span className={styles.fixed}>{own !== undefined || column.unit !== null ? labelOf(own ?? column.unit ?? '') : known.unit}</span>
      ) : (
        <SelectField
          label={text.import.columns.unitOf(source)}
          value={own ?? ''}
          options={[...(own === undefined ? [{ value: '', label: text.import.columns.ownUnit(known.unit ?? '') }] : []), ...known.units.map(({ id, label }) => ({ value: id, label }))]}
          onChange={(id) => onUnit(column, id === '' ? null : id)}
        />
      )}
      {conversion !== null && (
        <span className={`${styles.sub} ${styles.text}`} title={conversion}>
          {conversion}
        </span>
      )}
    </>
  )
}
