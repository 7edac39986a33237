import { describe, expect, test } from 'vitest'
import { differences } from '../../../renderer/features/notes/history/differences'
import { linesOf } from '../../../renderer/features/notes/history/linesOf'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const noteOf = (markdown: string, title = 'List') => linesOf({ title, blocks: parseMarkdown(markdown) })

/** As a person would write it on paper: what came in braces, what went in brackets. */
const told = (before: string, after: string, titles: readonly [string, string] = ['List', 'List']): readonly string[] =>
  differences(noteOf(before, titles[0]), noteOf(after, titles[1])).map(({ line, parts }) =>
    [
      line.sign,
      parts.map(({ is, words }) => (is === 'same' ? words : is === 'added' ? `{${words}}` : `[${words}]`)).join(''),
    ]
      .filter(Boolean)
      .join(' '),
  )

describe('what has changed between two versions', () => {
  test('is told word by word in lines that stayed, and as whole lines elsewhere', () => {
    expect(told('One two three.\n\nGoes\n\nStays', 'One two or three.\n\nStays\n\nCame')).toEqual([
      'List',
      'One two {or }three.',
      '[Goes]',
      'Stays',
      '{Came}',
    ])
  })

  test('knows accents, and the title', () => {
    expect(told('L’été à la mer', 'L’été dernier à la mer', ['Liste', 'Liste d’été'])).toEqual([
      'Liste{ d’été}',
      'L’été {dernier }à la mer',
    ])
  })

  test('names a task that was ticked, a row that came and a line that became another kind', () => {
    expect(told('- [ ] soup\n- [ ] bread', '- [x] soup\n- [ ] bread')).toEqual(['List', '\u2611 soup', '\u2610 bread'])
    const ticked = differences(noteOf('- [ ] soup'), noteOf('- [x] soup'))
    expect(ticked.at(-1)).toMatchObject({ is: 'changed' })
    expect(told('| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |').at(-1)).toBe(
      '{3 \u2502 4}',
    )
  })

  test('of all that was taken away is all that was there', () => {
    expect(told('# Big\n\n- one\n  - two\n\n> said', '')).toEqual([
      'List',
      '[Big]',
      '\u2022 [one]',
      '\u2022 [two]',
      '[said]',
    ])
  })

  test('put together again, is either version, whatever they are', () => {
    const words = ['soup', 'bread', 'the', 'tea', 'à', 'Idris', 'brings', '1', '**no**', '']
    let state = 7
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const any = (): string =>
      Array.from({ length: random(6) }, () =>
        Array.from({ length: 1 + random(6) }, () => words[random(words.length)]).join(' '),
      ).join('\n\n- ')
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [noteOf(any()), noteOf(any())]
      const compared = differences(before, after)
      const side = (not: string): string =>
        compared
          .filter(({ is }) => is !== not)
          .map(({ parts }) => parts.map(({ is, words: said }) => (is === not ? '' : said)).join(''))
          .join('\n')
      expect(side('removed')).toBe(after.map(({ words: said }) => said).join('\n'))
      expect(side('added')).toBe(before.map(({ words: said }) => said).join('\n'))
    }
  })
})
