import { basename } from 'node:path'
import { quoteText } from '../../../db/quote'
import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { cellText, type AdaptedRegister } from './adapted-register'
import { unitTypeOf, wattsOf } from './fleet-table'

const needed = ['Source', 'Make & Model', 'Rating', 'SPF'] as const
/** Makers of more than one word; of all others the first word is the brand. */
const brandsOfWords = ['Stiebel Eltron', 'Mitsubishi Electric', 'Mitsubishi Heavy Industries', 'De Dietrich', 'Cool Energy', 'Worcester Bosch', 'Johnson Controls'] as const

/**
 * A ranking of systems of heatpumpmonitor.org without their ids: a register row for each, whose unit is `<file>-<row>`. Its heat and
 * SPF are of no stated period, so there are no summaries of them. Undefined for any other file.
 */
export const fleetRanking = (head: FileHead): AdaptedRegister | undefined => {
  const names = splitRecord(head.lines[0] ?? '', ',').map((name) => name.trim())
  if (!needed.every((name) => names.includes(name)) || names.some((name) => /^(id|unit_id|ts|date|time|timestamp)$/i.test(name))) return undefined
  const text = (name: (typeof needed)[number]): string => cellText(names.indexOf(name), [''])
  const stem = basename(head.file.label).replace(/\.(csv|txt|tsv)?(\.(gz|zst))?$/i, '')
  const makeAndModel = text('Make & Model')
  const lower = `lower(${makeAndModel})`
  const known = brandsOfWords.map((brand) => `WHEN ${lower} = ${quoteText(brand.toLowerCase())} OR starts_with(${lower}, ${quoteText(`${brand.toLowerCase()} `)}) THEN ${brand.length}`)
  const brandLength = `CASE ${known.join(' ')} ELSE length(split_part(${makeAndModel}, ' ', 1)) END`
  return {
    kind: 'units',
    note: `heatpumpmonitor.org ranking; its systems have no ids, so they are units named ${stem}-<row>. Its heat and SPF are of no stated period and were left out.`,
    headerLine: 1,
    delimiter: ',',
    columns: {
      unit_id: `${quoteText(`${stem}-`)} || row_number() OVER ()`,
      brand: `left(${makeAndModel}, ${brandLength})`,
      model: `nullif(trim(substr(${makeAndModel}, ${brandLength} + 1)), '')`,
      unit_type: unitTypeOf(text('Source')),
      capacity_w: wattsOf(text('Rating')),
    },
  }
}
