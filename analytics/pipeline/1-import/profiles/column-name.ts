/** What a column of the file is called in SQL: `c0`, `c1`, .. by position. */
export const columnName = (index: number): string => `c${index}`
