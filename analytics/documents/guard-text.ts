/** Puts a `'` before a text that a spreadsheet could run: a leading `= + - @` or tab, unless it is a number. */
export const guardText = (text: string): string =>
  /^[=+\-@\t]/.test(text) && !/^[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?$/.test(text) ? `'${text}` : text
