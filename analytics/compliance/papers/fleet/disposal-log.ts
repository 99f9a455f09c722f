import { heading, paragraph } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { complianceText as text } from '../../../documents/text/en-compliance'
import type { SheetCell, WorkbookSheet } from '../../../documents/xlsx/workbook'
import { dayText } from '../../exact/day'
import type { Fraction } from '../../exact/fraction'
import { disposalTable } from '../../lists/list-tables'
import type { BookSettings, DisposalMonth } from '../book'
import type { ComplianceDocument } from '../document'
import { section } from '../leak-rates/circuit-tables'
import { massText, poundsCell, poundsText } from '../mass-text'
import { orNotRecorded } from '../words'

const words = text.disposal

/** Disposals of appliances of more than 5 and less than 50 lb, month by month, 40 CFR 82.156(a)(3). */
export const disposalLog = ({ rules }: BookSettings, months: readonly DisposalMonth[], year: number): ComplianceDocument => {
  const inYear = months.filter(({ month }) => month.startsWith(`${year}-`))
  const title = words.title(year)
  return {
    stem: words.stem,
    title,
    landscape: true,
    draw: (paper) =>
      paper.group('Sect', () => {
        heading(paper, 1, title)
        paragraph(paper, words.intro)
        if (inYear.length === 0) paragraph(paper, words.none(year))
        for (const month of inYear) drawMonth(paper, month)
      }),
    sheets: () => sheetsOf(inYear),
    csv: disposalTable(inYear, rules.version),
  }
}

const pounds = (value: Fraction): string => text.arithmetic.pounds(poundsText(value))

const drawMonth = (paper: Paper, { month, appliances, totals, transfers }: DisposalMonth): void => {
  const { columns, totalsColumns, transfersColumns } = words
  heading(paper, 2, `${words.months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`, 70)
  section(
    paper,
    words.appliances,
    [
      { title: columns.date, share: 1.6 }, { title: columns.id, share: 1.8 }, { title: columns.company, share: 2.4 }, { title: columns.location, share: 3.6 },
      { title: columns.refrigerant, share: 1.6 }, { title: columns.charge, share: 2, align: 'right' }, { title: columns.recovered, share: 2, align: 'right' },
      { title: columns.technician, share: 2 },
    ],
    appliances.map((one) => [
      dayText(one.date), one.disposal_id, orNotRecorded(one.company), orNotRecorded(one.location), orNotRecorded(one.refrigerant), massText(one.fullCharge),
      massText(one.recovered), orNotRecorded(one.technician),
    ]),
    { level: 3 },
  )
  section(
    paper,
    words.totals,
    [{ title: totalsColumns.refrigerant, share: 2 }, { title: totalsColumns.appliances, share: 1.5, align: 'right' }, { title: totalsColumns.recovered, share: 2, align: 'right' }],
    totals.map((one) => [orNotRecorded(one.refrigerant), String(one.appliances), { strong: pounds(one.recovered) }]),
    { level: 3, ofWidth: 0.4 },
  )
  section(
    paper,
    words.transfers,
    [
      { title: transfersColumns.date, share: 1.6 }, { title: transfersColumns.id, share: 1.8 }, { title: transfersColumns.refrigerant, share: 1.6 },
      { title: transfersColumns.lb, share: 1.6, align: 'right' }, { title: transfersColumns.purpose, share: 2 }, { title: transfersColumns.recipient, share: 3 },
      { title: transfersColumns.address, share: 4.4 },
    ],
    transfers.map((one) => [
      dayText(one.date), one.transfer_id, orNotRecorded(one.refrigerant), massText(one.lb), orNotRecorded(one.purpose), orNotRecorded(one.recipient), orNotRecorded(one.address),
    ]),
    { level: 3 },
  )
}

const sheetsOf = (months: readonly DisposalMonth[]): WorkbookSheet[] => [
  {
    name: words.sheets.appliances,
    columns: [
      { title: 'month', width: 9, is: 'text' }, { title: 'disposal_id', width: 16, is: 'text' }, { title: 'company_name', width: 24, is: 'text' },
      { title: 'appliance_location', width: 34, is: 'text' }, { title: 'recovery_date', width: 13, is: 'day' }, { title: 'refrigerant', width: 12, is: 'text' },
      { title: 'full_charge_lb', width: 13, is: 'number', format: '0.00' }, { title: 'lb_recovered', width: 13, is: 'number', format: '0.00' },
      { title: 'technician', width: 20, is: 'text' },
    ],
    rows: months.flatMap(({ month, appliances }) =>
      appliances.map((one): SheetCell[] => [
        month, one.disposal_id, one.company, one.location, dayText(one.date), one.refrigerant, poundsCell(one.fullCharge?.lb), poundsCell(one.recovered?.lb), one.technician,
      ]),
    ),
    filter: true,
  },
  {
    name: words.sheets.totals,
    columns: [
      { title: 'month', width: 9, is: 'text' }, { title: 'refrigerant', width: 12, is: 'text' }, { title: 'appliances', width: 11, is: 'number' },
      { title: 'lb_recovered', width: 13, is: 'number', format: '0.00' },
    ],
    rows: months.flatMap(({ month, totals }) => totals.map((one): SheetCell[] => [month, one.refrigerant, one.appliances, poundsCell(one.recovered)])),
  },
  {
    name: words.sheets.transfers,
    columns: [
      { title: 'month', width: 9, is: 'text' }, { title: 'transfer_id', width: 16, is: 'text' }, { title: 'date', width: 11, is: 'day' },
      { title: 'refrigerant', width: 12, is: 'text' }, { title: 'lb', width: 11, is: 'number', format: '0.00' }, { title: 'purpose', width: 14, is: 'text' },
      { title: 'recipient_name', width: 24, is: 'text' }, { title: 'recipient_address', width: 34, is: 'text' },
    ],
    rows: months.flatMap(({ month, transfers }) =>
      transfers.map((one): SheetCell[] => [month, one.transfer_id, dayText(one.date), one.refrigerant, poundsCell(one.lb?.lb), one.purpose, one.recipient, one.address]),
    ),
  },
]
