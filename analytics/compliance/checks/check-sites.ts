import { dayText } from '../exact/day'
import { byId } from '../records/live'
import type { Site } from '../records/records'
import { isBlank, type Report } from './check'
import type { CircuitFacts } from './circuit-facts'
import type { SharedIndex } from './shared-index'

const place = (site: Site): string =>
  isBlank(site.site_address) ? '' : `${site.owner_operator_name ?? ''} ${site.site_address}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ').trim()

const checkOneMethod = (sites: readonly Site[], report: Report): void => {
  const byPlace = new Map<string, Site[]>()
  for (const site of sites) for (const key of new Set([`id ${site.site_id}`, place(site)])) if (key !== '') byPlace.set(key, [...(byPlace.get(key) ?? []), site])
  const told = new Set<Site>()
  for (const there of byPlace.values()) {
    const other = there.find((site) => site.leak_rate_method !== null && site.leak_rate_method !== there[0]?.leak_rate_method)
    const first = there[0]
    if (other === undefined || first === undefined || first.leak_rate_method === null || told.has(other)) continue
    told.add(other)
    report({ record: 'sites', record_id: other.site_id, rule: 'two_methods_at_one_site', message: `leak_rate_method is ${other.leak_rate_method}, while site ${first.site_id} of the same owner and address has ${first.leak_rate_method}: one method holds for all appliances of a facility. Set both to the same method.`, cite: '40 CFR 82.152; 40 CFR 84.102' })
  }
}

const earliest = (facts: readonly CircuitFacts[]): ReadonlyMap<string, NonNullable<CircuitFacts['beforeMethod']>> => {
  const first = new Map<string, NonNullable<CircuitFacts['beforeMethod']>>()
  for (const { site_id, beforeMethod } of facts) {
    if (site_id === null || beforeMethod === null) continue
    const known = first.get(site_id)
    if (known === undefined || beforeMethod.day < known.day || (beforeMethod.day === known.day && byId(beforeMethod.event_id, known.event_id) < 0)) first.set(site_id, beforeMethod)
  }
  return first
}

/** One leak rate method at each facility, not changed but on acquiring it, 40 CFR 82.152, 84.102, 84.106(b)(3). */
export const checkSites = (sites: readonly Site[], facts: readonly CircuitFacts[], report: Report): void => {
  checkOneMethod(sites, report)
  const first = earliest(facts)
  for (const { site_id, method_set_on, acquired_on, leak_rate_method } of sites) {
    const before = first.get(site_id)
    if (before === undefined || method_set_on === null || (acquired_on !== null && acquired_on <= method_set_on)) continue
    report({ record: 'sites', record_id: site_id, rule: 'method_changed', message: `method_set_on is ${dayText(method_set_on)} for ${leak_rate_method ?? 'no method'}, after the leak rate of ${before.event_id} on ${dayText(before.day)} was due by another method, and acquired_on is ${acquired_on === null ? 'empty' : dayText(acquired_on)}: a facility keeps its method unless it was acquired. Rates use the method of the register throughout. Correct method_set_on, or record the acquisition.`, cite: '40 CFR 84.106(b)(3)' })
  }
}

/** Sites that purchases and transfers name and that are not in the register. */
export const checkSiteNames = ({ sites, purchases, transfers }: SharedIndex, report: Report): void => {
  if (sites.size === 0) return
  const say = (record: 'purchases' | 'transfers', record_id: string, site_id: string | null): void => {
    if (site_id === null || isBlank(site_id) || sites.has(site_id)) return
    report({ record, record_id, rule: 'site_unknown', message: `site_id is ${site_id}, which is not in the sites register. Add the site, or correct the id.`, cite: '' })
  }
  for (const { purchase_id, site_id } of purchases) say('purchases', purchase_id, site_id)
  for (const { transfer_id, site_id } of transfers) say('transfers', transfer_id, site_id)
}
