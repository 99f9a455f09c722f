import type { ScatterSeriesOption } from 'echarts/charts'

interface Pointed {
  seriesId?: string | undefined
  dataIndex?: number | undefined
}

/** Marks of a scatter as one flat array, x and y in turn, drawn in one stroke: a chart of thousands of days or cycles makes no object for each. */
export const marksOf = <Row>(id: string, rows: readonly Row[], x: (row: Row) => number, y: (row: Row) => number) => {
  const data = new Float64Array(2 * rows.length)
  for (const [index, row] of rows.entries()) {
    data[2 * index] = x(row)
    data[2 * index + 1] = y(row)
  }
  return { type: 'scatter', id, dimensions: ['x', 'y'], data, large: rows.length > 0, largeThreshold: 0, clip: true } satisfies ScatterSeriesOption
}

/** The tooltip of the mark pointed at, made only then: by the series' id, the text of its mark number so many. Other series have none. */
export const tipsOf =
  (tips: Readonly<Record<string, (index: number) => string>>) =>
  (parameters: Pointed | readonly Pointed[]): string => {
    const [first] = (Array.isArray(parameters) ? parameters : [parameters]) as readonly Pointed[]
    return first?.seriesId === undefined || first.dataIndex === undefined ? '' : (tips[first.seriesId]?.(first.dataIndex) ?? '')
  }
