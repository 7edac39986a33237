const SCHEMES = /^(?:https?:\/\/|mailto:)/i
/** Control characters, spaces, and characters that turn the direction of a text around. */
const DISGUISE = /[\p{Cc}\u0020\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]/u
const LENGTH = 2048

/**
 * The address of a link if Snug follows such links: http, https and mailto, without anything that could disguise where
 * it leads. Undefined for every other value, whatever its type.
 */
export const safeLink = (href: unknown): string | undefined =>
  typeof href === 'string' && href.length <= LENGTH && SCHEMES.test(href) && !DISGUISE.test(href) ? href : undefined
