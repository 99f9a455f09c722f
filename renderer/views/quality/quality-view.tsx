import type { UnitQuality } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { goTo, hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { formatNumber, formatPercent, missing } from '../../ui/format'
import { VirtualGrid, type GridColumn } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { formatInstant } from '../../ui/time'
import styles from './quality.module.css'
import { gapWords } from './signal-words'
import { UnitQualityView } from './unit-quality'

const { quality } = text

/** `America/New_York` as people say it in a narrow column. */
const placeOf = (timeZone: string): string => timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')

const columns: GridColumn<UnitQuality>[] = [
  { id: 'unit', title: quality.unit, width: 102, grow: 1, render: ({ unitId }) => <span title={unitId}>{unitId}</span> },
  { id: 'from', title: quality.from, width: 110, grow: 1, render: ({ from, timeZone }) => <span>{formatInstant(from, timeZone).slice(0, 10)}</span> },
  { id: 'to', title: quality.to, width: 110, grow: 1, render: ({ to, timeZone }) => <span>{formatInstant(to, timeZone).slice(0, 10)}</span> },
  { id: 'zone', title: quality.zone, width: 110, grow: 1, render: ({ timeZone }) => <span title={timeZone}>{placeOf(timeZone)}</span> },
  { id: 'coverage', title: quality.coverage, width: 80, grow: 1, align: 'end', render: ({ coverage }) => <span>{formatPercent(coverage * 100, 1)}</span> },
  { id: 'gaps', title: quality.gaps, width: 60, grow: 1, align: 'end', render: ({ gaps }) => <span>{formatNumber(gaps)}</span> },
  { id: 'longest', title: quality.longestGap, width: 105, grow: 1, align: 'end', render: ({ longestGapS }) => <span>{longestGapS > 0 ? gapWords(longestGapS) : missing}</span> },
  { id: 'troubled', title: quality.troubled, width: 135, grow: 1, align: 'end', render: ({ signalsTroubled }) => <span>{formatNumber(signalsTroubled)}</span> },
  { id: 'jumps', title: quality.jumps, width: 100, grow: 1, align: 'end', render: ({ clockJumps }) => <span>{formatNumber(clockJumps)}</span> },
  { id: 'lacking', title: quality.lacking, width: 140, grow: 1, align: 'end', render: ({ notEnough }) => <span title={notEnough.map(text.sentence).join('\n')}>{formatNumber(notEnough.length)}</span> },
]

/** Units by the quality of their data, or all about one of them. */
export const QualityView = ({ unitId }: { unitId: string | null }) => {
  const units = useQuery('quality.units', {})
  const chosen = units.data?.find((unit) => unit.unitId === unitId)
  if (chosen !== undefined) return <UnitQualityView key={chosen.unitId} unit={chosen} />
  if (units.data === undefined || units.data.length === 0 || unitId !== null)
    return (
      <Screen title={unitId === null ? quality.title : `${quality.title}: ${unitId}`}>
        {units.error !== undefined ? (
          <ErrorMessage error={units.error} />
        ) : units.data === undefined ? (
          <Message title={text.state.loading} />
        ) : (
          <Message
            title={quality.none}
            hint={quality.noneHint}
            action={
              <ButtonLink href={hrefOf({ screen: 'import' })} icon="import" variant="primary">
                {text.screens.import}
              </ButtonLink>
            }
          />
        )}
      </Screen>
    )
  const rows = units.data
  return (
    <Screen title={quality.title} lead={quality.lead} fill>
      <div className={styles.list}>
        <VirtualGrid label={quality.units} columns={columns} rowCount={rows.length} rowAt={(index) => rows[index]} onOpen={(row) => goTo({ screen: 'quality', id: row.unitId })} />
      </div>
    </Screen>
  )
}
