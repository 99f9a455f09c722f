import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { quoteTexts } from '../../../db/quote'
import { alarmColumns, stagedUnits, type AlarmColumn, type UnitsOfFiles } from './alarm-columns'
import { filesOfCounters } from '../staging/counter-power'
import { countSenseless } from './count-senseless'
import { earlierParts } from './earlier-parts'
import { fileOutcome, type LoadedFile } from './file-outcome'
import { isPlainCsv, likeFiles } from '../staging/like-files'
import { warnOfSameReadings } from '../identity/compare-imported'
import type { ImportWork } from './load-import'
import { mergeStage, type Piece } from './merge-stage'
import { countBits, type SenselessValues } from './out-of-sense'
import { partName, type PartUnit } from './part-facts'
import type { PlannedFile, PlannedSources } from '../staging/plan-sources'
import { probeFiles } from '../reading/probe-files'
import { bytesOf, stageFiles, type Staged } from '../staging/stage-files'
import { unitRanges } from '../staging/stage-facts'
import { futureWarning } from '../times/future-warning'
import { isByTheClock } from '../times/local-zone'
import { jumpNotes } from '../times/order-notes'
import { pieceResets } from '../times/piece-resets'
import { isBelow, writeInOrder, type InOrder } from './write-in-order'
import { writtenConflicts } from './written-conflicts'

/** What a part holds of one unit. */
export interface PartSegment extends PartUnit {
  part: number
}

export interface LoadedTelemetry {
  files: LoadedFile[]
  segments: PartSegment[]
  /** Values that were left out as no readings. */
  senseless: SenselessValues[]
  alarmColumns: AlarmColumn[]
  warnings: string[]
}

/**
 * Turns the telemetry files of an import into sorted parts in its own folder. Files that are in order and share no unit go straight
 * into them; the others are staged, sorted and merged. No unit is in two parts, and every unit of a part is above those of the part before.
 */
export const loadTelemetry = async (plan: ImportWork, { planned, warnings: said }: PlannedSources): Promise<LoadedTelemetry> => {
  const { options, reader, work } = plan
  const warnings = [...said]
  const folder = join(work, 'telemetry')
  const written = await writeSorted(plan, planned, folder)
  const loaded = written.left.length === 0 ? nothingMerged : await stageAndMerge(plan, written, planned, folder)
  await plan.beside?.settled
  options.onProgress?.({ stage: 'sort', done: 1, total: 1 })
  const files: LoadedFile[] = [...loaded.files]
  if (!loaded.restaged) {
    const conflicts = await writtenConflicts(reader, plan.target, written.pieces)
    for (const { piece, files: own } of written.pieces) {
      const resets = await pieceResets(reader, piece, own)
      for (const file of own) {
        const jumps = resets.filter((jump) => jump.file_no === file.plan.source.fileNo)
        const [note] = jumpNotes(jumps)
        files.push(await fileOutcome(file.plan, { ...file, jumps, ...(note === undefined ? {} : { note }), duplicates: conflicts.get(file.plan.source.fileNo) ?? 0 }))
      }
    }
  }
  const pieces = loaded.restaged ? loaded.pieces : [...written.pieces.map(({ piece }) => piece), ...loaded.pieces]
  const straight = loaded.restaged || written.pieces.length === 0 ? [] : await countBits(reader, `read_parquet(${quoteTexts(written.pieces.map(({ piece }) => piece.path))})`, written.pieces.flatMap(({ files: own }) => own.map(({ plan: file }) => file)))
  const senseless = [...files.flatMap((file) => file.senseless), ...straight, ...loaded.senseless, ...(await countSenseless(reader, planned))]
  const later = futureWarning(files.map(({ result }) => result))
  warnings.push(...(later === undefined ? [] : [later]), ...(await warnOfSameReadings(reader, plan.target, pieces)))
  const inOrder = loaded.restaged ? [] : written.pieces.map(({ piece, files: own }): UnitsOfFiles => ({ files: own.map(({ plan: file }) => file), units: piece.units.map(({ unit_id }) => unit_id) }))
  return { files, segments: placeParts(pieces, folder), senseless, alarmColumns: alarmColumns([...inOrder, ...loaded.staged]), warnings }
}

interface Merged {
  files: LoadedFile[]
  senseless: SenselessValues[]
  pieces: Piece[]
  /** Files written straight were staged after all, because others have units among theirs. */
  restaged: boolean
  staged: UnitsOfFiles[]
}

