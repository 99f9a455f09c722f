import type { Interval } from '../../statistics/wilson'
import { escapeHtml } from './html'
import { percent } from './words'

const width = 110
const height = 16
const at = (share: number): string => (4 + share * (width - 8)).toFixed(1)

/** A share from 0 to 100 % as a dot with its interval; the number stands beside it in the table. */
export const shareDot = (share: number, { low, high }: Interval): string => {
  if (!Number.isFinite(share)) return ''
  const middle = height / 2
  const whisker = Number.isFinite(low) && Number.isFinite(high) ? `<line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="${middle}" y2="${middle}"/>` : ''
  const marks = [0, 0.5, 1].map((mark) => `<line class="axis" x1="${at(mark)}" x2="${at(mark)}" y1="1" y2="${height - 1}"/>`).join('')
  return `<svg width="${width}" height="${height}" role="img" aria-label="${escapeHtml(percent(share))}">${marks}${whisker}<circle class="dot" cx="${at(share)}" cy="${middle}" r="3.5"/></svg>`
}
