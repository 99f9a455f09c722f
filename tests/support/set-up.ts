import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { undoAfterTests, undoLater } from './left-open'

/** What a program remembers for its user neither goes to nor comes from whoever runs the tests. */
const state = join(tmpdir(), `subcool-state-${process.pid}`)
process.env['XDG_STATE_HOME'] = state
undoLater(() => rmSync(state, { recursive: true, force: true }))

undoAfterTests()
