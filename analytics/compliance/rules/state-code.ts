const names: Readonly<Record<string, string>> = { CALIFORNIA: 'CA', WASHINGTON: 'WA', 'NEW YORK': 'NY' }

/** The two letters of a state as people write it, or null. */
export const stateCode = (text: string | null): string | null => {
  const written = text?.trim().toUpperCase().replace(/^US-/, '') ?? ''
  return names[written] ?? (/^[A-Z]{2}$/.test(written) ? written : null)
}
