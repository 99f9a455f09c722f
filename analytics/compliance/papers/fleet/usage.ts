import { heading, paragraph, whole } from '../../../documents/pdf/blocks'
import { table, type TableCell } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { decimalText, fractionText, sum, type Fraction } from '../../exact/fraction'
import { usageTable } from '../../lists/list-tables'
import type { BookSettings, UsageLine } from '../book'
import type { ComplianceDocument } from '../document'
import { lead } from '../lead'
import { exactText, poundsCell } from '../mass-text'
import { orNotRecorded } from '../words'

const words = text.usage

/** What was bought, added, recovered and sent away in a year, by site and refrigerant, with CO2 equivalent. */
export const usageSummary = ({ rules }: BookSettings, lines: readonly UsageLine[], year: number): ComplianceDocument => {
  const inYear = lines.filter((line) => line.year === year)
  const title = words.title(year)
  return {
    stem: words.stem,
    title,
    landscape: true,
    draw: (paper) =>
      paper.group('Sect', () => {
        heading(paper, 1, title)
        lead(paper, words.intro)
        if (inYear.length === 0) return paragraph(paper, words.none(year))
        const titles = words.columns
        const number = (name: string, share = 1.5) => ({ title: name, share, align: 'right' as const })
        table(
          paper,
          [
            { title: titles.site, share: 1.8 }, { title: titles.refrigerant, share: 1.8 }, number(titles.gwp, 1), number(titles.opening), number(titles.purchased),
            number(titles.added), number(titles.recovered), number(titles.reused), number(titles.reclaimed), number(titles.destroyed), number(titles.moved), number(titles.closing),
            number(titles.co2e),
          ],
          [...inYear.map(rowOf), totalOf(inYear)],
        )
        if (inYear.some(({ opening, closing }) => [opening, closing].some((stock) => stock !== null && stock.n < 0n))) paragraph(paper, words.negative)
        heading(paper, 2, words.arithmetic, 20)
        for (const line of inYear) {
          if (line.gwp !== null && line.co2e !== null && line.added.n !== 0n)
            whole(paper, words.line(siteOf(line), orNotRecorded(line.refrigerant), exactText(line.added), line.gwp, tonnes(line.co2e)))
        }
      }),
    sheets: () => [
      {
        name: words.sheet,
        columns: [
          { title: 'site_id', width: 14, is: 'text' }, { title: 'refrigerant', width: 12, is: 'text' }, { title: 'year', width: 7, is: 'number' },
          { title: 'gwp', width: 7, is: 'number' }, ...['opening', 'purchased', 'added', 'recovered', 'reused', 'reclaimed', 'destroyed', 'moved', 'closing'].map((name) => ({
            title: `${name}_lb`, width: 13, is: 'number' as const, format: '0.00',
          })), { title: 'co2e_t', width: 12, is: 'number', format: '0.000' }, { title: 'co2e_t_exact', width: 24, is: 'text' },
        ],
        rows: inYear.map((line) => [
          line.site_id, line.refrigerant, line.year, line.gwp, poundsCell(line.opening), poundsCell(line.purchased), poundsCell(line.added), poundsCell(line.recovered),
          poundsCell(line.reused), poundsCell(line.reclaimed), poundsCell(line.destroyed), poundsCell(line.moved), poundsCell(line.closing),
          line.co2e === null ? null : Number(decimalText(line.co2e, 3)), line.co2e === null ? null : fractionText(line.co2e),
        ]),
        filter: true,
      },
    ],
    csv: usageTable(inYear, rules.version),
  }
}

const siteOf = ({ site_id }: UsageLine): string => site_id ?? text.noSite
const tonnes = (value: Fraction): string => decimalText(value, 3)
const pounds = (value: Fraction | null): string => (value === null ? text.notRecorded : decimalText(value, 2))

const rowOf = (line: UsageLine): TableCell[] => [
  siteOf(line), orNotRecorded(line.refrigerant), line.gwp === null ? '' : String(line.gwp), pounds(line.opening), pounds(line.purchased), pounds(line.added),
  pounds(line.recovered), pounds(line.reused), pounds(line.reclaimed), pounds(line.destroyed), pounds(line.moved), pounds(line.closing),
  line.co2e === null ? text.notRecorded : tonnes(line.co2e),
]

const totalOf = (lines: readonly UsageLine[]): TableCell[] => {
  const total = (amountOf: (line: UsageLine) => Fraction | null, write: (value: Fraction) => string): TableCell => {
    const amounts = lines.map(amountOf)
    return { strong: amounts.includes(null) ? '' : write(sum(amounts.filter((amount) => amount !== null))) }
  }
  return [
    { strong: words.total }, '', '', total(({ opening }) => opening, pounds), total(({ purchased }) => purchased, pounds), total(({ added }) => added, pounds),
    total(({ recovered }) => recovered, pounds), total(({ reused }) => reused, pounds), total(({ reclaimed }) => reclaimed, pounds),
    total(({ destroyed }) => destroyed, pounds), total(({ moved }) => moved, pounds), total(({ closing }) => closing, pounds), total(({ co2e }) => co2e, tonnes),
  ]
}
