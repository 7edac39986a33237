import { strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ArchiveEdition, ArchivePiece } from '#shared/archive/archiveEdition'
import type { EditionFile } from '#shared/archive/editionFile'
import { editionFile } from '#shared/archive/editionFile'
import { noteJson } from '#shared/documents/noteJson'
import { formatNoteLink } from '#shared/documents/noteReference'
import { readNoteJson } from '#shared/documents/readNoteJson'
import type { MessageId } from '#shared/protocol/ids'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { archivedFiles } from '../../support/archivedFiles'
import { png } from '../../support/png'
import { NOTE, sample } from './sample'

const SAID = 'said'.padEnd(43, '0') as MessageId
const said = (text: string, more: Partial<ArchivePiece & { kind: 'message' }> = {}): ArchivePiece => ({
  kind: 'message',
  id: SAID,
  by: 'Idris <b>',
  at: Date.parse('2026-10-30T18:20:00Z'),
  isEditedSince: false,
  words: { kind: 'text', text },
  ...more,
})
const winter: ArchiveEdition = {
  id: 'one'.padEnd(43, '0') as MessageId,
  title: 'The winter issue',
  by: 'Anna',
  at: Date.parse('2026-11-20T20:00:00Z'),
  introduction: parseMarkdown('Three evenings, and what was **left** of them.'),
  pieces: [
    { kind: 'words', blocks: parseMarkdown('# From the conversation\n\nTwo of us had read it.') },
    said('The Jansson, then.', { isEditedSince: true }),
    { kind: 'note', title: 'Winter list', blocks: parseMarkdown(`# Books\n\n${NOTE}`) },
    said('Gone', { words: { kind: 'takenBack' } }),
  ],
}
const file = async (
  change: Partial<ArchiveEdition> = {},
  language: 'en' | 'fr' = 'en',
  fileOf: EditionFile['fileOf'] = () => 'leftOut',
): Promise<string> => {
  const { room, at, version, timeZone } = await sample()
  return editionFile({ room, at, version, timeZone, language, fileOf, edition: { ...winter, ...change } })
}
const archive = async (editions: readonly ArchiveEdition[]): Promise<Map<string, string>> =>
  new Map((await archivedFiles({ ...(await sample()), editions })).map(({ path, bytes }) => [path, strFromU8(bytes)]))

