/** Text as it may stand in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A cell of a table: text, or a number as it is to be read; `html` is taken as it stands. */
export type Cell = string | { html: string; sort?: number }

export interface Table {
  caption: string
  columns: readonly { name: string; number?: boolean }[]
  rows: readonly (readonly Cell[])[]
}

/** A table with a caption; numbers are set to the right. An empty one says so. */
export const tableHtml = ({ caption, columns, rows }: Table): string => {
  const place = (index: number): string => (columns[index]?.number === true ? ' class="n"' : '')
  const head = columns.map(({ name }, index) => `<th scope="col"${place(index)}>${escapeHtml(name)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td${place(index)}>${cellHtml(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<div class="scroll"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body || `<tr><td colspan="${columns.length}">none</td></tr>`}\n</tbody></table></div>`
}

const cellHtml = (cell: Cell): string => (typeof cell === 'string' ? escapeHtml(cell) : cell.html)

export const sectionHtml = (title: string, text: string, ...parts: readonly string[]): string =>
  `<section><h2>${escapeHtml(title)}</h2>${text === '' ? '' : `<p>${escapeHtml(text)}</p>`}\n${parts.join('\n')}\n</section>`
