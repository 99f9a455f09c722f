import { expect, test } from 'vitest'
import { defrostGoals } from '../../analytics/evaluation/defrost/defrost-goals'
import { countErrors, matchCycles, verdictCounts, type DefrostUnit, type FoundCycle, type TrueCycle } from '../../analytics/evaluation/defrost/score-defrosts'

const actual = (minute: number, verdict: TrueCycle['verdict'] = 'ok'): TrueCycle => ({ startS: 60 * minute, endS: 60 * (minute + 5), verdict })
const found = (minute: number, verdict = 'ok', length = 5): FoundCycle => ({ startS: 60 * minute, endS: 60 * (minute + length), verdict })
const unit = (cycles: TrueCycle[], seen: FoundCycle[], sampleS = 60): DefrostUnit => ({ unitId: 'u', sampleS, true: cycles, found: seen })

test('a found defrost is the first true one it overlaps within a sample; one that nothing overlaps is nobody’s', () => {
  const pairs = matchCycles(unit([actual(0), actual(60), actual(120)], [found(4), found(30), found(65.5), found(126.5)]))
  expect(pairs.map(({ true: one, found: other }) => [one?.startS, other?.startS])).toEqual([[0, 240], [undefined, 1800], [3600, 3930], [undefined, 7590], [7200, undefined]])
  expect(matchCycles(unit([actual(0)], [found(9)], 300))[0]?.true).toBeDefined()
})

test('two found in the time of one true one are one found and one too many', () => {
  expect(matchCycles(unit([actual(0)], [found(0, 'ok', 2), found(3, 'ok', 2)])).map(({ true: one }) => one?.startS)).toEqual([0, undefined])
})

test('the error of a count is its share of the true one; units with fewer than ten are left out', () => {
  const many = Array.from({ length: 20 }, (_, i) => actual(60 * i))
  expect(countErrors([unit(many, many.slice(0, 18).map((one) => ({ ...one }))), unit(many.slice(0, 9), [])])).toEqual([0.1])
})

const judged = unit(
  [actual(0, 'unnecessary'), actual(60, 'unnecessary'), actual(120, 'unnecessary'), actual(180, 'incomplete'), actual(240, 'late'), actual(300), actual(360, 'incomplete')],
  [found(0, 'unnecessary'), found(60, 'unknown'), found(180, 'by_time'), found(240, 'incomplete'), found(300, 'unnecessary'), found(360, 'ok'), found(420, 'unnecessary')],
)

test('verdicts are held against defrosts that were found at all', () => {
  expect(verdictCounts([judged], 'unnecessary')).toEqual({ right: 1, called: 2, actual: 2 })
  expect(verdictCounts([judged], 'incomplete')).toEqual({ right: 1, called: 2, actual: 2 })
})

test('goals: counts by sampling, verdicts at a minute only', () => {
  const many = Array.from({ length: 20 }, (_, i) => actual(60 * i))
  const goals = defrostGoals([unit(many, many), unit(many, many.slice(0, 16), 300), judged], 'T4', 1)
  expect(goals.map(({ name, stepS, reached, limit }) => [name, stepS, reached, limit])).toEqual([
    ['Defrosts counted, mean error of a unit', 60, 0, 0.05],
    ['Defrosts counted, mean error of a unit', 300, 0.2, 0.15],
    ['Defrost verdict unnecessary, precision', 60, 0.5, 0.85],
    ['Defrost verdict unnecessary, recall', 60, 0.5, 0.85],
    ['Defrost verdict incomplete, precision', 60, 0.5, 0.85],
    ['Defrost verdict incomplete, recall', 60, 0.5, 0.85],
  ])
})
