import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")

const colour = (block: string, name: string): [number, number, number] => {
  const hex = new RegExp(`--${name}:\\s*#([0-9a-f]{6})`).exec(block)?.[1]
  if (hex === undefined) throw new Error(`no token ${name}`)
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
}

/** WCAG 2.2: relative luminance of an sRGB colour. */
const luminance = (rgb: [number, number, number]): number => {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (one: [number, number, number], other: [number, number, number]): number => {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

const pairs: [text: string, ground: string][] = [
  ...['surface', 'surface-2', 'page', 'hover', 'selected', 'sunken'].flatMap((ground) =>
    ['text', 'text-2', 'text-3'].map((name): [string, string] => [name, ground]),
  ),
  ...['critical', 'major', 'minor', 'advisory', 'good'].flatMap((name): [string, string][] => [
    [name, 'surface'],
    [name, 'selected'],
    [name, `${name}-soft`],
  ]),
  ['on-accent', 'accent'],
  ['accent', 'surface'],
  ['accent-strong', 'accent-soft'],
  ['chart-axis', 'surface'],
  ...[1, 2, 3, 4, 5, 6].map((index): [string, string] => [`series-${index}`, 'surface']),
]

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s', (_, block) => {
  it.each(pairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(colour(block, text), colour(block, ground))).toBeGreaterThanOrEqual(4.5)
  })
})
