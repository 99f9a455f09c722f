import type { Letterhead } from '../../documents/pdf/letterhead'
import type { Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { CircuitRecords, Day, LeakRateMethod, Site, Technician } from '../records/records'
import type { RosterEntry } from '../lists/technician-roster'
import type { StateDuty } from '../regime/states'
import type { CircuitCompliance, Policy, RuleNote } from '../results'
import type { RuleData } from '../rules/load-rules'

/** What every document names, so that it can be made again: same settings and records, same bytes. */
export interface BookSettings {
  asOf: Day
  /** IANA zone of days, or `site` for each site's own. */
  zone: string
  profileName: string
  /** Their version is printed. */
  rules: RuleData
  /** Version of the program. */
  version: string
  /** The fleet was made by the simulator: every page says so. */
  simulated: boolean
  inputs: readonly { file: string; sha256: string }[]
  policy: Policy
  /** Who the documents are from; nobody when it is left out. */
  letterhead?: Letterhead | undefined
}

/** A circuit that gets a chapter: a regime binds it now or bound it in the year, or which one does is undetermined. */
export interface BookCircuit {
  records: CircuitRecords
  compliance: CircuitCompliance
  /** As of the as-of day, as the refrigerant table names it. */
  refrigerant: string | null
  /** 100-year value of 40 CFR 84.64; null for an unknown refrigerant. */
  gwp: number | null
  fullCharge: Mass | null
  stateDuties: readonly StateDuty[]
}

/** A circuit that no leak repair regime binds: one line with its reason. */
export interface ExemptCircuit {
  appliance_id: string
  circuit_no: number
  location: string | null
  assetType: string | null
  refrigerant: string | null
  fullCharge: Mass | null
  /** One sentence. */
  reason: string
  cites: readonly string[]
  notes: readonly RuleNote[]
  assumed: boolean
}

/** One facility with the circuits in it. */
export interface SiteBook {
  /** Null for circuits whose records name no site. */
  site: Site | null
  /** Owner, address and method as they are printed; the method says whether it is assumed. */
  owner: string | null
  address: string | null
  method: LeakRateMethod | null
  circuits: readonly BookCircuit[]
  exempt: readonly ExemptCircuit[]
}

/** Refrigerant of one kind at one site in one year, in pounds; null where nothing is recorded to tell it from. */
export interface UsageLine {
  site_id: string | null
  refrigerant: string | null
  year: number
  opening: Fraction | null
  purchased: Fraction
  added: Fraction
  recovered: Fraction
  /** Recovered and used again in the same owner's equipment, 40 CFR 82.154(d). */
  reused: Fraction
  reclaimed: Fraction
  destroyed: Fraction
  /** In cylinders that came from other sites, less those that went there. */
  moved: Fraction
  closing: Fraction | null
  gwp: number | null
  /** Tonnes of CO2 equivalent of what was added: lb x 0.45359237 x GWP / 1000, exact. */
  co2e: Fraction | null
}

/** A person with the certificate, 40 CFR 82.161. */
export interface RosterLine {
  technician: Technician
  /** What the certificate allows, in words. */
  allowed: string
  /** Ids of jobs outside the certificate's class. */
  outside: readonly string[]
  /** Last day the copy of the certificate has to be kept; null while the person works. */
  keepUntil: Day | null
}

/** One appliance of more than 5 and less than 50 lb that was disposed of, 40 CFR 82.156(a)(3)(i). */
export interface DisposalLine {
  disposal_id: string
  company: string | null
  location: string | null
  date: Day
  refrigerant: string | null
  recovered: Mass | null
  fullCharge: Mass | null
  technician: string | null
}

/** One shipment for reclamation or destruction, 40 CFR 82.156(a)(3)(iii). */
export interface TransferLine {
  transfer_id: string
  date: Day
  refrigerant: string | null
  lb: Mass | null
  purpose: string | null
  recipient: string | null
  address: string | null
}

/** One calendar month of disposals. */
export interface DisposalMonth {
  /** `YYYY-MM` */
  month: string
  appliances: readonly DisposalLine[]
  /** Pounds by refrigerant, 40 CFR 82.156(a)(3)(ii). */
  totals: readonly { refrigerant: string | null; recovered: Fraction; appliances: number }[]
  transfers: readonly TransferLine[]
}

/** Lists that belong to the fleet as a whole, of all years; a document takes its year. */
export interface SharedBook {
  technicians: readonly Technician[]
  usage: readonly UsageLine[]
  roster: readonly RosterEntry[]
  disposals: readonly DisposalMonth[]
}

/**
 * Everything that the documents of refrigerant compliance are drawn from: plain data that can go to another thread.
 * Sites in order of their id, circuits in order of appliance and circuit.
 */
export interface ComplianceBook {
  settings: BookSettings
  sites: readonly SiteBook[]
  shared: SharedBook
}
