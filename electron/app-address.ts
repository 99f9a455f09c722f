/** Where the page lives; a standard, secure scheme of its own, served by `app-protocol`. */
export const appScheme = 'app'
export const appHost = 'subcool'
export const appOrigin = `${appScheme}://${appHost}`

/** True for addresses of the page and of nothing else. */
export const isAppAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === `${appScheme}:` && host === appHost
}
