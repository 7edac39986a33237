/** Splits `host:port` (IPv6 in brackets). Returns undefined if it is not one. */
export const parseHubAddress = (text: string): { host: string; port: number } | undefined => {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[2])
  return match?.[1] && port >= 1 && port <= 65_535 ? { host: match[1], port } : undefined
}
