import type { MessageId, RoomId } from '#shared/protocol/ids'
import { formatMessageLink, parseMessageLink } from '#shared/protocol/messageLink'
import { describe, expect, test } from 'vitest'
import { excerpt } from '../../../renderer/features/conversation/excerpt'
import { splitCode } from '#shared/documents/splitCode'
import { plainWords, splitText } from '#shared/documents/splitText'
import { busyTime } from '../../support/busyTime'

/** Links in brackets, lines with `/`, paragraphs with `//`. */
const read = (text: string): string =>
  splitText(text)
    .map((lines) =>
      lines
        .map((line) => line.map(({ kind, text: piece }) => (kind === 'link' ? `[${piece}]` : piece)).join(''))
        .join('/'),
    )
    .join('//')

describe('splitText', () => {
  test('keeps lines and paragraphs, however they were ended', () => {
    expect(read('one\ntwo\n\n\nthree\r\nfour')).toBe('one/two//three/four')
  })

  test('finds links and leaves the sentence’s own punctuation out of them', () => {
    expect(read('See https://a.example/b?c=d#e, or http://f.example.')).toBe(
      'See [https://a.example/b?c=d#e], or [http://f.example].',
    )
    expect(read('(https://a.example/x_(y)) «https://b.example» mailto:anna@example.org!')).toBe(
      '([https://a.example/x_(y)]) «[https://b.example]» [mailto:anna@example.org]!',
    )
  })

  test('makes no link of other schemes', () => {
    const text = 'javascript:alert(1) data:text/html,x file:///etc/passwd snug://join#x xhttps://a.example'
    expect(read(text)).toBe(text)
  })

  test('knows links to messages, whole ones only', () => {
    const link = formatMessageLink({
      room: 'A'.repeat(43) as RoomId,
      month: '2026-09',
      message: 'Q'.repeat(43) as unknown as MessageId,
    })
    const pieces = splitText(`See ${link}, and ${link.slice(0, -1)}`).flat(2)
    expect(pieces.map(({ kind }) => kind)).toEqual(['text', 'message', 'text'])
    expect(pieces.map(({ text }) => text).join('')).toBe(`See ${link}, and ${link.slice(0, -1)}`)
    expect(parseMessageLink(pieces[1]!.text)?.month).toBe('2026-09')
    expect(read('snug://message#a/2026-09/b')).toBe('snug://message#a/2026-09/b')
  })

  test('ends a link where invisible characters could turn it round', () => {
    expect(read('https://a.example/\u202egpj.exe')).toBe('[https://a.example/]\u202egpj.exe')
    expect(read('https://a\u200b.example')).toBe('[https://a]\u200b.example')
  })

  test('loses no character of what was written', () => {
    const text = 'a https://b.example/). https://c.example\n d  e'
    expect(
      splitText(text)
        .flat(2)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text.replaceAll('\n', ''))
  })

  test('takes no longer than a moment over hostile lengths', () => {
    const begun = busyTime()
    splitText(`https://${')'.repeat(30_000)}`)
    splitText(`https://${'.'.repeat(30_000)}a`)
    splitText(`${'\n'}${' '.repeat(30_000)}x`)
    splitText('\n \n'.repeat(20_000))
    splitText('http://'.repeat(9_000))
    expect(busyTime() - begun).toBeLessThan(300)
  })
})

describe('excerpt', () => {
  test('is one line, cut between words, whole characters only', () => {
    expect(excerpt('a  b\nc')).toBe('a b c')
    expect(excerpt('first second third', 12)).toBe('first…')
    expect(excerpt('🕯️🕯️🕯️'.repeat(40), 10)).not.toMatch(/[\ud800-\udbff]…$/)
  })
})

