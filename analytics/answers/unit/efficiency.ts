import type { ExpectationBin, UnitEfficiency, unitCalls } from '../../contract/unit'
import { toArrow } from '../../db/to-arrow'
import type { Answer } from '../answer'
import type { AnswerContext } from '../context'
import { ratedConditions } from '../rated-conditions'
import days from './efficiency-days.sql?raw'
import efficiency from './efficiency.sql?raw'
import expectation from './expectation.sql?raw'

type Head = Omit<UnitEfficiency, 'expectation' | 'rated'>

const headOf = async (context: AnswerContext, unitId: string): Promise<Head> => {
  const [head] = await context.read<Head>(efficiency, { unitId })
  if (head === undefined) throw new Error('the head of the efficiency is one row')
  return head
}

export const unitEfficiency: Answer<(typeof unitCalls)['unit.efficiency']> = async (context, { unitId }) => {
  const head = await headOf(context, unitId)
  const bins = await context.read<ExpectationBin>(
    expectation.replace('/*days*/', () => days),
    { unitId, quantity: head.quantity },
  )
  const [register = {}] = await context.read<Record<string, number | null>>(`SELECT ${ratedConditions.map(({ column }) => column).join(', ')} FROM unit WHERE unit_id = $unitId`, { unitId })
  const rated = ratedConditions.flatMap(({ column, outdoorC }) => (register[column] == null ? [] : [{ outdoorC, cop: register[column] }]))
  return { ...head, expectation: bins, rated }
}

export const unitEfficiencyDays: Answer<(typeof unitCalls)['unit.efficiencyDays']> = async (context, { unitId }) => {
  const { quantity } = await headOf(context, unitId)
  return toArrow(await context.columns(days, { unitId, quantity }))
}
