import { dayOf } from '../../../analytics/compliance/exact/day'
import { fraction, multiply, type Fraction } from '../../../analytics/compliance/exact/fraction'
import { kilogramsPerPound } from '../../../analytics/compliance/exact/mass'
import { fullChargeOn } from '../../../analytics/compliance/history/full-charge-on'
import { refrigerantOn } from '../../../analytics/compliance/history/refrigerant-on'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import { followClocks } from '../../../analytics/compliance/clocks/follow-clocks'
import type { RosterEntry } from '../../../analytics/compliance/lists/technician-roster'
import type { ComplianceBook, DisposalMonth, UsageLine } from '../../../analytics/compliance/papers/book'
import { makeSiteBooks, type AnsweredCircuit } from '../../../analytics/compliance/papers/make-book'
import type { Appliance, CircuitRecords, LeakInspection, RefrigerantEvent, Site, Technician } from '../../../analytics/compliance/records/records'
import { decideRegime } from '../../../analytics/compliance/regime/decide-regime'
import { defaultPolicy } from '../../../analytics/compliance/results'
import { complianceRules } from '../../../analytics/compliance/rules/load-rules'
import { added, appliance, event, filing, inspection, mass, repair, revision, site, test as verification } from '../support/circuit'

export const asOfDay = dayOf('2026-11-30')
const context = { asOf: asOfDay, rules: complianceRules, policy: defaultPolicy }

const sites: Site[] = [
  site({ site_id: 'AUS-01', owner_operator_name: 'Lone Star Offices LLC', site_address: '1100 Congress Avenue, Austin, TX 78701', state: 'TX' }),
  site({ site_id: 'LAX-03', owner_operator_name: 'Pacific Court Holdings', site_address: '350 South Grand Avenue, Los Angeles, CA 90071', leak_rate_method: null, state: 'CA' }),
  site({ site_id: 'SEA-02', owner_operator_name: 'Rainier Labs Inc.', site_address: '500 Mercer Street, Seattle, WA 98109', leak_rate_method: 'rolling', state: 'WA' }),
]

const technicians: Technician[] = [
  person('T-1', 'Dolores Haze-Whitfield', 'Hill Country Mechanical', 'U', 'U-448812', '2011-05-03', true),
  person('T-2', 'Ramón Ibáñez', 'Hill Country Mechanical', 'II', 'II-90331', '2019-09-17', true),
  person('T-3', 'Kim Sørensen', 'Puget Chillers', 'U', 'U-771203', '2008-02-21', false),
  { ...person('T-4', 'Jo Park', 'Puget Chillers', null, null, null, null), apprentice: true, supervisor_id: 'T-3' },
]

function person(id: string, name: string, employer: string, type: string | null, number: string | null, on: string | null, copy: boolean | null): Technician {
  return {
    technician_id: id, name, employer, epa_type: type, epa_number: number, epa_program: type === null ? null : 'ESCO Institute', epa_date: on === null ? null : dayOf(on),
    cert_copy_on_file: copy, apprentice: null, supervisor_id: null, left_on: null,
  }
}

interface Parts extends Partial<CircuitRecords> {
  events?: RefrigerantEvent[]
}

const circuit = (siteId: string | null, id: string, of: Appliance, { events = [], ...parts }: Parts = {}, circuitNo = 1): CircuitRecords => {
  const key = { appliance_id: id, circuit_no: circuitNo }
  const own = sites.find(({ site_id }) => site_id === siteId)
  return {
    appliance: { ...of, ...key, site_id: siteId, owner_operator_name: own?.owner_operator_name ?? null, site_address: own?.site_address ?? null },
    site: own,
    events: events.map((one) => ({ ...one, ...key, refrigerant: one.refrigerant ?? of.refrigerant })),
    revisions: (parts.revisions ?? []).map((one) => ({ ...one, ...key })),
    repairs: (parts.repairs ?? []).map((one) => ({ ...one, ...key })),
    tests: parts.tests ?? [],
    inspections: (parts.inspections ?? []).map((one) => ({ ...one, ...key })),
    filings: (parts.filings ?? []).map((one) => ({ ...one, ...key })),
  }
}

