import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import type { NoteBlock, NoteInline, NoteText } from '#shared/documents/noteContent'
import { plain } from '#shared/documents/noteContent'
import { blocksMarkdown } from '#shared/documents/noteMarkdown'
import { readNote } from '#shared/documents/readNote'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

/** Through the note itself: Markdown -> blocks -> Yjs -> blocks -> Markdown. */
const through = (markdown: string): string => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(markdown))
  const { blocks, strange } = readNote(doc)
  expect(strange).toEqual([])
  return blocksMarkdown(blocks)
}

describe('Markdown goes through a note unchanged:', () => {
  const constructs: Record<string, string> = {
    headings: '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six',
    marks: 'Some **bold**, _italic_, ~~struck~~, `code` and **_both_ at once**.',
    'breaks of lines': 'First line\\\nsecond line\\\n\\\nfourth',
    links: '[A talk](https://example.org/a?b=c&d=e) and <https://example.org/x_y> and [mail](mailto:a@example.org)',
    'links with brackets': '[wiki](<https://example.org/a_(b)>)',
    bullets: '- one\n- two\n  - nested\n    - deeper\n- three',
    numbers: '3. three\n4. four\n   1. nested\n5. five',
    'loose items': '- first\n\n  more of the first\n\n- second\n\n  ```js\n  code()\n  ```',
    tasks: '- [x] done\n- [ ] open\n  - [x] nested',
    'tasks without words': '- [x]\n- [ ]\n- [ ] open',
    'a task with more under it': '- [ ] open\n\n  more about it',
    'lists after each other': '- one\n\n* two\n\n- [ ] three\n\n1. one\n\n1) two',
    quotes: '> Said one\n>\n> > answered another\n>\n> - and a list',
    'quotes after each other': '> one\n\n<!-- -->\n\n> two',
    code: '```ts\nconst a = `b`\n\n\n  return\n```',
    'code with fences in it': '````\n```\nfenced\n```\n````',
    'code spans with backticks': 'a ``b`c`` d `` `e` ``',
    rules: 'above\n\n___\n\nbelow',
    tables:
      '| Who | What | When |\n| :-- | :-: | --: |\n| Anna | soup | `a\\|b` |\n| Idris | **bread**<br>and salt |  |',
    'tables without a header': '|  |  |\n| --- | --- |\n| a | b |',
    'what looks like Markdown and is not':
      '\\# no heading\n\n\\- no item\n\n1\\. no number\n\n\\> no quote\n\n\\*no mark\\* and \\_none\\_ here, snake_case, \\[x\\] \\~ \\`tick\\` \\<b\\> \\&amp; 2 \\* 3',
    'addresses that are no links': 'https\\://example.org and www\\.example.org and a\\@example.org',
    'marks beside letters': 'un*believ*able, **a.**&#98;, &#97;**(b)** c',
  }
  for (const [name, markdown] of Object.entries(constructs)) {
    test(name, () => expect(through(markdown)).toBe(markdown))
  }
})

