/** An input as JSON that is equal for equal inputs, whatever the order of their keys; missing and undefined are the same. */
export const inputKey = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