const work = (parts: string, kind: string, technician: string): Partial<RefrigerantEvent> => ({ parts_serviced: parts, work_type_per_part: kind, technician_id: technician })
const search = (id: string, on: string, where: string | null, technician: string): LeakInspection => ({
  ...inspection(id, on), methods: 'electronic detector|bubble test', leak_locations: where, technician_id: technician, exceptions: 'insulated',
})

const austin = (): CircuitRecords[] => [
  circuit('AUS-01', 'CH-1', appliance('R-410A', '120', { location_in_site: 'roof, north plant', install_date: dayOf('2019-04-02') }), {
    events: [
      added('E-1001', '2025-09-14', '3', work('chiller barrel', 'topped up', 'T-1')),
      added('E-1002', '2026-02-10', '2', work('chiller barrel', 'topped up', 'T-1')),
      added('E-1003', '2026-06-10', '6', work('suction valve stem|flare at drier', 'leak search, topped up', 'T-1')),
      added('E-1004', '2026-07-10', '4', work('flare at drier', 'topped up after repair', 'T-2')),
      added('E-1005', '2026-08-01', '1', { ...work('flare at drier', 'typed twice', 'T-2'), void_reason: 'entered twice, see E-1004' }),
    ],
    repairs: [repair('R-1', 'E-1003', '2026-06-10', { leak_locations: 'flare at drier|suction valve stem', repaired_on: dayOf('2026-06-24'), repair_description: 'Flare remade, valve packing renewed.', technician_id: 'T-1', outcome: 'repaired' })],
    tests: [
      verification('V-1', 'R-1', 'initial', '2026-06-24', { leak_location_tested: 'flare at drier|suction valve stem', test_types: 'nitrogen pressure|bubble', technician_id: 'T-1' }),
      verification('V-2', 'R-1', 'follow_up', '2026-07-02', { leak_location_tested: 'flare at drier|suction valve stem', test_types: 'electronic', technician_id: 'T-2' }),
    ],
    inspections: [search('I-1', '2026-06-10', 'flare at drier|suction valve stem', 'T-1'), search('I-2', '2026-10-15', null, 'T-2')],
  }),
  circuit('AUS-01', 'CH-1', appliance('R-410A', '54.5 kg', { location_in_site: 'roof, north plant', full_charge_method: 'calculation', install_date: dayOf('2019-04-02') }), {
    events: [
      added('E-1010', '2026-03-01', '2.5 kg', work('expansion valve', 'topped up', 'T-1')),
      added('E-1011', '2026-09-12', '3 kg', { ...work('expansion valve', 'topped up', 'T-2'), leak_event_id: 'L-7' }),
      added('E-1012', '2026-09-20', '5.25', { ...work('expansion valve', 'topped up', 'T-2'), leak_event_id: 'L-7' }),
    ],
  }, 2),
  circuit('AUS-01', 'CH-2', appliance('R-134a', '365', { location_in_site: 'basement' }), {
    events: [added('E-1020', '2026-02-10', '1.5', work('shaft seal', 'topped up', 'T-1')), added('E-1021', '2026-06-10', '12', work('shaft seal', 'topped up', 'T-1'))],
  }),
  circuit('AUS-01', 'CH-3', appliance('R-410A', '150', { location_in_site: 'basement', fc_range_low: mass('140'), fc_range_high: mass('160'), fc_midpoint: mass('150'), full_charge_method: 'range_midpoint', fc_range_basis: 'commissioning log of 2020' }), {
    events: [
      event('E-1030', '2026-05-15', 'seasonal_remove', '9', work('receiver', 'pumped out for summer', 'T-1')),
      event('E-1031', '2026-11-01', 'seasonal_add', '9', work('receiver', 'put back for winter', 'T-1')),
    ],
    revisions: [revision('2026-04-20', '150', '148.5')],
  }),
  circuit('AUS-01', 'CH-4', appliance('R-401A', '80', { location_in_site: 'annex' }), {
    events: [added('E-1040', '2026-01-12', '2'), added('E-1041', '2026-10-02', '6.75', work('condenser header', 'topped up', 'T-2'))],
  }),
  circuit('AUS-01', 'RTU-7', appliance('R-22', '60', { asset_type: 'rtu_hp', rlc_subsector: 'yes', subsector_basis: 'Packaged rooftop unit on a small office building.', decided_by: 'D. Haze-Whitfield', decided_on: dayOf('2025-12-15'), location_in_site: 'roof, west' }), {
    events: [added('E-1050', '2026-01-05', '1'), added('E-1051', '2026-04-15', '3', work('evaporator coil', 'topped up', 'T-2')), event('E-1052', '2026-06-20', 'repair_recharge', '58', { lb_returned: mass('52'), lb_recovered: mass('52'), ...work('evaporator coil', 'coil replaced, evacuated and recharged', 'T-2') })],
    repairs: [repair('R-5', 'E-1051', '2026-04-15', { leak_locations: 'evaporator coil, third circuit from the left', technician_id: 'T-2' })],
  }),
  ...Array.from({ length: 14 }, (_, index) =>
    circuit('AUS-01', `SPL-${String(index + 1).padStart(2, '0')}`, appliance('R-410A', String(8 + (index % 5)), { asset_type: 'split_hp', rlc_subsector: 'yes', location_in_site: `suite ${200 + index}` }), {
      events: index === 3 ? [added('E-1100', '2026-05-05', '2.2')] : [],
    }),
  ),
  circuit('AUS-01', 'RTU-10', appliance('R-410A', '32', { asset_type: 'rtu_hp', rlc_subsector: 'yes', subsector_basis: 'Rooftop unit on a small store.' }), { events: [added('E-1110', '2026-05-05', '8')] }),
  circuit('AUS-01', 'HYD-1', appliance('R-290', '16', { asset_type: 'other', rlc_subsector: 'undetermined' })),
]

