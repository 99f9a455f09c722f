import { describe, expect, it } from 'vitest'
import { screens } from '../../renderer/state/place'
import { en } from '../../renderer/text/en'
import { fitOf, paletteItems, type PaletteItem } from '../../renderer/views/shell/palette-items'
import { screenItems, namedItems } from '../../renderer/views/shell/palette-places'
import { screenList } from '../../renderer/views/shell/screen-list'

const item = (label: string, group = 'Commands', detail?: string): PaletteItem => ({ id: label, group, icon: 'box', label, detail, run: () => undefined })
const labels = (items: readonly PaletteItem[]) => items.map(({ label }) => label)

describe('the one list of screens', () => {
  it('has every screen once, and what the palette offers is that list', () => {
    expect(screenList.map(({ screen }) => screen).sort()).toEqual([...screens].sort())
    expect(screenItems().map(({ id }) => id)).toEqual(screenList.map(({ screen }) => `screen-${screen}`))
  })
})

describe('the palette', () => {
  it('knows every part of Settings and every measure that has a definition', () => {
    expect(Object.keys(en.glossaryNames).sort()).toEqual(Object.keys(en.glossary).sort())
    const named = namedItems().map(({ id }) => id)
    for (const id of ['settings-organisation', 'settings-computer', 'measure-seasonal_cop']) expect(named).toContain(id)
  })
  it('tells how well words fit, whatever their accents and capitals', () => {
    expect(fitOf(item('Export the fleet'), 'EXP')).toBe(2)
    expect(fitOf(item('Export the fleet'), 'fleet')).toBe(1)
    expect(fitOf(item('Export the fleet'), 'leet exp')).toBe(0)
    expect(fitOf(item('Anlage prüfen'), 'pruf')).toBe(1)
    expect(fitOf(item('Export the fleet'), 'orders')).toBeUndefined()
    expect(fitOf(item('WO-1', 'Orders', 'Clean the coil'), 'coil')).toBe(1)
  })
  it('keeps groups together, the better fit first, and names nothing before a word is typed', () => {
    const source = { always: [item('Go to Fleet', 'Screens'), item('Export the fleet')], named: [item('Fleet of the north', 'Views')], found: [item('FLEET-7', 'Units'), item('A-1', 'Units')] }
    expect(labels(paletteItems('', source))).toEqual(['Go to Fleet', 'Export the fleet', 'FLEET-7', 'A-1'])
    expect(labels(paletteItems('fleet', source))).toEqual(['FLEET-7', 'A-1', 'Fleet of the north', 'Go to Fleet', 'Export the fleet'])
    expect(labels(paletteItems('export', { ...source, found: [] }))).toEqual(['Export the fleet'])
    expect(paletteItems('nothing like it', { ...source, found: [] })).toEqual([])
  })
})
