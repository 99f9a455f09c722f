import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import appliances from '../refrigerant/appliances.csv?raw'
import filings from '../refrigerant/filings.csv?raw'
import inspections from '../refrigerant/leak_inspections.csv?raw'
import repairs from '../refrigerant/leak_repairs.csv?raw'
import events from '../refrigerant/refrigerant_events.csv?raw'
import sites from '../refrigerant/sites.csv?raw'
import tests from '../refrigerant/verification_tests.csv?raw'

const records = {
  'sites.csv': sites,
  'appliances.csv': appliances,
  'refrigerant_events.csv': events,
  'leak_repairs.csv': repairs,
  'verification_tests.csv': tests,
  'leak_inspections.csv': inspections,
  'filings.csv': filings,
}

/** Writes the invented refrigerant records of the sample fleet's sites: a year of six circuits too large for its heat pumps. */
export const writeRefrigerantRecords = async (outDir: string): Promise<void> => {
  for (const [name, text] of Object.entries(records)) await writeFile(join(outDir, name), text)
}
