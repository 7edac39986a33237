/** With or without an accent. H is left out: whether it is heard, a name does not say. */
const VOWEL = /^(?:[aeiouœæ]|y[^aeiouy])/i

/**
 * How French says "de" or "que" before a name: d’Anna, qu’Idris, de Greta. `before` is the word, in either case, or another or
 * none, which is left as it is with the space behind it.
 */
export const elide = (before: string, name: string): string => {
  const isElided = /^(?:de|que)$/i.test(before) && VOWEL.test(name.normalize('NFD'))
  if (isElided) return `${before.slice(0, -1)}’${name}`
  return before ? `${before} ${name}` : name
}
