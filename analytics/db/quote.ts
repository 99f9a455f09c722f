/** Quotes a name for the places where DuckDB takes no parameter: tables, columns, schemas. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`

/** Quotes a text for the places where DuckDB takes no parameter: paths of views, `columns = {..}`, settings. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`

/** `{'a': 'DOUBLE', ..}` for `read_csv(columns = ..)`. */
export const quoteColumnTypes = (types: ReadonlyArray<readonly [name: string, type: string]>): string =>
  `{${types.map(([name, type]) => `${quoteText(name)}: ${quoteText(type)}`).join(', ')}}`

/** `['a', 'b']`, a list of texts. */
export const quoteTexts = (texts: readonly string[]): string => `[${texts.map(quoteText).join(', ')}]`
