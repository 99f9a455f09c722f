/** Columns of one name are one: each holds a part of the values. */
export const firstOf = (expressions: readonly string[]): string => (expressions.length === 1 ? (expressions[0] as string) : `coalesce(${expressions.join(', ')})`)

/** Signals of the columns of a mapping: several of a power or an energy are added, of any other signal the first that has a value counts. */
export const signalsOf = (columns: readonly (readonly [signal: string, expression: string])[]): Record<string, string> => {
  const bySignal = new Map<string, string[]>()
  for (const [signal, expression] of columns) bySignal.set(signal, [...(bySignal.get(signal) ?? []), expression])
  return Object.fromEntries([...bySignal].map(([signal, terms]) => [signal, terms.length > 1 && /_(w|kwh)$/.test(signal) ? sumOf(terms) : firstOf(terms)]))
}

const sumOf = (terms: readonly string[]): string => `CASE WHEN ${terms.map((term) => `(${term}) IS NOT NULL`).join(' OR ')} THEN ${terms.map((term) => `coalesce(${term}, 0)`).join(' + ')} END`
