import { facts, heading, paragraph, whole } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { theme } from '../../../documents/pdf/theme'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { dayText } from '../../exact/day'
import { chronicLimit, rateLine, yearLine } from '../arithmetic'
import type { BookCircuit, BookSettings } from '../book'
import { massText } from '../mass-text'
import { assetText, circuitName, dayOr, orNotRecorded, type NameOf } from '../words'
import { additionsTable, clocksTable, inspectionsTable, repairsTable, revisionsTable, servicesTable, testsTable } from './circuit-tables'
import { circuitYear, type CircuitYear } from './in-year'
import { attentionSection, dutiesSection } from './sections'

const words = text.leakRates
const labels = text.labels
const quiet = { size: 8, color: theme.quiet }

/** One circuit from the top of a new page: what it is, why which regime binds it, and what happened to it in the year. */
export const circuitChapter = (paper: Paper, circuit: BookCircuit, year: number, settings: BookSettings, nameOf: NameOf): void => {
  const inYear = circuitYear(circuit, year)
  paper.newPage()
  paper.doc.outline.addItem(circuitName(circuit.records.appliance))
  paper.group('Sect', () => {
    heading(paper, 1, circuitName(circuit.records.appliance))
    facts(paper, factsOf(circuit))
    facts(paper, regimeFacts(circuit), { across: 1 })
    additions(paper, inYear, year, circuit.compliance.decision.reason)
    calendarYear(paper, circuit, inYear, settings)
    clocksTable(paper, inYear)
    repairsTable(paper, inYear, nameOf)
    testsTable(paper, inYear, nameOf)
    inspectionsTable(paper, inYear, nameOf)
    servicesTable(paper, inYear, nameOf)
    revisionsTable(paper, inYear)
    attentionSection(paper, circuit.compliance.violations)
    dutiesSection(paper, circuit.stateDuties)
  })
}

const factsOf = ({ records: { appliance }, compliance: { decision }, refrigerant, gwp, fullCharge }: BookCircuit): [string, string][] => [
  [labels.location, orNotRecorded(appliance.location_in_site)],
  [labels.type, assetText(appliance)],
  [labels.refrigerant, refrigerant === null ? orNotRecorded(appliance.refrigerant) : `${refrigerant}, ${text.gwp(gwp)}`],
  [labels.category, text.categories[decision.category]],
  [labels.charge, massText(fullCharge)],
  [labels.chargeMethod, appliance.full_charge_method === null ? text.notRecorded : text.chargeMethods[appliance.full_charge_method]],
  [labels.installed, dayOr(appliance.install_date, text.notRecorded)],
  [labels.status, appliance.status === null ? text.notRecorded : text.statuses[appliance.status]],
]

const regimeFacts = ({ records: { appliance }, compliance: { decision } }: BookCircuit): [string, string][] => {
  const { fc_range_low: low, fc_range_high: high, fc_midpoint: middle } = appliance
  return [
    ...(low === null || high === null
      ? []
      : [[labels.range, text.range(massText(low), massText(high), massText(middle), orNotRecorded(appliance.fc_range_basis))] as [string, string]]),
    [labels.regime, text.regimes[decision.regime]],
    ...(decision.thresholdPct === null ? [] : [[labels.threshold, text.percent(decision.thresholdPct)] as [string, string]]),
    [labels.reason, decision.reason],
    ...(decision.cites.length === 0 ? [] : [[labels.cites, decision.cites.join('; ')] as [string, string]]),
    ...(appliance.subsector_basis === null
      ? []
      : [[labels.basis, text.basis(appliance.subsector_basis, appliance.decided_by, appliance.decided_on === null ? null : dayText(appliance.decided_on))] as [string, string]]),
    ...(appliance.assumed ? [[labels.assumed, text.assumedRecord] as [string, string]] : []),
  ]
}

const additions = (paper: Paper, inYear: CircuitYear, year: number, known: string): void => {
  heading(paper, 2, words.additions, 30)
  if (inYear.rates.length === 0) return paragraph(paper, words.noAdditions(year))
  additionsTable(paper, inYear.rates)
  heading(paper, 2, words.arithmetic, 20)
  for (const rate of inYear.rates) {
    const line = rateLine(rate)
    const reason = `${rate.reason.replace(known, '').replace(/[\s.;]*$/, '')}.`
    whole(paper, line ?? text.arithmetic.noRate(dayText(rate.service_date), reason))
    if (line !== undefined && reason !== '.') whole(paper, reason, quiet)
    paper.y += 2
  }
}

const calendarYear = (paper: Paper, { compliance }: BookCircuit, { calendar }: CircuitYear, settings: BookSettings): void => {
  const line = calendar === undefined ? undefined : yearLine(calendar, compliance.rates, chronicLimit(settings, compliance.decision))
  if (line === undefined) return
  heading(paper, 2, words.calendarYear)
  whole(paper, line)
}
