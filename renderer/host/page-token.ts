const storageKey = 'subcool-token'

/**
 * The token this page was opened with. It is taken out of the address, so that it is neither bookmarked nor shown,
 * and kept for reloads of this tab; empty when the cookie alone has to do.
 */
export const takePageToken = (): string => {
  const address = new URL(window.location.href)
  const given = address.searchParams.get('token')
  if (given === null) return window.sessionStorage.getItem(storageKey) ?? ''
  window.sessionStorage.setItem(storageKey, given)
  address.searchParams.delete('token')
  window.history.replaceState(window.history.state, '', address)
  return given
}
