import { gzipSync } from 'node:zlib'
import { chanceOf, type Chance } from './chance'
import type { Corpus, TextSeed } from './corpus'
import { rawZip } from '../support/raw-zip'
import { bomb, gzipBomb, storedZstd, straying } from './mutators/archives'
import { bodyMutators } from './mutators/body-lines'
import { byteMutators } from './mutators/bytes'
import { feedPair } from './mutators/feeds'
import { headerMutators } from './mutators/header-lines'
import { changeJson } from './mutators/json-values'
import type { Lines, Named } from './mutators/mutator'
import { changeWorkbook } from './mutators/workbook'

export interface FuzzCase {
  number: number
  /** The seed and what was done to it, for people. */
  what: string
  /** What names the columns, or makes the file one of its kind, is as it was. */
  keepsHeader: boolean
  hasFormula: boolean
  files: Record<string, Buffer>
}

type Made = Pick<FuzzCase, 'keepsHeader' | 'files'> & { did: string[] }

/** Cases that are tried together; the last of every sixteen is a register or a mapping, of another of three groups each. */
export const casesAtOnce = 48
const registerEvery = 16
/** Registers of one import: of each group one. */
export const registerGroups = 3

/** Registers end an import for all: they are tried apart from the exports. */
export const isRegister = ({ number }: Pick<FuzzCase, 'number'>): boolean => number % registerEvery === registerEvery - 1

/** The case of a number: the same for the same seed. */
export const makeCase = (corpus: Corpus, seed: number, number: number): FuzzCase => {
  const chance = chanceOf(seed, number)
  const group = Math.floor(number / registerEvery) % registerGroups
  const near: Near = (list) => list[(Math.floor(number / casesAtOnce) * nearSeeds + chance.below(nearSeeds)) % list.length] as (typeof list)[number]
  const { did, ...made } = isRegister({ number }) ? registerCase(corpus, group, chance) : exportCase(corpus, chance, near)
  return { number, what: did.join(' + '), hasFormula: Object.values(made.files).some((bytes) => bytes.includes('FZ42')), ...made }
}

/** The cases of one import are made of few seeds, as an import of like files is far quicker; those of the next ones are made of others. */
type Near = <T>(list: readonly T[]) => T
const nearSeeds = 3

const exportCase = (corpus: Corpus, chance: Chance, near: Near): Made => {
  const kind = chance.below(100)
  if (kind < 62) return packedAs(changedTable(near(corpus.telemetry), chance), chance)
  if (kind < 76) return changedDocument(near(corpus.documents), chance)
  if (kind < 86) return changedParquet(corpus, near(corpus.parquet), chance)
  if (kind < 91) return changedBytes(corpus, chance)
  if (kind < 97) {
    const { files, kept } = feedPair(chance)
    return { did: ['feed'], keepsHeader: kept, files }
  }
  return changedArchive(corpus, chance)
}

const registerCase = (corpus: Corpus, group: number, chance: Chance): Made => {
  if (group === 0 && chance.once(0.45)) {
    const changed = changeWorkbook(corpus.workbook, chance)
    const broken = chance.once(0.2)
    return { did: ['units.xlsx', ...(broken ? ['bytes'] : [])], keepsHeader: !broken, files: { 'units.xlsx': broken ? anyBytes(changed, 0, chance) : changed } }
  }
  if (group === 2 && chance.once(0.5)) {
    const tariffs = chance.once(0.5)
    const text = changeJson(tariffs ? corpus.tariffs : corpus.mapping, chance)
    const table = Buffer.from('FZ0;FZ4;FZM\n01.01.2026 00:00;20,5;1\n01.01.2026 00:15;-128;0\n')
    return { did: [tariffs ? 'tariffs.json' : 'mapping'], keepsHeader: true, files: tariffs ? { 'tariffs.json': Buffer.from(text) } : { 'fz.mapping.json': Buffer.from(text), 'plant.csv': table } }
  }
  return changedTable(chance.pick(corpus.registers[group] ?? []), chance)
}

const pickName = <T>(table: Named<T>, { pick }: Chance): [string, T] => pick(Object.entries(table))

const anyBytes = (bytes: Buffer, from: number, chance: Chance): Buffer => pickName(byteMutators, chance)[1](bytes, from, chance)

