import type { EngineClient } from '../../engine/client'
import { saveText } from '../../ui/save-text'

const part = 4096

/** Saves the rejected rows of an import as CSV. Answers how many they are. */
export const exportRejects = async (engine: EngineClient, importNo: number): Promise<number> => {
  const texts: string[] = []
  let all = 0
  for (;;) {
    const { text, rows } = await engine.call('import.rejectsCsv', { importNo, offset: all, limit: part })
    texts.push(text)
    all += rows
    if (rows < part) break
  }
  saveText(`rejects-import-${importNo}.csv`, texts.join(''), 'text/csv;charset=utf-8')
  return all
}
