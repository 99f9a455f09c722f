import { expect, it } from 'vitest'
import { openBrowser } from '../../analytics/hosts/open-browser'

it('opens nothing where there is no screen, or in CI', () => {
  expect(openBrowser('http://127.0.0.1:1/', 'linux', {})).toBe(false)
  expect(openBrowser('http://127.0.0.1:1/', 'linux', { DISPLAY: '' })).toBe(false)
  expect(openBrowser('http://127.0.0.1:1/', 'darwin', { CI: 'true' })).toBe(false)
})

it('does not fail where the opener is missing', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  try {
    expect(openBrowser('http://127.0.0.1:1/', 'linux', { DISPLAY: ':99' })).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    process.env['PATH'] = path
  }
})
