import { undoAfterTests } from './left-open'

undoAfterTests()
