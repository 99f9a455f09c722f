import type { LeakInspection } from './records'

/** The inspector says that not all visible and accessible parts were inspected, 40 CFR 82.157(l)(3), 84.106(l)(3). */
export const isNotCertified = ({ all_visible_accessible_certified: certified }: LeakInspection): boolean =>
  certified !== null && /^(false|no|n|0)$/i.test(certified.trim())