describe('Markdown of others', () => {
  test.each([
    ['* star\n+ plus', '- star\n\n* plus'],
    ['Setext\n===\n\nSecond\n---', '# Setext\n\n## Second'],
    ['soft\nbreak', 'soft break'],
    ['    indented code', '```\nindented code\n```'],
    ['__bold__ *italic*', '**bold** _italic_'],
    ['![a cat](https://example.org/cat.png)', '[a cat](https://example.org/cat.png)'],
    ['![](data:image/png;base64,AAAA)', 'data:image/png;base64,AAAA'],
    ['[ref]\n\n[ref]: https://example.org', '[ref](https://example.org)'],
    ['- plain\n- [x] task\n- plain again', '- plain\n\n* [x] task\n\n- plain again'],
    ['AT&amp;T &#8212; &#x41; &copy;', 'AT\\&T — A \\&copy;'],
    ['\ufeffone\r\n\r\ntwo', 'one\n\ntwo'],
    ['', ''],
  ])('%j', (markdown, expected) => expect(through(markdown)).toBe(expected))

  test('keeps HTML as the characters it is', () => {
    expect(through('<script>alert(1)</script>')).toBe('\\<script\\>alert(1)\\</script\\>')
    expect(through('a <b onclick="x()">b</b>')).toBe('a \\<b onclick="x()"\\>b\\</b\\>')
    expect(through('<div>\n\n# x\n\n</div>')).toBe('\\<div\\>\n\n# x\n\n\\</div\\>')
  })
  test('follows no link that Snug does not follow', () => {
    expect(through('[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](/relative)')).toBe(
      'a b c d',
    )
  })
  test('flattens what is nested without end', () => {
    const { strange } = readNoteOf(`${'> '.repeat(200)}deep`)
    expect(strange).toEqual([])
    expect(through(`${'> '.repeat(200)}deep`)).toContain('deep')
  })
})

const readNoteOf = (markdown: string) => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(markdown))
  return readNote(doc)
}

/** Small repeatable chance. */
const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('Any text survives Markdown', () => {
  const SIGNS = [
    'a',
    'b',
    'é',
    '1',
    '.',
    ')',
    '(',
    '*',
    '_',
    '`',
    '[',
    ']',
    '<',
    '>',
    '#',
    '-',
    '+',
    '~',
    '|',
    '\\',
    '&',
    '&amp;',
    '!',
    ':',
    '"',
    ' ',
    ' x',
    '字',
    '\u00a0',
    'http://x.de',
    '=',
    '😀',
  ]
  const randomText = (random: () => number): string =>
    Array.from({ length: 1 + Math.floor(random() * 8) }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('')

  test('as one paragraph', () => {
    for (let seed = 0; seed < 3000; seed += 1) {
      const text = randomText(chance(seed))
        .replaceAll(/[ \u00a0]+/g, ' ')
        .trim()
      if (!text) continue
      const blocks: NoteBlock[] = [{ kind: 'paragraph', inline: [plain(text)] }]
      expect({ seed, text, blocks: parseMarkdown(blocksMarkdown(blocks)) }).toEqual({ seed, text, blocks })
    }
  })

  test('with marks', () => {
    const failed: string[] = []
    for (let seed = 0; seed < 3000; seed += 1) {
      const random = chance(seed)
      const inline: NoteInline[] = []
      for (let at = 0; at < 4; at += 1) {
        const code = random() < 0.15
        const text = `${random() < 0.3 ? ' ' : ''}${['word', 'a.', '(b)', 'été', '"q"', '1'][Math.floor(random() * 6)]}`
        const one: NoteText = {
          ...plain(code ? text.trim() : text),
          code,
          bold: !code && random() < 0.4,
          italic: !code && random() < 0.4,
          strike: !code && random() < 0.2,
          link: !code && random() < 0.15 ? 'https://example.org/' : undefined,
        }
        inline.push(one)
      }
      const blocks: NoteBlock[] = [{ kind: 'paragraph', inline }]
      const again = parseMarkdown(blocksMarkdown(blocks))
      if (flat(again) !== flat(blocks))
        failed.push(`${seed}: ${blocksMarkdown(blocks)}\n  ${flat(blocks)}\n  ${flat(again)}`)
    }
    expect(failed.slice(0, 10)).toEqual([])
  })
})

/** Each visible character with its marks; marks on white space make no difference to anyone. */
const flat = (blocks: readonly NoteBlock[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.inline : []))
    .flatMap((one) =>
      one.kind === 'text'
        ? [...one.text].map((character) =>
            character === ' '
              ? ' '
              : `${character}${one.bold ? 'B' : ''}${one.italic ? 'I' : ''}${one.strike ? 'S' : ''}${one.code ? 'C' : ''}${one.link ? 'L' : ''}`,
          )
        : ['/'],
    )
    .join('')
    .trim()