describe('the names of those whom a message calls', () => {
  const calls = [
    { name: 'Anna', own: false },
    { name: 'Anna Lindqvist', own: false },
    { name: 'Mariam', own: true },
  ]
  const drawn = (text: string): string =>
    splitText(text, calls)
      .flat(2)
      .map(({ kind, text: piece }) => (kind === 'text' ? piece : `[${kind}:${piece}]`))
      .join('')

  test('stand out as they were written, one’s own a little more', () => {
    expect(drawn('@anna Lindqvist, ask @Mariam or (@Anna).')).toBe(
      '[called:@anna Lindqvist], ask [own:@Mariam] or ([called:@Anna]).',
    )
  })

  test('are nobody’s where it does not call them, nor within words and addresses', () => {
    const text = '@Idris, @Annabel, post@Anna and Mariam'
    expect(drawn(text)).toBe(text)
    expect(splitText('@Anna').flat(2)).toEqual([{ kind: 'text', text: '@Anna' }])
    expect(drawn('https://a.example/@Anna')).toBe('[link:https://a.example/@Anna]')
  })

  test('are shown as they are now, where one of them has changed; not where two may be meant', () => {
    const drawnOf = (...some: Parameters<typeof splitText>[1] & object): string =>
      splitText('Ask @anna, not Anna', some)
        .flat(2)
        .map(({ text }) => text)
        .join('')
    const annika = [
      { name: 'Annika', own: false },
      { name: 'Anna', own: false, now: 'Annika' },
    ]
    expect(drawnOf(...annika)).toBe('Ask @Annika, not Anna')
    expect(drawnOf(...annika, { name: 'Anna', own: false })).toBe('Ask @anna, not Anna')
  })

  test('are found quickly, however many @ somebody writes', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({ name: `${'@'.repeat(20)}${at}`, own: false }))
    const began = busyTime()
    splitText('@'.repeat(64 * 1024), many)
    expect(busyTime() - began).toBeLessThan(2_000)
  })
})

describe('words that are marked', () => {
  /** Marks in round brackets. */
  const drawn = (text: string): string =>
    splitText(text)
      .flat(2)
      .map(({ kind, text: piece, marks }) => {
        const shown = kind === 'text' ? piece : `[${piece}]`
        return marks ? `(${marks.join('+')}:${shown})` : shown
      })
      .join('')

  test.each([
    [
      '**bold** and *slanted* and _so_ and ~~not~~ and `code`',
      '(bold:bold) and (italic:slanted) and (italic:so) and (strike:not) and (code:code)',
    ],
    ['**bold *and slanted* words**', '(bold:bold )(bold+italic:and slanted)(bold: words)'],
    ['(**see https://a.example/x_y_z**)', '((bold:see )(bold:[https://a.example/x_y_z]))'],
    ['`**not bold**` but **`code`**', '(code:**not bold**) but (bold+code:code)'],
    ['a*b*c, snake_case_name, 5 * 3 * 2, ** x **', 'a*b*c, snake_case_name, 5 * 3 * 2, ** x **'],
    ['*open, **never closed', '*open, **never closed'],
    ['*one **two* three**', '(italic:one **two) three**'],
    ['\\*as it stands\\*', '*as it stands*'],
    ['****', '****'],
    [
      '***both*** and __bold__ and ~~**all *three***~~',
      '(bold+italic:both) and (bold:bold) and (strike+bold:all )(strike+bold+italic:three)',
    ],
    ['~one~ *****', '~one~ *****'],
    ['*«italic», she said*.', '(italic:«italic», she said).'],
    ['an `open code', 'an `open code'],
    ['*https://a.example*', '(italic:[https://a.example])'],
  ])('%s', (text, expected) => {
    expect(drawn(text)).toBe(expected)
  })

  test('do not reach over lines, and are plain where only words count', () => {
    expect(drawn('*one\ntwo*')).toBe('*onetwo*')
    expect(plainWords('**Bold**, `code`\n```\n**as it is**\n```')).toBe('Bold, code\n**as it is**')
    expect(excerpt('So **very** good')).toBe('So very good')
  })

  test('are found quickly, whatever somebody writes', () => {
    const begun = busyTime()
    for (const sign of ['*', '**', '_', '~~', '`', '\\*', '*a', ' *a **b', 'a* b** ', '``', '*a_b~~'])
      splitText(sign.repeat(20_000))
    expect(busyTime() - begun).toBeLessThan(2_000)
  })

  test('lines of code stand between fences, and are nothing else', () => {
    const text = 'See:\n```ts\nconst a = 1\n\n> *b*\n```\nand ``` that'
    expect(splitCode(text)).toEqual([
      { kind: 'words', text: 'See:' },
      { kind: 'code', text: 'const a = 1\n\n> *b*' },
      { kind: 'words', text: 'and ``` that' },
    ])
    expect(splitCode('```\nnever closed')).toEqual([{ kind: 'code', text: 'never closed' }])
    expect(splitCode('```')).toEqual([{ kind: 'words', text: '```' }])
    expect(splitCode('````\n```\n````')).toEqual([{ kind: 'code', text: '```' }])
  })
})
