/** The 97.5 % point of the normal distribution: both ends of a 95 % interval. */
export const z975 = 1.959963984540054
