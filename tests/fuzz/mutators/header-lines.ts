import type { LineMutator, Lines, Named } from './mutator'
import { nastyCells } from './nasty'

const onColumns = (lines: Lines, change: (cells: string[]) => string[]): Lines => {
  const changed = (line: string): string => (line.includes(lines.delimiter) ? change(line.split(lines.delimiter)).join(lines.delimiter) : line)
  return { ...lines, header: lines.header.map(changed), body: lines.body.map(changed) }
}

const onHeader = (lines: Lines, change: (cells: string[]) => string[]): Lines => ({
  ...lines,
  header: lines.header.map((line, index) => (index === lines.header.length - 1 ? change(line.split(lines.delimiter)).join(lines.delimiter) : line)),
})

const widthOf = ({ header, delimiter }: Lines): number => (header[header.length - 1] ?? '').split(delimiter).length

/** Changes of what names and separates the columns. */
export const headerMutators = {
  'duplicate header': (lines, { below }) => onHeader(lines, (cells) => cells.map((cell, index) => (index === below(cells.length) ? (cells[0] ?? '') : cell))),
  'nasty header': (lines, { below, pick }) => onHeader(lines, (cells) => cells.with(below(cells.length), pick(nastyCells))),
  'empty header': (lines, { below }) => onHeader(lines, (cells) => cells.with(below(cells.length), '')),
  'hyphened header': (lines) => onHeader(lines, (cells) => cells.map((cell) => `${cell.slice(0, 2)}\u00AD${cell.slice(2)} `)),
  'upper case': (lines) => onHeader(lines, (cells) => cells.map((cell) => cell.toUpperCase())),
  'no header': (lines) => ({ ...lines, header: [] }),
  'swap columns': (lines, { below }) => {
    const [one, other] = [below(widthOf(lines)), below(widthOf(lines))]
    return onColumns(lines, (cells) => (one < cells.length && other < cells.length ? cells.with(one, cells[other] ?? '').with(other, cells[one] ?? '') : cells))
  },
  'drop column': (lines, { below }) => {
    const at = below(widthOf(lines))
    return onColumns(lines, (cells) => cells.toSpliced(at, 1))
  },
  'repeat column': (lines, { below, pick }) => {
    const [at, times] = [below(widthOf(lines)), pick([1, 2, 30])]
    return onColumns(lines, (cells) => [...cells, ...Array<string>(times).fill(cells[at] ?? '')])
  },
  'other separator': (lines, { pick }) => {
    const delimiter = pick([',', ';', '\t', '|', ', ', ' ', '::'])
    return { header: lines.header.map((line) => line.replaceAll(lines.delimiter, delimiter)), body: lines.body.map((line) => line.replaceAll(lines.delimiter, delimiter)), delimiter }
  },
  'comments above': (lines, { pick }) => ({ ...lines, header: [pick(['# unit: Wh', '"a title, with a comma"', ';;;', 'sep=;', '']), ...lines.header] }),
  'byte order mark': (lines) => ({ ...lines, header: lines.header.map((line, index) => (index === 0 ? `\uFEFF${line}` : line)) }),
  'quoted all': (lines) => onColumns(lines, (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`)),
  'only the header': (lines) => ({ ...lines, body: [] }),
  'only a mark': (lines) => ({ ...lines, header: ['\uFEFF'], body: [] }),
} satisfies Named<LineMutator>
