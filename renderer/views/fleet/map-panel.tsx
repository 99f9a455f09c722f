import { memo, useEffect, useMemo, useState } from 'react'
import { ChartPanel } from '../../charts/chart-panel'
import { useFleetView } from '../../state/fleet-view'
import { text } from '../../text/text'
import { TextCell } from '../../ui/cells'
import { formatNumber } from '../../ui/format'
import { SeverityMark, severityOfRank } from '../../ui/severity'
import { useBoxDrag, type Box } from '../../ui/use-box-drag'
import { useWidth } from '../../ui/use-width'
import styles from './fleet.module.css'
import { mapShape, mapSites, type MapShape, type MapSite } from './map-data'
import type { Brushing } from './use-brushing'

const height = 178
const symbols = ['dot', 'ring', 'diamond', 'triangle', 'octagon'] as const

const radius = (units: number): number => Math.min(11, 3.4 + 1.3 * Math.sqrt(units))

const symbolPath = (rank: number, r: number): string => {
  switch (symbols[rank]) {
    case 'diamond':
      return `M0 ${-r * 1.2}L${r * 1.2} 0 0 ${r * 1.2} ${-r * 1.2} 0z`
    case 'triangle':
      return `M0 ${-r * 1.25}L${r * 1.2} ${r} ${-r * 1.2} ${r}z`
    case 'octagon':
      return `M${-r * 0.45} ${-r * 1.1}H${r * 0.45}L${r * 1.1} ${-r * 0.45}V${r * 0.45}L${r * 0.45} ${r * 1.1}H${-r * 0.45}L${-r * 1.1} ${r * 0.45}V${-r * 0.45}z`
    default:
      return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
  }
}

/** A site; drawn again when it passes or no longer does. */
const SiteMark = memo(({ name, units, rank, passes, x, y }: { name: string; units: number; rank: number; passes: boolean; x: number; y: number }) => (
  <path transform={`translate(${x} ${y})`} d={symbolPath(rank, radius(units))} className={passes ? `${styles.site} ${styles[`rank${rank}`]}` : styles.siteOut}>
    <title>{`${name}: ${text.brush.siteUnits(units)}, ${text.severity[severityOfRank(rank)]}`}</title>
  </path>
))

/** Where the sites are, by their worst finding; a press chooses a site, a drag an area. */
export const MapPanel = ({ brushing }: { brushing: Brushing }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const brush = useFleetView((state) => state.brush)
  const sites = useMemo(() => mapSites(brushing), [brushing])
  const places = useMemo(() => sites.map(({ name }) => name).sort().join('|'), [sites])
  const [shape, setShape] = useState<MapShape>()
  useEffect(() => {
    if (width === 0 || sites.length === 0) return undefined
    let gone = false
    void mapShape(sites, width, height).then((made) => !gone && setShape(made))
    return () => {
      gone = true
    }
    // The outline depends on where sites are, not on what passes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [places, width])
  const placed = useMemo(
    () =>
      shape === undefined
        ? []
        : sites.flatMap((site) => {
            const at = shape.projection([site.longitude, site.latitude])
            return at === null ? [] : [{ site, x: at[0], y: at[1] }]
          }),
    [shape, sites],
  )
  const drag = useBoxDrag({
    onBox: (box: Box, within) => {
      const inside = placed.filter(({ x, y }) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1)
      brush('site', { kind: 'values', values: inside.map(({ site }) => site.name) }, within)
    },
    onPress: (x, y) => {
      const near = placed.map((one) => ({ ...one, away: Math.hypot(one.x - x, one.y - y) })).sort((a, b) => a.away - b.away)[0]
      brush('site', near !== undefined && near.away < 14 ? { kind: 'values', values: [near.site.name] } : undefined)
    },
  })
  const twin = () => ({
    columns: [
      { id: 's', title: text.brush.site, width: 160, grow: 1, render: (site: MapSite) => <TextCell value={site.name} /> },
      { id: 'w', title: text.brush.worst, width: 110, render: (site: MapSite) => <SeverityMark severity={severityOfRank(Math.max(0, site.worst))} /> },
      { id: 'u', title: text.brush.kpi.units, width: 60, align: 'end' as const, render: (site: MapSite) => <span>{formatNumber(site.passing)}</span> },
    ],
    rows: sites.filter(({ passing }) => passing > 0).toReversed(),
  })
  const count = sites.filter(({ passing }) => passing > 0).length
  return (
    <ChartPanel name={text.brush.map} note={text.brush.mapNote(formatNumber(count))} height={height} twin={twin}>
      <div ref={ref} className={styles.plot} style={{ height }} data-chart {...drag.handlers}>
        {sites.length === 0 ? (
          <p className={styles.muted}>{text.brush.mapEmpty}</p>
        ) : (
          <svg width={width} height={height} role="img" aria-label={text.brush.mapLabel(formatNumber(count))}>
            {shape !== undefined && (
              <>
                <path d={shape.land} className={styles.land} />
                <path d={shape.borders} className={styles.borders} />
              </>
            )}
            {placed.map(({ site, x, y }) => (
              <SiteMark key={site.name} name={site.name} units={site.units} rank={Math.max(0, site.worst)} passes={site.passing > 0} x={x} y={y} />
            ))}
          </svg>
        )}
        {drag.box !== undefined && <div className={styles.box} style={{ left: drag.box.x0, top: drag.box.y0, width: drag.box.x1 - drag.box.x0, height: drag.box.y1 - drag.box.y0 }} />}
      </div>
    </ChartPanel>
  )
}
