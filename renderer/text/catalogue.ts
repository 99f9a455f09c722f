/** The shape of a catalogue: the same keys with any words, functions with the same arguments. */
export type Words<T> =
  T extends string ? string
  : T extends (...args: infer Args) => string ? (...args: Args) => string
  : { readonly [Key in keyof T]: Words<T[Key]> }
