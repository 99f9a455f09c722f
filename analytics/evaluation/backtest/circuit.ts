/** A further refrigerant circuit, and the schema in which its tables lie. */
export interface Circuit {
  circuitNo: number
  schema: string
}
