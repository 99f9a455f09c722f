import encoded from './data/climate-group-by-zip.txt?raw'

const groupNames: Readonly<Record<string, string>> = {
  C: 'Very-Cold/Cold',
  M: 'Mixed-Humid',
  H: 'Hot-Humid',
  D: 'Mixed-Dry/Hot-Dry',
  O: 'Marine',
}

let groupsByPrefix: Map<string, string> | undefined

/**
 * Building America climate group of a US ZIP code (five digits, or ZIP+4), undefined where the table has none.
 * Source: DOE Building America climate zones by ZIP code, revision 2, 2016.
 */
export const climateGroupOfZip = (zip: string): string | undefined => {
  const digits = /^(\d{5})(?:-?\d{4})?$/.exec(zip.trim())?.[1]
  if (digits === undefined) return undefined
  groupsByPrefix ??= decode(encoded)
  const letter = groupsByPrefix.get(digits.slice(0, 3))?.[Number(digits.slice(3))]
  return letter === undefined ? undefined : groupNames[letter]
}

const decode = (text: string): Map<string, string> =>
  new Map(
    text
      .trim()
      .split(/\r?\n/)
      .map((line) => {
        const [prefix = '', runs = ''] = line.split(' ')
        return [prefix, runs.replace(/(\D)(\d+)/g, (_, letter: string, times: string) => letter.repeat(Number(times)))] as const
      }),
  )
