/** One mark of a scatter: x, y and whatever its tooltip needs. */
export interface MarkedPoint {
  value: [x: number, y: number]
  tip: string
}

interface Tipped {
  data?: unknown
}

/** The tooltip text a mark carries; empty for marks without one. */
export const tipOf = (parameters: Tipped | readonly Tipped[]): string => {
  const [first] = Array.isArray(parameters) ? parameters : [parameters]
  const data: unknown = first?.data
  return data !== null && typeof data === 'object' && 'tip' in data && typeof data.tip === 'string' ? data.tip : ''
}
