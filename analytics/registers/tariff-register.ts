import { readFile } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { run } from '../db/query'
import type { RegisterFile, RegisterLoad } from './register-load'
import { parseTariff } from './tariff-definition'

/** Loads `tariffs.json` (a list, one tariff, or URDB records); entries that are not a tariff are listed and left out. */
export const loadTariffRegister = async (
  connection: DuckDBConnection,
  importNo: number,
  file: RegisterFile,
): Promise<RegisterLoad> => {
  const rejected: RegisterLoad['rejected'] = []
  const seen = new Set<string>()
  for (const [index, entry] of entriesOf(await readFile(file.path, 'utf8'), file.label).entries()) {
    const result = parseTariff(entry, index)
    const reject = (column: string, reason: string) =>
      rejected.push({ file: file.label, line: null, column, reason, text: excerptOf(entry) })
    if ('problem' in result) reject(`[${index}]${result.path === '' ? '' : `.${result.path}`}`, result.problem)
    else if (seen.has(result.tariff.tariff_id)) reject(`[${index}].tariff_id`, 'stands twice: the first one counts')
    else {
      const { tariff_id: id, name, currency, kind } = result.tariff
      seen.add(id)
      await run(connection, 'INSERT INTO tariff_register VALUES ($importNo, $id, $name, $currency, $kind, $definition)', {
        importNo, id, name, currency, kind, definition: JSON.stringify(result.tariff),
      })
    }
  }
  return { rows: seen.size, left: { rejected: rejected.length, duplicate: 0 }, rejected, warnings: [] }
}

const excerptOf = (entry: unknown): string => {
  try {
    return JSON.stringify(entry).slice(0, 500)
  } catch {
    return 'nested too deeply to be shown'
  }
}

const entriesOf = (text: string, label: string): unknown[] => {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new EngineError('register-invalid', `${label} is not JSON.`, {
      detail: error instanceof Error ? error.message : String(error),
      hint: 'Write a list of tariffs: [{"tariff_id": "home", "kind": "flat", "currency": "USD", "price_per_kwh": 0.15}]',
      cause: error,
    })
  }
  if (Array.isArray(content)) return content
  if (typeof content === 'object' && content !== null && 'items' in content && Array.isArray(content.items)) return content.items
  return [content]
}
