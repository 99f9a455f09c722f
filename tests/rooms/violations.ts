import { importsBelow, sourceFiles, type Import } from './imports'
import { packages, rules, type Rule } from './rules'

export const folders = ['analytics', 'renderer', 'electron', 'sample-data', 'build', 'tests']

/** Every import that breaks a rule, as `file:line imports target`. */
export const violationsIn = (root: string): string[] =>
  importsBelow(root, folders)
    .filter((found) => (found.isPackage ? !mayUsePackage(found) : !mayImport(found)))
    .map(({ file, line, target }) => `${file}:${line} imports ${target}`)

/** Files that no rule speaks of. */
export const lawlessFiles = (root: string): string[] => sourceFiles(root, folders).filter((file) => ruleOf(file) === undefined)

const ruleOf = (file: string): Rule | undefined =>
  rules.find(({ from }) => from.some((start) => file === start || file.startsWith(start)))

const mayImport = ({ file, target, typesOnly }: Import): boolean => {
  const rule = ruleOf(file)
  if (rule === undefined) return false
  const own = rule.from.filter((start) => file.startsWith(start)).map((start) => start.replace(/\/$/, ''))
  if (own.some((room) => isIn(room, target))) return true
  if (rule.may.some((room) => isIn(room, target))) return true
  return typesOnly && (rule.types ?? []).some((room) => isIn(room, target))
}

const isIn = (room: string, target: string): boolean => target === room || target.startsWith(`${room}/`)

const mayUsePackage = ({ file, target }: Import): boolean => {
  const allowed = Object.hasOwn(packages, target) ? packages[target] : undefined
  return allowed === undefined || allowed.some((start) => file.startsWith(start))
}
