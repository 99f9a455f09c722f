import type { ConfusionCell } from '../scoring/confusion'
import { escapeHtml } from './html'
import { faultName } from './words'

/** Units by true fault (rows) and what it was called (columns), shaded by the share of their row. */
export const confusionTable = (caption: string, cells: readonly ConfusionCell[]): string => {
  const truths = [...new Set(cells.map(({ truth }) => truth))]
  const names = [...new Set([...truths, ...cells.map(({ named }) => named)])].sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1))
  const count = (truth: string, named: string): number => cells.find((cell) => cell.truth === truth && cell.named === named)?.units ?? 0
  const head = names.map((name) => `<th scope="col">${escapeHtml(faultName(name))}</th>`).join('')
  const rows = truths.map((truth) => {
    const total = names.reduce((sum, named) => sum + count(truth, named), 0)
    return `<tr><td>${escapeHtml(faultName(truth))}</td>${names.map((named) => cell(count(truth, named), total)).join('')}</tr>`
  })
  return `<div class="scroll"><table class="heat"><caption>${escapeHtml(caption)}</caption><thead><tr><th scope="col">true fault</th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
}

const last = (name: string): number => (name === 'undetermined' ? 1 : name === 'none' ? 2 : 0)

const cell = (units: number, total: number): string =>
  units === 0 ? '<td class="quiet"></td>' : `<td style="background: rgb(var(--heat) / ${(0.08 + (0.5 * units) / total).toFixed(2)})">${units}</td>`
