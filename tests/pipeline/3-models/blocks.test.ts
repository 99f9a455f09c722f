import { expect, it } from 'vitest'
import { newBlocks } from '../../../analytics/pipeline/3-models/loading/blocks'

it('gives back the smallest piece that is large enough, and makes no more than are out at once', () => {
  const blocks = newBlocks()
  const small = blocks.take(8)
  const large = blocks.take(64)
  expect([small.byteLength, large.byteLength]).toEqual([8, 64])
  blocks.give([large, small])
  expect(blocks.take(16)).toBe(large)
  expect(blocks.take(8)).toBe(small)
  blocks.give([small, large])
  expect(blocks.take(128).byteLength).toBe(128)
  expect(blocks.take(8)).toBe(large)
  expect(blocks.take(8)).not.toBe(small)
})

it('has few sizes for records that grow longer, none an eighth larger than asked for', () => {
  const blocks = newBlocks()
  const sizes = Array.from({ length: 100 }, (_, i) => [1_000_000 + 5000 * i, blocks.take(1_000_000 + 5000 * i).byteLength] as const)
  for (const [asked, got] of sizes) expect(got >= asked && got < 1.125 * asked).toBe(true)
  expect(new Set(sizes.map(([, got]) => got)).size).toBeLessThan(8)
})