/** Two thirds of the tables keep their header: only what is below it changes. */
const changedTable = (seed: TextSeed, chance: Chance): Made => {
  const all = seed.text.split(/(?<=\n)/).map((line) => line.replace(/\n$/, ''))
  let lines: Lines = { header: all.slice(0, seed.headerLines), body: all.slice(seed.headerLines), delimiter: seed.delimiter }
  const keepsHeader = chance.once(0.68)
  const did = [seed.name]
  for (let times = 1 + chance.below(3); times > 0; times--) {
    const [name, change] = pickName(keepsHeader || chance.once(0.4) ? bodyMutators : headerMutators, chance)
    if (lines.body.length > 0) lines = change(lines, chance)
    did.push(name)
  }
  const header = Buffer.from(lines.header.map((line) => `${line}\n`).join(''))
  let bytes = Buffer.concat([header, Buffer.from(lines.body.map((line) => `${line}\n`).join(''))])
  if (chance.once(0.35)) {
    const [name, change] = pickName(byteMutators, chance)
    bytes = Buffer.from(change(bytes, keepsHeader ? header.length : 0, chance))
    did.push(name)
  }
  if (!keepsHeader && chance.once(0.05)) bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')])
  return { did, keepsHeader, files: { [seed.name]: bytes } }
}

/** Some tables come compressed or in an archive, and some of those are damaged. */
const packedAs = (made: Made, chance: Chance): Made => {
  const form = chance.below(12)
  const [name = '', bytes = Buffer.alloc(0)] = Object.entries(made.files)[0] ?? []
  const forms: readonly (readonly [string, string, () => Buffer])[] = [
    ['gzip', `${name}.gz`, () => gzipSync(bytes, { level: 1 })],
    ['zstd', `${name}.zst`, () => storedZstd(bytes)],
    ['zip', 'archive.zip', () => rawZip([{ name, content: bytes }])],
  ]
  const [did, packedName, pack] = forms[form] ?? []
  if (did === undefined || packedName === undefined || pack === undefined) return made
  const packed = pack()
  const damaged = chance.once(0.4)
  return { did: [...made.did, did, ...(damaged ? ['damaged'] : [])], keepsHeader: made.keepsHeader && !damaged, files: { [packedName]: damaged ? anyBytes(packed, 2, chance) : packed } }
}

const changedDocument = ({ name, text }: Corpus['documents'][number], chance: Chance): Made => {
  let changed = text
  for (let times = 1 + chance.below(3); times > 0; times--) changed = changeJson(changed, chance)
  const broken = chance.once(0.25)
  return { did: [name, ...(broken ? ['bytes'] : [])], keepsHeader: !broken, files: { [name]: broken ? anyBytes(Buffer.from(changed), 0, chance) : Buffer.from(changed) } }
}

const changedParquet = ({ parquet }: Corpus, bytes: Buffer, chance: Chance): Made => {
  const whole = chance.once(0.5)
  const inFooter = chance.once(0.6)
  return { did: [`parquet ${parquet.indexOf(bytes)}`, whole ? 'whole' : inFooter ? 'footer' : 'bytes'], keepsHeader: whole, files: { 'log.parquet': whole ? bytes : anyBytes(bytes, inFooter ? Math.max(0, bytes.length - 600) : 0, chance) } }
}

const changedBytes = ({ packed }: Corpus, chance: Chance): Made => {
  const { name, bytes } = chance.pick(packed)
  return { did: [name, 'damaged'], keepsHeader: false, files: { [name]: anyBytes(bytes, chance.pick([0, 4, bytes.length - 20]), chance) } }
}

const changedArchive = ({ telemetry, documents }: Corpus, chance: Chance): Made => {
  const bombs = chance.below(40)
  if (bombs === 0) return { did: ['bomb'], keepsHeader: true, files: { 'bomb.zip': bomb() } }
  if (bombs === 1) return { did: ['gzip bomb'], keepsHeader: true, files: { 'bomb.csv.gz': gzipBomb() } }
  const content = Buffer.from(chance.pick(telemetry).text)
  const archive = rawZip([
    { name: 'fine/log.csv', content },
    { name: chance.once(0.6) ? chance.pick(straying) : 'dump.json', content: Buffer.from(chance.pick(documents).text), ...(chance.once(0.2) ? { flags: chance.below(65_536) } : {}), ...(chance.once(0.2) ? { method: chance.below(100) } : {}), ...(chance.once(0.2) ? { size: chance.pick([0, 1, 0xffffffff]) } : {}), ...(chance.once(0.1) ? { crc: 1 } : {}) },
  ])
  const damaged = chance.once(0.3)
  return { did: ['archive', ...(damaged ? ['damaged'] : [])], keepsHeader: !damaged, files: { 'a.zip': damaged ? anyBytes(archive, 0, chance) : archive } }
}
