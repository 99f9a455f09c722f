/** A number for a sentence. */
export const say = (value: number | null | undefined, digits = 1): string => (value === null || value === undefined ? 'unknown' : value.toFixed(digits))
