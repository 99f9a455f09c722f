/** How many of a thing, as it is told: `1 row`, `24 rows`. */
export const counted = (number: string | number, one: string, many: string): string => `${number} ${String(number) === '1' ? one : many}`
