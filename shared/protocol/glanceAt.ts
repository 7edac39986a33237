/** Letters of other alphabets, and signs, that look like Latin letters in most fonts. */
const LIKE: readonly (readonly [string, string])[] = [
  ['a', 'аɑα'],
  ['b', 'вЬß'],
  ['c', 'сϲ'],
  ['d', 'ԁ'],
  ['e', 'еєε'],
  ['g', 'ɡ'],
  ['h', 'һн'],
  ['i', 'іıι1l|!'],
  ['j', 'ј'],
  ['k', 'кκ'],
  ['m', 'м'],
  ['n', 'пη'],
  ['o', 'оοօσ0'],
  ['p', 'рρ'],
  ['q', 'ԛ'],
  ['r', 'гᴦ'],
  ['s', 'ѕ5'],
  ['t', 'тτ'],
  ['u', 'ոսυ'],
  ['v', 'ѵν'],
  ['w', 'ѡԝω'],
  ['x', 'хχ'],
  ['y', 'уγү'],
  ['z', 'ᴢ'],
]
const LATIN = new Map(LIKE.flatMap(([latin, others]) => [...others].map((other) => [other, latin])))

/**
 * What a name looks like at a glance: without accents, case, invisible characters and spaces, letters of other alphabets as
 * the Latin ones that they look like. Two names with the same may be taken for each other. Not to be shown.
 */
export const glanceAt = (name: string): string =>
  [
    ...name
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}\p{Z}\p{P}]/gu, '')
      .toLowerCase(),
  ]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