const seattle = (): CircuitRecords[] => [
  circuit('SEA-02', 'CH-10', appliance('R-513A', '300', { location_in_site: 'central plant' }), {
    events: [
      added('E-2001', '2025-09-01', '25', work('evaporator', 'topped up', 'T-3')),
      added('E-2002', '2026-02-01', '14', work('evaporator', 'topped up', 'T-3')),
      added('E-2003', '2026-05-01', '15', work('evaporator', 'topped up', 'T-3')),
      added('E-2004', '2026-06-15', '2', work('purge line', 'topped up', 'T-4')),
      added('E-2005', '2026-10-01', '5', work('purge line', 'topped up', 'T-3')),
    ],
    repairs: [repair('R-10', 'E-2004', '2026-06-15', { leak_locations: 'purge line fitting', repaired_on: dayOf('2026-07-10'), repair_description: 'Fitting brazed', technician_id: 'T-3', outcome: 'repaired' })],
    tests: [verification('V-10', 'R-10', 'initial', '2026-07-10', { technician_id: 'T-3' }), verification('V-11', 'R-10', 'follow_up', '2026-07-20', { technician_id: 'T-3' })],
  }),
  circuit('SEA-02', 'CH-11', appliance('R-410A', '40', { location_in_site: 'lab block B' }), {
    events: [
      added('E-2010', '2026-02-20', '20', work('coaxial coil', 'recharged after loss', 'T-3')),
      added('E-2011', '2026-05-11', '18', work('coaxial coil', 'recharged after loss', 'T-3')),
      added('E-2012', '2026-09-03', '12', work('coaxial coil', 'topped up', 'T-3')),
    ],
    repairs: [
      repair('R-11', 'E-2010', '2026-02-20', { leak_locations: 'coaxial coil inlet', repaired_on: dayOf('2026-03-03'), repair_description: 'Inlet joint brazed', technician_id: 'T-3', outcome: 'repaired' }),
      repair('R-12', 'E-2011', '2026-05-11', { leak_locations: 'coaxial coil, inner tube', outcome: 'plan' }),
    ],
    tests: [verification('V-12', 'R-11', 'initial', '2026-03-03', { technician_id: 'T-3', leak_location_tested: 'coaxial coil inlet' }), verification('V-13', 'R-11', 'follow_up', '2026-03-12', { technician_id: 'T-3', passed: false, leak_location_tested: 'coaxial coil inlet' })],
    inspections: [search('I-10', '2026-02-24', 'coaxial coil inlet', 'T-3'), search('I-11', '2026-05-14', 'coaxial coil, inner tube', 'T-3')],
    filings: [filing('F-1', 'plan', '2026-06-05', { trigger_event_id: 'E-2011' })],
  }),
  circuit('SEA-02', 'PHP-1', appliance('R-134a', '1200', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80, location_in_site: 'pilot plant' }), {
    events: [added('E-2020', '2026-01-05', '40', work('compressor 2', 'topped up', 'T-3')), added('E-2021', '2026-04-15', '400', work('compressor 2', 'topped up', 'T-3'))],
    repairs: [repair('R-20', 'E-2021', '2026-04-15', { shutdown_required: true, leak_locations: 'compressor 2 casing gasket', repaired_on: dayOf('2026-08-01'), repair_description: 'Gasket replaced during shutdown', technician_id: 'T-3', outcome: 'repaired' })],
    tests: [verification('V-20', 'R-20', 'initial', '2026-08-02', { technician_id: 'T-3', leak_location_tested: 'compressor 2 casing' })],
  }),
  circuit('SEA-02', 'CH-12', appliance(null, '95', { location_in_site: 'lab block C' }), { events: [added('E-2030', '2026-08-08', '7', { technician_name: 'unknown contractor' })] }),
  circuit('SEA-02', 'HPWH-3', appliance('R-134a', '30', { asset_type: 'hpwh', rlc_subsector: 'undetermined', category: null, location_in_site: 'kitchen' }), { events: [added('E-2040', '2026-07-07', '1.25', work('tank coil', 'topped up', 'T-4'))] }),
  circuit('SEA-02', 'CH-14', appliance('R-1234ze(E)', '900', { location_in_site: 'central plant' })),
]

