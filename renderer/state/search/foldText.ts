/** Letters that no decomposition takes apart, as one types them without them. */
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  ʼ: "'",
}
const SPECIAL = /[œæßøłđðþıς’ʼ]/g
const MARKS = /\p{M}+/gu
/** Plain letters are most of what is written, and need only be made small. */
const BEYOND_ASCII = /[^\n\t -~]/

/** Text as it is searched: without accents, in small letters. `Œuvre, Élan` becomes `oeuvre, elan`. */
export const foldText = (text: string): string => {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replaceAll(MARKS, '')
    .toLowerCase()
    .replaceAll(SPECIAL, (letter) => LETTERS[letter] ?? letter)
}

/** A folded text, and for each of its code units the place in the original of the character that it came from. */
export type FoldedPlaces = { readonly folded: string; readonly from: readonly number[] }

/** The same letter by letter, so that what was found in the folded text can be shown in the original. */
export const foldPlaces = (text: string): FoldedPlaces => {
  let folded = ''
  const from: number[] = []
  let at = 0
  for (const character of text) {
    const piece = foldText(character)
    for (let unit = 0; unit < piece.length; unit += 1) from.push(at)
    folded += piece
    at += character.length
  }
  return { folded, from }
}
