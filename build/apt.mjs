import { spawnSync } from 'node:child_process'
import { runQuietly, say } from './run.mjs'

export const canUseApt = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0

/** Installs Debian packages without asking, as root; says so first. */
export const installWithApt = (what, packages) => {
  say(`Installing ${what} from the packages of this system ..`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 5 * 60_000 }
  runQuietly('apt-get', ['update', '-qq'], options)
  runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
