import { describe, expect, test } from 'vitest'
import { foldPlaces, foldText } from '../../../renderer/state/search/foldText'
import { hasWords, piecesOf, wordsToFind } from '../../../renderer/state/search/matchWords'

const finds = (typed: string, text: string): boolean => hasWords(foldText(text), wordsToFind(typed))
const marked = (typed: string, text: string): readonly string[] =>
  piecesOf(text, wordsToFind(typed))
    .filter((piece) => piece.marked)
    .map((piece) => piece.text)

describe('a word is found', () => {
  test.each([
    ['eleve', 'L’Élève de Cléo'],
    ['ÉLÈVE', 'un eleve'],
    ['oeuvre', 'Son œuvre'],
    ['strasse', 'Die Straße'],
    ['lodz', 'Łódź'],
    ["l'ete", 'l’été dernier'],
    ['cha', 'the third chapter'],
    ['chapter third', 'The third chapter'],
    ['ΟΔΟΣ', 'οδος'],
    ['京', '東京に住む'],
    ['10:30', 'at 10:30 sharp'],
    ['résumé', 're\u0301sume\u0301'],
  ])('%s in “%s”', (typed, text) => expect(finds(typed, text)).toBe(true))

  test.each([
    ['art', 'the heart of it'],
    ['chapter fourth', 'The third chapter'],
    ['été', 'nothing'],
  ])('but not %s in “%s”', (typed, text) => expect(finds(typed, text)).toBe(false))
})

describe('what was found is marked in the text as it was written', () => {
  test.each([
    ['eleve', 'L’Élève, l’élève', ['Élève', 'élève']],
    ['oe', 'Son œuvre', ['œ']],
    ['cafe', 'un cafe\u0301 noir', ['cafe\u0301']],
    ['a ab', 'abab', ['ab']],
    ['straße', '😀 STRASSE 😀', ['STRASSE']],
  ])('%s in “%s”', (typed, text, expected) => expect(marked(typed, text)).toEqual(expected))

  test('and nothing is lost or doubled around it', () => {
    const text = 'Élan, élan; l’œuvre d’Élan. 東京'
    expect(
      piecesOf(text, wordsToFind('elan oeu 京'))
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })

  test('a long text is shown from shortly before the first of it', () => {
    const text = `${'before '.repeat(200)}the lighthouse ${'after '.repeat(200)}`
    const pieces = piecesOf(text, wordsToFind('lighth'))
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(300)
    expect(pieces[0]?.text).toBe('…')
    expect(pieces.at(-1)?.text).toBe('…')
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['lighth'])
  })
})

test('folding letter by letter is folding the whole', () => {
  for (const text of ['L’Œuvre d’Élan', 'Straße ŁÓDŹ', 're\u0301sume\u0301 한국어', '😀 ΟΔΟΣ İstanbul'])
    expect(foldPlaces(text).folded).toBe(foldText(text))
})
