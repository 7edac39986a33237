import { Problem } from '#shared/protocol/problem'

const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** The URL in its normal form if it may be opened outside Snug. Throws Problem `not-allowed`. */
export const safeLink = (url: string): string => {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch (cause) {
    throw new Problem('not-allowed', 'not a link', { cause })
  }
  if (!SCHEMES.has(parsed.protocol))
    throw new Problem('not-allowed', `links of the kind ${parsed.protocol} stay closed`)
  return parsed.href
}