const losAngeles = (): CircuitRecords[] => [
  circuit('LAX-03', 'VRF-1', appliance('R-410A', '85', { asset_type: 'vrf', rlc_subsector: null }), { events: [added('E-3000', '2026-05-01', '9')] }),
  circuit('LAX-03', 'RACK-1', appliance('R-404A', '300', { asset_type: 'other', category: 'commercial_refrigeration', location_in_site: 'market hall' }), {
    events: [added('E-3010', '2026-03-02', '5'), added('E-3011', '2026-08-29', '30', work('rack header', 'topped up', 'T-1'))],
  }),
  circuit('LAX-03', 'CH-20', appliance('R-454B', '15', { location_in_site: 'roof' }), { events: [added('E-3020', '2026-01-20', '0.5'), added('E-3021', '2026-09-17', '1', work('flare', 'topped up', 'T-1'))] }),
]

const records = (): CircuitRecords[] => [...austin(), ...seattle(), ...losAngeles()]

/** What follows from records, as the compliance room works it out. */
export const answer = (of: CircuitRecords): AnsweredCircuit => {
  const found = computeRates(of, context)
  const clocks = followClocks(of, found, context)
  const decision = decideRegime({ appliance: of.appliance, refrigerant: refrigerantOn(of, asOfDay), fullCharge: fullChargeOn(of, asOfDay), on: asOfDay }, context)
  const { appliance_id, circuit_no } = of.appliance
  return { records: of, compliance: { appliance_id, circuit_no, decision, rates: found.rates, years: found.years, violations: [...found.violations, ...clocks.violations], deadlines: clocks.deadlines } }
}

