import { test } from 'vitest'
import { tryHalf } from './try-half'

test('changed exports are loaded or refused with a reason, whatever was done to them', () => tryHalf(0), 600_000)
