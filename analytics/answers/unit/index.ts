import { EngineError } from '../../contract/errors'
import type { CompressorHealth, LaneSpan, ServiceVisit, UnitLanes, UnitOverview, unitCalls } from '../../contract/unit'
import { toArrow } from '../../db/to-arrow'
import type { Answer, Answers } from '../answer'
import { readFindings } from '../read-findings'
import alarmColumn from './alarm-column.sql?raw'
import alarms from './alarms.sql?raw'
import contributors from './contributors.sql?raw'
import coverage from './coverage.sql?raw'
import { defrostOverlay } from './defrost-overlay'
import defrosts from './defrosts.sql?raw'
import { unitEfficiency, unitEfficiencyDays } from './efficiency'
import findingSpans from './finding-spans.sql?raw'
import gaps from './gaps.sql?raw'
import modeDays from './mode-days.sql?raw'
import months from './months.sql?raw'
import { unitOperatingMap } from './operating-map'
import overview from './overview.sql?raw'
import service from './service.sql?raw'
import { unitCircuits } from './circuits'
import { unitSensors } from './sensors'
import { unitSignals, unitTrace } from './trace'
import visits from './visits.sql?raw'

const unitOverview: Answer<(typeof unitCalls)['unit.overview']> = async (context, { unitId }) => {
  const [row] = await context.read<UnitOverview>(overview, { unitId })
  if (row === undefined)
    throw new EngineError('unit-not-found', `There is no unit "${unitId}" in this project.`, {
      hint: 'Choose a unit in the fleet, or import its telemetry.',
    })
  return row
}

const unitLanes: Answer<(typeof unitCalls)['unit.lanes']> = async (context, { unitId }) => ({
  coverage: await context.read<UnitLanes['coverage'][number]>(coverage, { unitId }),
  gaps: await context.read<LaneSpan>(gaps, { unitId }),
  findings: await context.read<LaneSpan>(findingSpans, { unitId }),
  visits: await context.read<LaneSpan>(visits, { unitId }),
  alarms: await context.read<LaneSpan>(alarms, { unitId }),
  alarmColumn: (await context.read<{ present: boolean | null }>(alarmColumn, { unitId }))[0]?.present ?? null,
})

const unitCompressor: Answer<(typeof unitCalls)['unit.compressor']> = async (context, { unitId }): Promise<CompressorHealth> => {
  const [row] = await context.read<{ compressor_health: number | null; health_families: number | null; p10: number | null; p50: number | null; p90: number | null; no_time_to_act: string | null }>(
    'SELECT compressor_health, health_families, weeks_to_act_p10 AS p10, weeks_to_act_p50 AS p50, weeks_to_act_p90 AS p90, no_time_to_act FROM unit_condition WHERE unit_id = $unitId',
    { unitId },
  )
  return {
    health: row?.compressor_health ?? null,
    families: row?.health_families ?? 0,
    weeksToAct: row?.p10 == null || row.p50 === null || row.p90 === null ? null : { p10: row.p10, p50: row.p50, p90: row.p90 },
    noTime: row?.no_time_to_act ?? null,
    contributors: await context.read(contributors, { unitId }),
  }
}

/** Answers of the Unit screen. */
export const unitAnswers: Answers<typeof unitCalls> = {
  'unit.overview': unitOverview,
  'unit.circuits': unitCircuits,
  'unit.signals': unitSignals,
  'unit.trace': unitTrace,
  'unit.lanes': unitLanes,
  'unit.modeDays': async (context, { unitId }) => toArrow(await context.columns(modeDays, { unitId })),
  'unit.efficiency': unitEfficiency,
  'unit.efficiencyDays': unitEfficiencyDays,
  'unit.defrosts': async (context, { unitId }) => toArrow(await context.columns(defrosts, { unitId })),
  'unit.defrostOverlay': defrostOverlay,
  'unit.months': async (context, { unitId }) => toArrow(await context.columns(months, { unitId })),
  'unit.service': (context, { unitId }) => context.read<ServiceVisit>(service, { unitId }),
  'unit.sensors': unitSensors,
  'unit.compressor': unitCompressor,
  'unit.operatingMap': unitOperatingMap,
  'unit.findings': (context, { unitId }) => readFindings(context, { unitId }),
}
