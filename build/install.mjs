import { ensureInstalled } from './ensure.mjs'

ensureInstalled()
