/** Rows of one unit in the contract's units, NaN where a value is missing; those not there are undefined. */
export interface Readings {
  /** Wall time, ms. */
  ms: Float64Array
  /** Which run of rows a row belongs to. */
  run: Int32Array
  /** Most frequent step, s. */
  stepS: number
  power_w?: Float64Array | undefined
  heat_w?: Float64Array | undefined
  compressor_hz?: Float64Array | undefined
  compressor_a?: Float64Array | undefined
  outdoor_c?: Float64Array | undefined
  outdoor_coil_c?: Float64Array | undefined
  discharge_kpa?: Float64Array | undefined
  suction_kpa?: Float64Array | undefined
}