describe('an edition as a file of its own', () => {
  test('says whose it is, who made it and when, and all its pieces in their order', async () => {
    const html = await file()
    const order = [
      'Thursday &amp; &lt;Circle&gt;',
      '<h1 dir="auto">The winter issue</h1>',
      'Put together by Anna, Friday',
      'what was <strong>left</strong> of them',
      '<nav class="contents" aria-label="Contents">',
      '<h2>From the conversation</h2>',
      '<p>The Jansson, then.</p>',
      '<h3>Winter list</h3>',
      '<h4>Books</h4>',
      '<h5>What to bring</h5>',
      'Idris &lt;b&gt; took this message back.',
      'Saved on Monday',
    ].map((part) => html.indexOf(part))
    expect(order.filter((at) => at < 0)).toEqual([])
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(html).toContain('edited since')
  })

  test('has a list of what is in it only where there is much, with a way to each piece that has a name', async () => {
    const listed = (await file()).match(/<nav class="contents"[^]*<\/nav>/)?.[0] ?? ''
    const to = [...listed.matchAll(/href="#(piece-\d)"[^>]*>([^<]*)/g)].map(([, id, name]) => `${id} ${name}`)
    expect(to[0]).toBe('piece-0 From the conversation')
    expect(to[1]).toMatch(/^piece-1 Idris &lt;b&gt;, Friday,? 30 October 2026$/)
    expect(to[2]).toBe('piece-2 Winter list')
    for (const id of ['piece-0', 'piece-1', 'piece-2', 'piece-3']) expect(await file()).toContain(`id="${id}"`)
    expect(await file({ pieces: winter.pieces.slice(0, 3) })).not.toContain('<nav')
  })

  test('has an outline without gaps, whichever level its editor began with', async () => {
    const blocks = parseMarkdown('## First\n\n#### Deep')
    const note: ArchivePiece = { kind: 'note', title: 'List', blocks: parseMarkdown('### In it\n\n# Above') }
    const html = await file({
      introduction: blocks,
      pieces: [{ kind: 'words', blocks }, note, { kind: 'words', blocks }],
    })
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    expect(levels).toEqual([1, 2, 3, 2, 3, 4, 5, 5, 2, 3])
  })

  test('leads nowhere in the room, which whoever gets it does not know', async () => {
    const { room, messages, notes } = await sample()
    const link = formatMessageLink({ room: room.id, month: '2026-10', message: messages[0]!.id })
    const html = await file({ pieces: [said(`${link} ${formatNoteLink(notes[0]!.id)} https://example.org/a`)] })
    expect(html).toContain(
      '<p>a message of October 2026 a note of the room <a href="https://example.org/a" rel="noopener noreferrer">',
    )
    expect(html).not.toContain('snug:')
    expect(html).not.toContain('index.html')
  })

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</title></style></main><svg onload=alert(1)>',
    'javascript:alert(1) [x](javascript:alert(1)) ![x](https://a.example/x.png)',
    '`</code><iframe src=//a.example>`',
  ])('lets nothing run or load, whatever stands in it: %j', async (text) => {
    const blocks = parseMarkdown(`# ${text}\n\n${text}`)
    const pieces: ArchivePiece[] = [
      { kind: 'words', blocks },
      { kind: 'note', title: text, blocks },
      said(text, { by: text }),
      said(text),
    ]
    const html = await file({ title: text, by: text, introduction: blocks, pieces })
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'`)
    expect(html).not.toMatch(/<(?:script|img|iframe|object|embed|link|form|svg|base|template)\b/i)
    expect(html.match(/<\/(?:title|style|main)>/g)).toEqual(['</title>', '</style>', '</main>'])
    for (const [, name = ''] of html.matchAll(/<[a-z][^>]*?\s([a-z:-]+)=/gi)) expect(name).not.toMatch(/^on|^src/i)
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:\/\/|#piece-\d+$)/)
  })

  describe('with pictures and files', () => {
    const bench = Uint8Array.from(png(90, 61))
    const playing = Uint8Array.from(Buffer.concat([bench, Buffer.from('acTL')]))
    const program = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const picture = (name: string, alt?: string) => ({
      name,
      type: 'image/svg+xml',
      bytes: bench.length,
      parts: 1,
      picture: { width: 1, height: 9_999, ...(alt !== undefined && { alt }) },
    })
    const files = [
      picture('bench.png', 'A bench "above" the <bay>'),
      picture('again.png'),
      picture('drawing.svg.png'),
      picture('away.png'),
      picture('large.png'),
      picture('playing.png'),
      { name: 'song <b>.mp3', type: 'audio/mpeg', bytes: 120_000, parts: 3 },
    ]
    const found = [bench, bench, program, 'away', 'leftOut', playing, 'leftOut'] as const
    const withFiles = (text: string, language: 'en' | 'fr' = 'en') =>
      file({ pieces: [said('', { words: { kind: 'text', text, files } })] }, language, (message, nth) =>
        message === SAID ? (found[nth] ?? 'leftOut') : 'leftOut',
      )

    test('has the pictures in it, as what their own bytes say that they are, and says what they show', async () => {
      const html = await withFiles('')
      const address = `data:image/png;base64,${Buffer.from(bench).toString('base64')}`
      expect([...html.matchAll(/<img [^>]*>/g)].map(([image]) => image)).toEqual([
        `<img src="${address}" alt="A bench &quot;above&quot; the &lt;bay&gt;" width="90" height="61">`,
        `<img src="${address}" alt="A picture that nobody has described" width="90" height="61">`,
      ])
      expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'; img-src data:;`)
      expect(html).not.toContain('<div class="words"')
      expect(html).not.toContain('svg+xml')
    })

    test('names what is not in it, and what had not arrived', async () => {
      const html = await withFiles('Sunday')
      expect(html).toContain('<p>Sunday</p>')
      for (const name of ['drawing.svg.png', 'large.png', 'playing.png']) expect(html).toContain(`With it: ${name} (`)
      expect(html).toContain('With it: song &lt;b&gt;.mp3 (120 kB), which is not in this file')
      expect(html).toContain('away.png (')
      expect(html.match(/had not arrived on the machine that saved this edition/g)).toHaveLength(1)
      expect(await withFiles('', 'fr')).toContain('qui n’est pas dans ce fichier')
    })
  })

  test('says of words that had not arrived where they had not', async () => {
    const html = await file({ pieces: [said('', { words: { kind: 'absent' } })] })
    expect(html).toContain('had not arrived on the machine that saved this edition.')
  })

  test('speaks French', async () => {
    const html = await file({}, 'fr')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('Composée par Anna, vendredi 20 novembre 2026')
    expect(html).toContain('aria-label="Sommaire"')
  })
})

