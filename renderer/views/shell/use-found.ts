import { useDeferredValue } from 'react'
import { useQuery } from '../../engine/use-query'
import { everyFinding, useFindingsView } from '../../state/findings-view'
import { goTo } from '../../state/place'
import { orderTitle } from '../../text/order-title'
import { text } from '../../text/text'
import { fold } from '../../ui/fold'
import { formatDay } from '../../ui/time'
import type { PaletteItem } from './palette-items'

const words = text.palette
const leastLetters = 2

/** Units, findings, work orders and faults of the project that fit the words typed. */
export const useFound = (typed: string): PaletteItem[] => {
  const asked = useDeferredValue(typed)
  const sought = asked.trim()
  const enough = sought.length >= leastLetters
  const units = useQuery('fleet.find', { text: asked, limit: 8 }, { keepPrevious: true })
  const facets = useQuery('fleet.facets', enough ? {} : undefined)
  const faults = (facets.data?.faults ?? []).filter(({ value }) => enough && fold(text.faults[value] ?? value).includes(fold(sought)))
  const findings = useQuery('findings.find', enough ? { text: sought, faults: faults.map(({ value }) => value), limit: 6 } : undefined, { keepPrevious: true })
  const orders = useQuery('workOrders.list', enough ? { text: sought, limit: 6 } : undefined, { keepPrevious: true })
  const fits = (result: { previous: boolean }, label: string): boolean => (!result.previous && asked === typed) || fold(label).includes(fold(typed.trim()))
  return [
    ...(units.data ?? []).filter(({ unitId }) => fits(units, unitId)).map(
      (unit): PaletteItem => ({
        id: `unit-${unit.unitId}`,
        group: words.units,
        icon: 'unit',
        label: unit.unitId,
        detail: [unit.siteName, unit.brand, unit.model].filter(Boolean).join(' · '),
        run: () => goTo({ screen: 'unit', id: unit.unitId }),
      }),
    ),
    ...(enough ? (orders.data?.rows ?? []) : []).filter(({ workOrderId }) => fits(orders, workOrderId)).map(
      (order): PaletteItem => ({
        id: `order-${order.workOrderId}`,
        group: words.orders,
        icon: 'orders',
        label: order.workOrderId,
        detail: orderTitle(order.title),
        run: () => goTo({ screen: 'orders', id: order.workOrderId }),
      }),
    ),
    ...faults.map(
      ({ value, units: count }): PaletteItem => ({
        id: `fault-${value}`,
        group: words.findings,
        icon: 'flag',
        label: words.allOfFault(text.faults[value] ?? value),
        detail: words.unitsOf(count),
        run: () => {
          useFindingsView.getState().setFilter({ ...everyFinding, faults: [value] })
          goTo({ screen: 'findings' })
        },
      }),
    ),
    ...(enough ? (findings.data ?? []) : []).filter(({ findingId }) => fits(findings, findingId)).map(
      (finding): PaletteItem => ({
        id: `finding-${finding.findingId}`,
        group: words.findings,
        icon: 'flag',
        label: `${finding.unitId}: ${text.faults[finding.fault] ?? finding.fault}`,
        detail: [text.severity[finding.severity], formatDay(finding.detectedOn)].join(' · '),
        run: () => goTo({ screen: 'findings', id: finding.findingId }),
      }),
    ),
  ]
}
