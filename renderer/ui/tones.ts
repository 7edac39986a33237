/** Calm colours for people, told to others as hex because that is what other versions understand. `--tone-0` and so on in tokens.css. */
export const tones = ['#8a3f1c', '#2f6f5e', '#4b5fa3', '#8b3d74', '#7a6212', '#356f80'] as const

/** The tone of a person: the one that they chose (its number, or this colour), or one that their name always gets. */
export const toneOf = (name: string, chosen?: unknown): number => {
  if (typeof chosen === 'number' && chosen in tones) return chosen
  const told = (tones as readonly unknown[]).indexOf(chosen)
  if (told >= 0) return told
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return sum % tones.length
}
