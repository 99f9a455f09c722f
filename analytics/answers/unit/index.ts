import { EngineError } from '../../contract/errors'
import type { LaneSpan, UnitLanes, UnitOverview, unitCalls } from '../../contract/unit'
import { toArrow } from '../../db/to-arrow'
import type { Answer, Answers } from '../answer'
import { readFindings } from '../read-findings'
import coverage from './coverage.sql?raw'
import defrosts from './defrosts.sql?raw'
import { unitEfficiency, unitEfficiencyDays } from './efficiency'
import findingSpans from './finding-spans.sql?raw'
import gaps from './gaps.sql?raw'
import overview from './overview.sql?raw'
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
})

/** Answers of the Unit screen. */
export const unitAnswers: Answers<typeof unitCalls> = {
  'unit.overview': unitOverview,
  'unit.signals': unitSignals,
  'unit.trace': unitTrace,
  'unit.lanes': unitLanes,
  'unit.efficiency': unitEfficiency,
  'unit.efficiencyDays': unitEfficiencyDays,
  'unit.defrosts': async (context, { unitId }) => toArrow(await context.columns(defrosts, { unitId })),
  'unit.findings': (context, { unitId }) => readFindings(context, { unitId }),
}
