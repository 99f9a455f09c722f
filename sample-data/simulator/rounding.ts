/** Rounded to whole numbers and to tenths; never -0, which a file of text would not keep. */
export const whole = (value: number): number => Math.round(value) + 0
export const tenth = (value: number): number => Math.round(value * 10) / 10 + 0
