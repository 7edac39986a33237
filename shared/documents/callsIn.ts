/** Where a text calls somebody: from its `@` to the end of the name, and all who bear that name. */
export type Call<Person> = { readonly from: number; readonly to: number; readonly people: readonly Person[] }

const LETTER = /[\p{L}\p{N}_]/u

/** Where a text calls one of these people by `@` and their whole name; where names begin alike, by the longest that fits. */
export const callsIn = <Person extends { readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Call<Person>[] => {
  if (people.length === 0 || !text.includes('@')) return []
  const named = people
    .filter(({ name }) => name.length > 0)
    .map((person) => ({ person, size: person.name.length, name: person.name.toLocaleLowerCase() }))
    .sort((a, b) => b.size - a.size)
  const longest = named[0]?.size ?? 0
  const calls: Call<Person>[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    // An address of mail calls nobody.
    if (LETTER.test(text[at - 1] ?? '')) continue
    // Once for each @: what others wrote may hold thousands.
    const after = text.slice(at + 1, at + 1 + longest).toLocaleLowerCase()
    const fits = named.find(({ name, size }) => after.startsWith(name) && !LETTER.test(text[at + 1 + size] ?? ''))
    if (!fits) continue
    const alike = named.filter(({ name }) => name === fits.name).map(({ person }) => person)
    calls.push({ from: at, to: at + 1 + fits.size, people: alike })
  }
  return calls
}
