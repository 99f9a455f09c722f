/**
 * Whether heat in W, negative where it is taken from the load, is that of cooling where nothing tells the mode: at any rate in
 * warm air, in mild air where it is worth the power, so that neither a defrost nor a cold tank counts.
 */
export const takesHeat = (heatW: number, powerW: number, airC: number): boolean => (airC > 18 && heatW < 0) || (airC > 10 && -heatW > 0.5 * powerW)