const nothingMerged: Merged = { files: [], senseless: [], pieces: [], restaged: false, staged: [] }

const writeSorted = async ({ reader, work, options }: ImportWork, planned: PlannedFile[], folder: string): Promise<InOrder> => {
  const groups = likeFiles(planned)
  const group = groups.reduce<PlannedFile[]>((largest, one) => (isPlainCsv(one) && !one.some(({ source }) => isByTheClock(source)) && one.length > largest.length ? one : largest), [])
  const probe = group.length === 0 ? undefined : await probeFiles(reader, group, work)
  if (probe === undefined) return { pieces: [], left: planned }
  const written = await writeInOrder(reader, { probe, outFolder: folder, signal: options.signal, onFile: reading(options, planned, []) })
  const others = groups.filter((one) => one !== group).flat()
  return { pieces: written.pieces, left: [...written.left, ...others].sort((a, b) => a.source.fileNo - b.source.fileNo) }
}

/** Says how far reading is when some files are done before it. */
const reading = ({ onProgress }: ImportWork['options'], planned: readonly PlannedFile[], before: readonly PlannedFile[]) => {
  const [total, straight] = [bytesOf(planned), bytesOf(before)]
  return (done: number, message: string, bytes: number): void =>
    onProgress?.({ stage: 'read', done: before.length + done, total: planned.length, bytes: { done: straight + bytes, total }, message })
}

const stageAndMerge = async (plan: ImportWork, written: InOrder, planned: PlannedFile[], folder: string): Promise<Merged> => {
  const { options, reader, target, work } = plan
  let staged = await stageFiles(reader, written.left, { signal: options.signal, onFile: reading(options, planned, written.pieces.flatMap(({ files }) => files.map(({ plan: file }) => file))) })
  let ranges = await unitRanges(reader)
  const restaged = written.pieces.length > 0 && ranges.some(({ unit_id }) => written.pieces.some(({ piece }) => isWithin(unit_id, piece)))
  if (restaged) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    staged = await stageFiles(reader, planned, { signal: options.signal, onFile: reading(options, planned, []) })
    ranges = await unitRanges(reader)
  }
  await plan.beside?.settled
  const merged =
    ranges.length === 0
      ? { pieces: [], duplicatesOfFile: new Map<number, number>() }
      : await mergeStage(reader, {
          stage: staged.rows,
          outFolder: folder,
          tmpFolder: work,
          counters: filesOfCounters(planned.map(({ source }) => source)),
          earlier: await earlierParts(target, ranges),
          borders: restaged ? [] : written.pieces.map(({ piece }) => piece.units[0]?.unit_id ?? ''),
          signal: options.signal,
          onPiece: (done, total) => options.onProgress?.({ stage: 'sort', done, total }),
        })
  const senseless = await countBits(reader, staged.rows, restaged ? planned : written.left)
  return { files: await outcomes(staged, merged.duplicatesOfFile), senseless, pieces: merged.pieces, restaged, staged: await stagedUnits(reader, planned) }
}

const isWithin = (unitId: string, { units }: Piece): boolean => !isBelow(unitId, units[0]?.unit_id ?? '') && !isBelow(units[units.length - 1]?.unit_id ?? '', unitId)

/** Rows of files that were staged together repeat those of other imports together: they are counted at the first of them, as far as these have records. */
const outcomes = async (staged: Staged, duplicates: ReadonlyMap<number, number>): Promise<LoadedFile[]> => {
  const left = new Map(duplicates)
  const files: LoadedFile[] = []
  for (const file of staged.files) {
    const stagedAs = file.stagedAs ?? file.plan.source.fileNo
    const most = left.get(stagedAs) ?? 0
    const own = Math.min(most, file.rows - file.bad - file.duplicates)
    left.set(stagedAs, most - own)
    files.push(await fileOutcome(file.plan, { ...file, duplicates: file.duplicates + own }))
  }
  return files
}

/** Gives the pieces their names, in the order of their units. */
const placeParts = (pieces: Piece[], folder: string): PartSegment[] =>
  pieces
    .sort((a, b) => (isBelow(a.units[0]?.unit_id ?? '', b.units[0]?.unit_id ?? '') ? -1 : 1))
    .flatMap(({ path, units }, part) => {
      renameSync(path, join(folder, partName(part)))
      return units.map((unit) => ({ part, ...unit }))
    })
