import type { Chance } from '../chance'
import type { LineMutator, Lines, Named } from './mutator'
import { formula, nastyCells } from './nasty'

const onLine = (lines: Lines, chance: Chance, change: (line: string) => string): Lines => {
  const at = chance.below(lines.body.length)
  return { ...lines, body: lines.body.map((line, index) => (index === at ? change(line) : line)) }
}

const onCell = (line: string, delimiter: string, { below }: Chance, change: (cell: string) => string): string => {
  const cells = line.split(delimiter)
  const at = below(cells.length)
  return cells.map((cell, index) => (index === at ? change(cell) : cell)).join(delimiter)
}

const inColumn = (lines: Lines, column: number, change: (cell: string) => string): Lines => ({
  ...lines,
  body: lines.body.map((line) => line.split(lines.delimiter).map((cell, index) => (index === column ? change(cell) : cell)).join(lines.delimiter)),
})

const columnsOf = ({ body, delimiter }: Lines): number => (body[0] ?? '').split(delimiter).length

/** Changes below the header, which stays valid. */
export const bodyMutators = {
  'duplicate lines': (lines, { below }) => {
    const at = below(lines.body.length)
    return { ...lines, body: [...lines.body.slice(0, at), ...lines.body.slice(Math.max(0, at - 1 - below(4))), ...lines.body.slice(at)] }
  },
  'drop lines': (lines, { below }) => {
    const at = below(lines.body.length)
    return { ...lines, body: lines.body.filter((_, index) => index < at || index > at + below(5)) }
  },
  'swap lines': (lines, { below }) => {
    const body = [...lines.body]
    const [one, other] = [below(body.length), below(body.length)]
    ;[body[one], body[other]] = [body[other] ?? '', body[one] ?? '']
    return { ...lines, body }
  },
  'time rewinds': (lines) => ({ ...lines, body: lines.body.toReversed() }),
  'no rows': (lines) => ({ ...lines, body: [] }),
  'nasty cell': (lines, chance) => onLine(lines, chance, (line) => onCell(line, lines.delimiter, chance, () => chance.pick(nastyCells))),
  'nasty cells': (lines, chance) => ({ ...lines, body: lines.body.map((line) => (chance.once(0.4) ? onCell(line, lines.delimiter, chance, () => chance.pick(nastyCells)) : line)) }),
  'nasty column': (lines, chance) => {
    const value = chance.pick(nastyCells)
    return inColumn(lines, chance.below(columnsOf(lines)), (cell) => (chance.once(0.9) ? value : cell))
  },
  'formula': (lines, chance) => onLine(lines, chance, (line) => onCell(line, lines.delimiter, chance, () => `"${formula.replaceAll('"', '""')}"`)),
  'huge numbers': (lines, { below }) => inColumn(lines, below(columnsOf(lines)), (cell) => `${cell}${'0'.repeat(below(320))}`),
  'other decimal': (lines, { below }) => inColumn(lines, below(columnsOf(lines)), (cell) => cell.replace('.', ',')),
  'other years': (lines, chance) => {
    const year = chance.pick(['0009', '9999', '1899', '2200', '10000', '99', '1969', '0000'])
    return { ...lines, body: lines.body.map((line) => (chance.once(0.7) ? line.replace(/\b(19|20)\d\d\b/, year) : line)) }
  },
  'broken quotes': (lines, chance) => onLine(lines, chance, (line) => line.slice(0, chance.below(line.length + 1)) + chance.pick(['"', '""', '"x', '",', '"\n']) + line.slice(chance.below(line.length + 1))),
  'quoted line ends': (lines, chance) => onLine(lines, chance, (line) => onCell(line, lines.delimiter, chance, (cell) => `"${cell}\r\nand\nmore"`)),
  'extra cells': (lines, chance) => onLine(lines, chance, (line) => `${line}${lines.delimiter.repeat(1 + chance.below(9))}${chance.pick(nastyCells)}`),
  'missing cells': (lines, chance) => onLine(lines, chance, (line) => line.split(lines.delimiter).slice(0, chance.below(3)).join(lines.delimiter)),
  'NUL row': (lines, chance) => onLine(lines, chance, (line) => '\0'.repeat(Math.max(1, line.length))),
  'long line': (lines, chance) => onLine(lines, chance, (line) => `${line}${chance.pick(['x', '0', '"', lines.delimiter, ' '])}`.padEnd(chance.pick([20_000, 300_000, 2_200_000]), chance.pick(['x', '0', lines.delimiter, '" ']))),
  'empty lines': (lines, { once }) => ({ ...lines, body: lines.body.flatMap((line) => (once(0.3) ? ['', line, '   '] : [line])) }),
  'comment lines': (lines, { once }) => ({ ...lines, body: lines.body.flatMap((line) => (once(0.2) ? ['# a note', line] : [line])) }),
  'header again': (lines) => ({ ...lines, body: lines.body.flatMap((line, index) => (index === 2 ? [...lines.header, line] : [line])) }),
  'mixed line ends': (lines, { pick }) => ({ ...lines, body: lines.body.map((line) => `${line}${pick(['', '\r', '\r\r', '\r\n', ' '])}`) }),
  'only commas': (lines, chance) => onLine(lines, chance, () => lines.delimiter.repeat(chance.below(40))),
} satisfies Named<LineMutator>
