import type { Regime } from './results'

/** The paragraph in the section of each regime that binds, or may: `40 CFR 82.157(d)(1); 40 CFR 84.106(d)(1)`. */
export const citeIn = (regime: Regime, paragraph: string): string => {
  const sections = regime === '82.157' || regime === '84.106' ? [regime] : ['82.157', '84.106']
  return sections.map((section) => `40 CFR ${section}${paragraph}`).join('; ')
}