const lb = (text: string): Fraction => mass(text).lb
const zero = fraction(0)

const usage: UsageLine[] = [
  ['AUS-01', 'R-134a', 1430, '80', '25', '13.5', '0'], ['AUS-01', 'R-22', 1810, '60', '0', '62', '52'], ['AUS-01', 'R-410A', 2088, '125', '50', '34.5', '9'],
  ['SEA-02', 'R-410A', 2088, '90', '25', '50', '0'], ['SEA-02', 'R-513A', 630, '200', '0', '36', '0'],
].map(([site_id, refrigerant, gwp, opening, purchased, out, recovered]): UsageLine => {
  const put = lb(out as string)
  return {
    site_id: site_id as string, refrigerant: refrigerant as string, year: 2026, opening: lb(opening as string), purchased: lb(purchased as string), added: put,
    recovered: lb(recovered as string), reused: zero, reclaimed: zero, destroyed: zero, moved: zero, closing: lb('100'), gwp: gwp as number,
    co2e: multiply(multiply(put, kilogramsPerPound), fraction(gwp as number, 1000)),
  }
})

const roster: RosterEntry[] = technicians.map((technician, index) => ({
  technician, allowed: technician.epa_type === 'U' ? 'all appliances' : technician.epa_type === 'II' ? 'medium, high and very high pressure' : 'under supervision only',
  outside: index === 1 ? ['E-1021'] : [], keepUntil: null, classes: [], jobs: 3, first: null, last: null,
}))

const disposals: DisposalMonth[] = ['2026-03', '2026-07'].map((month, index) => ({
  month,
  appliances: Array.from({ length: 3 + index }, (_, at) => ({
    disposal_id: `D-${index}${at}`, company: 'Hill Country Mechanical', location: `1100 Congress Avenue, suite ${201 + at}, Austin, TX 78701`, date: dayOf(`${month}-1${at}`),
    refrigerant: at === 2 ? 'R-22' : 'R-410A', recovered: mass(at === 0 ? '2.7 kg' : String(6 + at)), fullCharge: mass(String(9 + at)), technician: 'Ramón Ibáñez',
  })),
  totals: [{ refrigerant: 'R-22', recovered: lb('8'), appliances: 1 }, { refrigerant: 'R-410A', recovered: lb('12.95'), appliances: 2 + index }],
  transfers: index === 0 ? [] : [{ transfer_id: 'X-1', date: dayOf('2026-07-30'), refrigerant: 'R-410A', lb: mass('26'), purpose: 'reclamation', recipient: 'Gulf Reclaim Inc.', address: '9 Ship Channel Road, Houston, TX 77015' }],
}))

/** The same records the other way round. */
const turned = (of: CircuitRecords): CircuitRecords => ({
  ...of, events: [...of.events].toReversed(), revisions: [...of.revisions].toReversed(), repairs: [...of.repairs].toReversed(), tests: [...of.tests].toReversed(),
  inspections: [...of.inspections].toReversed(), filings: [...of.filings].toReversed(),
})

/** A realistic book: three sites, circuits of every regime, with every kind of record; `backwards` reads all of them in another order. */
export const seededBook = ({ backwards = false } = {}): ComplianceBook => ({
  settings: {
    asOf: asOfDay, zone: 'site', profileName: 'default', rules: complianceRules, version: '0.1.0', simulated: false, policy: defaultPolicy,
    inputs: ['appliances.csv', 'refrigerant_events.csv', 'sites.csv', 'technicians.csv'].map((file, index) => ({ file, sha256: `${index}f`.repeat(32) })),
  },
  sites: makeSiteBooks((backwards ? records().toReversed().map(turned) : records()).map(answer), { asOf: asOfDay, rules: complianceRules }),
  shared: { technicians, usage, roster, disposals },
})
