/** The greatest `size` of the values given to it, in room that serves again. */
export interface Greatest {
  reset(size: number): void
  add(value: number): void
  /** The `size`-th greatest; NaN where fewer were given. */
  least(): number
}

export const newGreatest = (): Greatest => {
  let kept = new Float64Array(64)
  let [size, count] = [0, 0]
  return {
    reset: (wanted) => {
      if (wanted > kept.length) kept = new Float64Array(2 * wanted)
      size = wanted
      count = 0
    },
    add: (value) => {
      if (value !== value || (count === size && value <= (kept[count - 1] as number))) return
      let place = count < size ? count++ : size - 1
      for (; place > 0 && (kept[place - 1] as number) < value; place--) kept[place] = kept[place - 1] as number
      kept[place] = value
    },
    least: () => (count < size ? NaN : (kept[size - 1] as number)),
  }
}
