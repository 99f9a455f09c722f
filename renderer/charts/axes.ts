import { formatNumber } from '../ui/format'
import { timeTicks } from '../ui/time'
import type { Palette } from './palette'

const fontFamily = "'Inter', system-ui, sans-serif"

export const textStyle = (palette: Palette) => ({ fontFamily, fontSize: 11, color: palette.axis })

/** An axis of numbers with its name and unit written along it. */
export const valueAxis = (palette: Palette, name: string, digits?: number) => ({
  type: 'value' as const,
  name,
  nameTextStyle: { ...textStyle(palette), fontSize: 11 },
  axisLine: { show: false, onZero: false },
  axisTick: { show: false },
  axisLabel: {
    ...textStyle(palette),
    ...(digits === undefined ? {} : { formatter: (value: number) => formatNumber(value, digits) }),
  },
  splitLine: { lineStyle: { color: palette.grid } },
})

/** A time axis whose ticks are round wall-clock times of a zone. */
export const timeAxis = (palette: Palette, from: number, to: number, zone: string, width: number, labels = true) => {
  const ticks = timeTicks(from, to, zone, Math.max(3, Math.floor(width / 72)))
  const labelAt = new Map(ticks.map((tick) => [tick.at, tick]))
  const values = ticks.map((tick) => tick.at)
  return {
    type: 'value' as const,
    min: from,
    max: to,
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: labels, customValues: values, lineStyle: { color: palette.line } },
    splitLine: { show: false },
    axisLabel: {
      ...textStyle(palette),
      show: labels,
      customValues: values,
      hideOverlap: true,
      formatter: (value: number) => {
        const tick = labelAt.get(value)
        return tick === undefined ? '' : tick.major ? `{major|${tick.label}}` : tick.label
      },
      rich: { major: { ...textStyle(palette), color: palette.text, fontWeight: 600 as const } },
    },
    axisPointer: { label: { show: false }, lineStyle: { color: palette.line } },
  }
}

/** The frame all tooltips share. */
export const tooltipFrame = (palette: Palette) => ({
  backgroundColor: palette.surface,
  borderColor: palette.line,
  borderWidth: 1,
  padding: [6, 9],
  textStyle: { fontFamily, fontSize: 12, color: palette.text },
  transitionDuration: 0,
  confine: true,
})

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text that is safe inside a tooltip's markup. */
export const escapeText = (value: string): string => value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** A tooltip of a heading and lines of name and value. */
export const tooltipTable = (heading: string, lines: readonly { name: string; value: string; color?: string }[]): string =>
  `<div style="font-weight:600;margin-bottom:3px">${escapeText(heading)}</div><table style="border-spacing:0">${lines
    .map(
      (line) =>
        `<tr><td style="padding:0 12px 0 0">${
          line.color === undefined
            ? ''
            : `<span style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${line.color}"></span>`
        }${escapeText(line.name)}</td><td style="text-align:right;font-variant-numeric:tabular-nums">${escapeText(line.value)}</td></tr>`,
    )
    .join('')}</table>`
