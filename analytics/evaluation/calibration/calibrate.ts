import type { Calibration } from '../../pipeline/4-findings/calibrated-confidence'
import type { UnitScore } from '../scoring/score-unit'
import { inView, viewsOf } from '../views'
import { fitCalibration } from './fit-calibration'
import { judgedFindings, mixOfFleet } from './judged-findings'

/**
 * The calibration that scored units give whose findings have the scores of their rules. The rows of faults are made of the way of
 * seeing (tier and sampling) with most units, in which every fault has to have been tried; another tier counts only for the faults that
 * were tried there at the same sampling, as the others would be missing among the right ones. Pure.
 */
export const calibrate = (scores: readonly UnitScore[], source: string): Calibration => {
  const views = viewsOf(scores).map((view) => ({ ...view, units: inView(scores, view) }))
  const mix = mixOfFleet(scores)
  const fullest = views.reduce((best, view) => (view.units.length > best.units.length ? view : best))
  const atOtherTiers = views
    .filter((view) => view !== fullest && view.stepS === fullest.stepS)
    .flatMap(({ units }) => {
      const tried = new Set(units.map(({ facts }) => facts.truth.fault))
      return judgedFindings(units, mix).filter(({ fault }) => tried.has(fault))
    })
  return { schema: 'subcool/confidence@2', source, table: fitCalibration(judgedFindings(fullest.units, mix), atOtherTiers) }
}

/** The text of a calibration, a row a line. */
export const calibrationJson = ({ schema, source, table }: Calibration): string =>
  `{\n  "schema": ${JSON.stringify(schema)},\n  "source": ${JSON.stringify(source)},\n  "table": [\n${table.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]\n}\n`
