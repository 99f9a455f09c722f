import { peakMb } from './child'
import { computeRecords } from './steps/compliance'
import { buildDailyTables } from './steps/features'
import { importFleet, copyFloor, readFloor } from './steps/import'
import { analyseFleet } from './steps/models'
import { addMonth } from './steps/month'
import { dailyFromCsv } from './steps/others'
import { openPage } from './steps/page'
import { makePageProject } from './steps/page-project'
import { answerCalls, askCalls } from './steps/rpc'
import { judgeScale, makeScale } from './steps/scale'
import { judgeScaleMonth } from './steps/scale-month'
import { scanParts } from './steps/scan'
import { walkPage } from './steps/walk'
import { judgeThresholds } from './steps/thresholds'

const steps: Readonly<Record<string, (input: never) => Promise<object>>> = {
  import: importFleet,
  copy: copyFloor,
  read: readFloor,
  features: buildDailyTables,
  scan: scanParts,
  'make-scale': makeScale,
  scale: judgeScale,
  'scale-month': judgeScaleMonth,
  models: analyseFleet,
  month: addMonth,
  rpc: answerCalls,
  'rpc-client': askCalls,
  page: openPage,
  'make-page': makePageProject,
  walk: walkPage,
  daily: dailyFromCsv,
  compliance: computeRecords,
  thresholds: judgeThresholds,
}

const [name = '', input = '{}'] = process.argv.slice(2)
const step = steps[name]
if (step === undefined) throw new Error(`there is no step ${name}`)
const result = await step(JSON.parse(input) as never)
process.stdout.write(`${JSON.stringify({ ...result, peakMb: peakMb() })}\n`)
process.exit(0)
