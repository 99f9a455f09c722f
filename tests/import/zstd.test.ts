import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkZstd } from '../../analytics/pipeline/1-import/reading/check-zstd'
import { scanLines } from '../../analytics/pipeline/1-import/reading/scan-lines'
import { unpackZstd } from '../../analytics/pipeline/1-import/reading/unpack-zstd'
import { fixture, newEngine, tempFolder } from '../support/projects'

const whole = readFileSync(fixture('zstd/log.csv.zst'))
const frames = readFileSync(fixture('zstd/frames.csv.zst'))
const unpackedBytes = 94_360

const file = (bytes: Uint8Array, name = 'log.csv.zst'): string => {
  const path = join(tempFolder(), name)
  writeFileSync(path, bytes)
  return path
}
const changed = (bytes: Buffer, at: number, value: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] as number) ^ value
  return copy
}
const frame = (descriptor: number, ...rest: number[]): Buffer => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor, ...rest])

const text = async (path: string): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of unpackZstd(path)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('every byte of a zstd file is accounted for', () => {
  test('one frame, and the same text in several with a skippable and an empty one between', async () => {
    const one = await text(fixture('zstd/log.csv.zst'))
    expect([one.length, one.split('\n')[3000]]).toEqual([unpackedBytes, 'U1,2026-01-11T09:55:00Z,4081,29'])
    expect(await text(fixture('zstd/frames.csv.zst'))).toBe(one)
    expect(await checkZstd(fixture('zstd/frames.csv.zst'))).toEqual({ whole: true, unproved: true })
    expect(await checkZstd(fixture('zstd/log.csv.zst'))).toEqual({ whole: true })
  })

  test('lines have their physical numbers', async () => {
    const lines: [number, string][] = []
    await scanLines(fixture('zstd/frames.csv.zst'), 'zstd', (line, _start, content) => lines.push([line, content]))
    expect([lines.length, lines[0]?.[1], lines[3000]]).toEqual([3001, 'unit_id,ts,power_w,outdoor_c', [3001, 'U1,2026-01-11T09:55:00Z,4081,29']])
  })

  test.each([
    ['a file cut inside a block', whole.subarray(0, -400), /unexpected end/],
    ['a file without the last byte of its checksum', whole.subarray(0, -1), /unexpected end/],
    ['a file cut inside a header', whole.subarray(0, 6), /unexpected end/],
    ['a file cut inside a magic number', Buffer.concat([whole, whole.subarray(0, 2)]), /unexpected end/],
    ['a file cut inside a skippable frame', Buffer.concat([whole, Buffer.from([0x50, 0x2a, 0x4d, 0x18, 9, 0, 0, 0, 1])]), /unexpected end/],
    ['a wrong checksum', changed(whole, whole.length - 1, 1), /checksum is wrong/],
    ['a wrong checksum in the first of several frames', changed(frames, frames.indexOf('hello') - 9, 4), /checksum is wrong/],
    ['a wrong size', changed(whole, 6, 1), /states/],
    ['something else behind the last frame', Buffer.concat([whole, Buffer.from('more text')]), /no frame/],
    ['a reserved bit', frame(0x08 | 0x20, 0, 1, 0, 0), /header is not valid/],
    ['a dictionary', frame(0x21, 7, 0, 1, 0, 0), /dictionary/],
    ['a window of 2 GiB', frame(0x00, 21 << 3, 1, 0, 0), /window of 2048 MiB/],
    ['a block of a reserved type', frame(0x20, 1, 7, 0, 0), /block is not valid/],
    ['a block larger than its frame', frame(0x20, 1, 0x11, 0, 0, 65, 66), /block is not valid/],
  ])('%s is damage', async (_name, bytes, reason) => {
    const check = await checkZstd(file(bytes))
    expect(check).toMatchObject({ whole: false, reason: expect.stringMatching(reason) })
  })

  test('no changed byte of the content passes', async () => {
    for (let at = 20; at < whole.length; at += 997) expect((await checkZstd(file(changed(whole, at, 0x10)))).whole, `byte ${at}`).toBe(false)
  })

  test('raw and repeated blocks are read', async () => {
    expect(await text(file(frame(0x20, 5, 0x10, 0, 0, 65, 66, 0x1b, 0, 0, 67)))).toBe('ABCCC')
  })

  test('a check can be given up', async () => {
    const stop = new AbortController()
    stop.abort(new Error('given up'))
    await expect(checkZstd(fixture('zstd/log.csv.zst'), stop.signal)).rejects.toThrow('given up')
  })

  test('a file that is not there is no damage', async () => {
    await expect(checkZstd(join(tempFolder(), 'gone.zst'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

const load = async (bytes: Buffer, acceptTruncated = false) => {
  const engine = await newEngine()
  return { engine, result: await engine.import({ files: [file(bytes)], acceptTruncated }) }
}

describe('zstd exports', () => {
  test.each([['one frame', whole], ['several frames', frames]])('%s: every row is loaded', async (_name, bytes) => {
    const { result } = await load(bytes)
    expect(result.files[0]).toMatchObject({ status: 'loaded', rows_read: 3000, rows_loaded: 3000, rows_rejected: 0, from_at: '2026-01-01T00:00:00Z', to_at: '2026-01-11T09:55:00Z' })
  })

  test('a cut one is refused, and gives its complete rows when asked to', async () => {
    await expect(load(frames.subarray(0, -3000))).rejects.toMatchObject({
      code: 'file-damaged',
      message: expect.stringMatching(/log\.csv\.zst is damaged: it breaks after [\d,]+ unpacked bytes \(unexpected end of file\)\..*--accept-truncated/),
    })
    const { result } = await load(frames.subarray(0, -3000), true)
    const [only] = result.files
    expect(only).toMatchObject({ status: 'loaded', rows_rejected: 0, message: expect.stringContaining('only the complete rows before the break') })
    expect(only?.rows_loaded).toBe(2000)
  })

  test('a broken block in a frame without checksum is found all the same', async () => {
    const broken = changed(frames, 6295, 0x10)
    expect(await checkZstd(file(broken))).toEqual({ whole: true, unproved: true })
    await expect(load(broken)).rejects.toMatchObject({ code: 'file-damaged', message: expect.stringContaining('log.csv.zst is damaged: it can not be unpacked whole') })
  })

  test('a bad cell is listed with its physical line', async () => {
    const row = 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,1\n\nU1,2026-01-01T00:05:00Z,oops\n'
    const { engine } = await load(Buffer.concat([frame(0x20, row.length, ((row.length << 3) | 1) & 255, row.length >> 5, 0), Buffer.from(row)]))
    expect((await engine.project.jobs.runAndReadAll('SELECT line, text FROM rejected')).getRowsJson()).toEqual([['4', 'oops']])
  })
})
