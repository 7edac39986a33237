/** Splits `host:port` (IPv6 in brackets). Returns undefined if it is not one. */
export const parseHubAddress = (text: string): { host: string; port: number } | undefined => {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[2])
  return match?.[1] && port >= 1 && port <= 65_535 ? { host: match[1], port } : undefined
}

/** Networks of one's own: RFC 1918, 6598, 3927, 1122, and what is no single machine's. */
const OWN_IPV4 =
  /^(0|10|127|22[4-9]|2[3-5]\d)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./
/** RFC 4291 and 4193: this machine, its link, a network of one's own, many machines. */
const OWN_IPV6 = /^\[(::1?\]|fe[89ab]|f[cd]|ff)/i
/** Names that mean something in one network only (RFC 6762, 6761, 8375), or are of one word. */
const OWN_NAME = /^[^.]*$|\.(local|localhost|internal|lan|home\.arpa)\.?$/i

/** Whether a hub, `host:port`, may be at an address that means the same everywhere. */
export const isPublicHub = (address: string): boolean => {
  const host = parseHubAddress(address)?.host
  if (host === undefined) return false
  if (host.startsWith('[')) return !OWN_IPV6.test(host)
  return /^[\d.]+$/.test(host) ? !OWN_IPV4.test(host) : !OWN_NAME.test(host)
}
