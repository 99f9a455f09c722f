import { expect, test, vi } from 'vitest'
import { readArguments } from '../../analytics/hosts/cli/arguments'
import { faultList, simulateCommand } from '../../analytics/hosts/cli/simulate-command'
import { simulatedFaults } from '../../sample-data/simulator'

test('--faults list says what each fault is, and makes nothing', async () => {
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  try {
    await simulateCommand(readArguments(['simulate', '--faults', 'list']))
  } finally {
    write.mockRestore()
  }
  expect(written.join('')).toBe(faultList())
  const lines = faultList().trimEnd().split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(simulatedFaults)
})

test('an unknown fault is refused with the way to the list', async () => {
  await expect(simulateCommand(readArguments(['simulate', '--out', '/tmp/never', '--faults', 'rust']))).rejects.toThrow(/rust.*--faults list/)
})
