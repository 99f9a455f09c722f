import { useState } from 'react'
import type { UnitQuality } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { useDisplayZone } from '../../state/display-zone'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { formatNumber, formatPercent } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { StatStrip } from '../../ui/stat'
import { formatTime } from '../../ui/time'
import { CalendarPanel } from './calendar-panel'
import { NotEnough } from './not-enough'
import styles from './quality.module.css'
import { gapWords, nameOfSignal } from './signal-words'
import { SignalsPanel } from './signals-panel'

/** How good the data of one unit are: what they are not enough for, day by day, signal by signal. */
export const UnitQualityView = ({ unit }: { unit: UnitQuality }) => {
  const { unitId, timeZone: siteZone } = unit
  const zone = useDisplayZone(siteZone)
  const signals = useQuery('quality.signals', { unitId })
  const [chosen, setChosen] = useState('ts')
  return (
    <Screen
      title={`${text.quality.title}: ${unitId}`}
      lead={`${formatTime(unit.from, zone)} – ${formatTime(unit.to, zone)}`}
      actions={
        <>
          <ButtonLink href={hrefOf({ screen: 'quality' })} icon="left">
            {text.quality.toList}
          </ButtonLink>
          <ButtonLink href={hrefOf({ screen: 'unit', id: unitId })} icon="unit">
            {text.quality.toUnit}
          </ButtonLink>
        </>
      }
    >
      <div className={styles.stack}>
        <NotEnough sentences={unit.notEnough} />
        <Figures unit={unit} />
        <CalendarPanel unitId={unitId} zone={siteZone} signal={chosen} name={nameOfSignal(chosen)} />
        {signals.error !== undefined && <ErrorMessage error={signals.error} />}
        {signals.data === undefined ? (
          signals.loading && <Message title={text.state.loading} />
        ) : (
          <SignalsPanel signals={signals.data} zone={zone} chosen={chosen} onChoose={setChosen} />
        )}
      </div>
    </Screen>
  )
}

const Figures = ({ unit }: { unit: UnitQuality }) => (
  <StatStrip
    label={unit.unitId}
    items={[
      { label: text.quality.coverage, value: formatPercent(unit.coverage * 100, 1) },
      { label: text.quality.gaps, value: formatNumber(unit.gaps) },
      { label: text.quality.longestGap, value: unit.longestGapS > 0 ? gapWords(unit.longestGapS) : formatNumber(0) },
      { label: text.quality.troubled, value: formatNumber(unit.signalsTroubled) },
      { label: text.quality.jumps, value: formatNumber(unit.clockJumps) },
    ]}
  />
)
