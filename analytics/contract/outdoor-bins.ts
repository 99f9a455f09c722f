/** Bins of outdoor temperature in which COP is compared, of the fleet and between groups: `bins` of `stepK` from `fromC` on, the last one with its upper end. */
export const outdoorBins = { fromC: -30, stepK: 3, bins: 20 } as const

/** The same as parameters of a statement. */
export const outdoorBinParameters = { fromC: outdoorBins.fromC, stepK: outdoorBins.stepK, toC: outdoorBins.fromC + outdoorBins.stepK * outdoorBins.bins }
