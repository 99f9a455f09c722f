const secondsOfDay = 86_400
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Writes Unix times (s) as `2026-01-31T14:05:00Z`, many of one day quickly after each other. */
export const utcSeconds = (): ((seconds: number) => string) => {
  let day = NaN
  let date = ''
  return (seconds) => {
    const own = Math.floor(seconds / secondsOfDay)
    if (own !== day) {
      day = own
      date = new Date(own * secondsOfDay * 1000).toISOString().slice(0, 11)
    }
    const rest = seconds - own * secondsOfDay
    return `${date}${two[Math.floor(rest / 3600)]}:${two[Math.floor(rest / 60) % 60]}:${two[rest % 60]}Z`
  }
}
