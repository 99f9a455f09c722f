/** What the register says of a unit that its features depend on. */
export interface UnitFacts {
  /** Its number in the project's order. */
  unitNo: number
  /** As the register writes it. */
  refrigerant?: string | null
  /** Whether heat goes into water; unknown: where the unit reports a flow of water. */
  hydronic?: boolean | null
  /** Degrees north and east. */
  latitude?: number | null
  longitude?: number | null
}
