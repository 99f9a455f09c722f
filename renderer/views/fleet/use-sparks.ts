import { useMemo, useState } from 'react'
import { useQuery } from '../../engine/use-query'

const weeks = 52

/** The last 52 weeks of the units in sight, by unit id; NaN where a week says nothing. What was in sight before stays known. */
export const useSparks = (unitIds: readonly string[], wanted: boolean): ReadonlyMap<string, Float64Array> => {
  const { data } = useQuery('fleet.sparks', wanted && unitIds.length > 0 ? { unitIds: [...unitIds] } : undefined)
  const [known, setKnown] = useState<{ answer: unknown; lines: ReadonlyMap<string, Float64Array> }>({ answer: undefined, lines: new Map() })
  const lines = useMemo(() => {
    if (data === undefined) return undefined
    const [unit, week, value] = (['unit', 'week', 'value'] as const).map((name) => data.numbers(name)) as [Float64Array, Float64Array, Float64Array]
    const made = new Map<string, Float64Array>()
    for (let row = 0; row < data.rowCount; row++) {
      const id = unitIds[unit[row] as number]
      const at = week[row] as number
      if (id === undefined || at < 0 || at >= weeks) continue
      const line = made.get(id) ?? new Float64Array(weeks).fill(NaN)
      line[at] = value[row] as number
      made.set(id, line)
    }
    return made
  }, [data, unitIds])
  if (lines !== undefined && known.answer !== data) setKnown({ answer: data, lines: new Map([...[...known.lines].slice(-2000), ...lines]) })
  return known.lines
}