describe('the archive', () => {
  test('has a page for each edition, and lists them on its first page, the newest first', async () => {
    const autumn = { ...winter, id: 'two'.padEnd(43, '0') as MessageId, title: '../../etc', at: winter.at - 86_400_000 }
    const pages = await archive([autumn, winter])
    expect([...pages.keys()].filter((path) => path.startsWith('editions/'))).toEqual([
      'editions/2026-11-19 .. .. etc.html',
      'editions/2026-11-20 The winter issue.html',
    ])
    const index = pages.get('index.html') ?? ''
    const listed = [...index.matchAll(/<a href="(editions\/[^"]*)">([^<]*)/g)].map(([, href, title]) => [href, title])
    expect(listed).toEqual([
      ['editions/2026-11-20%20The%20winter%20issue.html', 'The winter issue'],
      ['editions/2026-11-19%20..%20..%20etc.html', '../../etc'],
    ])
    expect((await archive([])).get('index.html')).toContain('No edition was published.')
  })

  test('lists those that had not all arrived too, and says so, also where they came out', async () => {
    const input = await sample()
    const away = (name: string, title: string | undefined, isStrange = false) => ({
      id: name.padEnd(43, '0') as MessageId,
      title,
      by: 'Anna',
      at: winter.at + 86_400_000,
      isStrange,
    })
    const awayEditions = [away('two', 'Spring <b>'), away('three', undefined), away('four', 'Of later', true)]
    const pages = new Map(
      (await archivedFiles({ ...input, editions: [winter], awayEditions })).map(({ path, bytes }) => [
        path,
        strFromU8(bytes),
      ]),
    )
    expect([...pages.keys()].filter((path) => path.startsWith('editions/'))).toHaveLength(1)
    const index = pages.get('index.html') ?? ''
    const place = (part: string) => index.indexOf(part)
    expect(place('<li>Spring &lt;b&gt; <small>by Anna, Saturday')).toBeGreaterThan(0)
    expect(place('<li>An edition <small>by Anna, Saturday')).toBeGreaterThan(place('Spring'))
    expect(place('The winter issue')).toBeGreaterThan(place('An edition'))
    expect(index.match(/Not all of this edition had arrived/g)).toHaveLength(2)
    expect(index.match(/could not read this edition/g)).toHaveLength(1)
    const october = pages.get('conversation/2026-10.html') ?? ''
    expect(october).toContain(
      '<p>An edition: Spring &lt;b&gt;</p>\n<p class="gone">Not all of this edition had arrived',
    )
    expect(october).toContain('<p>An edition</p>\n<p class="gone">Not all of this edition had arrived')
    expect(pages.get('conversation/2026-11.html')).toContain('could not read this edition')
    const { editions } = JSON.parse(pages.get('room.json') ?? '') as { editions: object[] }
    expect(editions).toMatchObject([
      { title: 'The winter issue', html: 'editions/2026-11-20 The winter issue.html' },
      { title: 'Spring <b>', html: null },
      { title: null, html: null },
      { title: 'Of later', html: null },
    ])
  })

  test('leads from the conversation to the edition, and from it to messages and notes', async () => {
    const { room, messages, notes } = await sample()
    const link = formatMessageLink({ room: room.id, month: '2026-10', message: messages[1]!.id })
    const pages = await archive([{ ...winter, pieces: [said(`${link} ${formatNoteLink(notes[0]!.id)}`)] }])
    expect(pages.get('conversation/2026-10.html')).toContain(
      '<a href="../editions/2026-11-20%20The%20winter%20issue.html">An edition: The winter issue</a>',
    )
    const page = pages.get('editions/2026-11-20 The winter issue.html') ?? ''
    expect(page).toContain(`href="../conversation/2026-10.html#m-${messages[1]!.id}"`)
    expect(page).toContain('href="../notes/Winter%20list.html"')
    expect(page).toContain('href="../index.html"')
  })

  test('tells programs which messages are editions', async () => {
    const room = JSON.parse((await archive([winter])).get('room.json') ?? '') as Record<string, unknown>
    expect(room['editions']).toEqual([
      {
        id: winter.id,
        title: 'The winter issue',
        at: '2026-11-20T20:00:00.000Z',
        html: 'editions/2026-11-20 The winter issue.html',
      },
    ])
  })
})

describe('a note that was written down as nodes', () => {
  test('says the same as before', () => {
    const blocks = parseMarkdown(NOTE)
    expect(readNoteJson({ type: 'doc', content: noteJson(blocks) })).toEqual(blocks)
  })

  test('says nothing that could run, and leaves out its comments, whoever wrote it', () => {
    const text = (marks: { type: string; attrs?: Record<string, string> }[]) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'words', marks }] }],
    })
    const comment = { type: 'comment', attrs: { message: 'm'.repeat(43), month: '2026-11' } }
    for (const marks of [[comment], [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]]) {
      expect(JSON.stringify(readNoteJson(text(marks)))).not.toMatch(/javascript|2026-11/)
      expect(JSON.stringify(readNoteJson(text(marks)))).toContain('words')
    }
  })

  test('is read however deep it was nested', () => {
    let deep: { type: string; content: object[] } = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }
    for (let at = 0; at < 20_000; at += 1) deep = { type: 'blockquote', content: [deep] }
    expect(() => readNoteJson({ type: 'doc', content: [deep] } as never)).not.toThrow()
  })
})
