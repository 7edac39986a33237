import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ArchiveInput } from '#shared/archive/archiveInput'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { hashOf } from '#shared/crypto/hash'
import { fromBase64url } from '#shared/crypto/base64url'
import { formatNoteLink } from '#shared/documents/noteReference'
import type { Hash, NoteId, RoomId } from '#shared/protocol/ids'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { archivedFiles, withContents } from '../../support/archivedFiles'
import { builtArchive } from '../../support/builtArchive'
import { checkSums } from '../../support/checkSums'
import { sample } from './sample'

const noPause = async (): Promise<void> => undefined
const pages = async (input: ArchiveInput): Promise<Map<string, string>> =>
  new Map((await archivedFiles(input)).map(({ path, bytes }) => [path, strFromU8(bytes)]))
const page = async (path: string, change: Partial<ArchiveInput> = {}): Promise<string> =>
  (await pages({ ...(await sample()), ...change })).get(path) ?? ''

describe('an archive', () => {
  test('holds what it promises, and its sums are right', async () => {
    const zip = await builtArchive(await sample())
    const paths = Object.keys(unzipSync(zip))
    expect(paths).toEqual([
      'index.html',
      'conversation/2026-10.html',
      'conversation/2026-11.html',
      'notes/Winter list.html',
      'notes/Winter list.md',
      'notes/winter LIST 2.html',
      'notes/winter LIST 2.md',
      'notes/etc passwd.html',
      'notes/etc passwd.md',
      'notes/CON_.html',
      'notes/CON_.md',
      'notes/Untitled note.html',
      'notes/Untitled note.md',
      'notes/Été « où ».html',
      'notes/Été « où ».md',
      'room.json',
      'documents/ledger.yjs',
      'documents/talk/2026-10.yjs',
      'documents/note/annnnnnnnnnnnnnnnnnnnn.yjs',
      'contents/2026-10.jsonl',
      'contents/2026-11.jsonl',
      'manifest.json',
    ])
    expect(checkSums(zip)).toBe(paths.length - 1)
    expect(await verifyArchive(new Blob([zip]), noPause)).toMatchObject({ files: paths.length - 1, faults: [] })
  })

  test('is the same for the same room', async () => {
    const [one, two] = [await builtArchive(await sample()), await builtArchive(await sample())]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })

  test('keeps words under the hash that events name', async () => {
    const lines = (await page('contents/2026-10.jsonl')).trim().split('\n')
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      const { hash, bytes } = JSON.parse(line) as { hash: string; bytes: string }
      expect(await hashOf(fromBase64url(bytes))).toBe(hash)
    }
  })

  test('tells programs what it is', async () => {
    const room = JSON.parse(await page('room.json')) as Record<string, unknown>
    expect(room).toMatchObject({ format: 'snug-room', version: 3, exportedAt: '2026-11-23T09:00:00.000Z' })
    expect(room['messages']).toHaveLength(8)
  })

  test('tells them of shelves, of names that people had before, and of who has gone', async () => {
    const all = await sample()
    const notes = all.notes.map((note, at) => (at === 1 ? { ...note, shelf: 'Lists' } : note))
    const members = all.members.map((one, at) =>
      at === 0 ? { ...one, earlier: [{ name: 'Ann', until: Date.parse('2026-11-01T00:00:00Z') }] } : one,
    )
    const room = JSON.parse(await page('room.json', { notes, members })) as Record<string, { [key: string]: unknown }[]>
    expect(room['notes']?.map(({ shelf }) => shelf)).toEqual([null, 'Lists', null, null, null, null])
    expect(room['members']?.map(({ name, earlier }) => ({ name, earlier }))).toEqual([
      { name: 'Anna', earlier: [{ name: 'Ann', until: '2026-11-01T00:00:00.000Z' }] },
      { name: 'Idris <b>', earlier: [] },
      { name: 'Greta', earlier: [] },
    ])
    expect(room['former']).toMatchObject([{ name: 'Tove', earlier: [{ name: 'Tooticki' }] }])
    const index = await page('index.html', { members })
    expect(index).toContain('was Ann until')
    expect(index).toMatch(/Tove <small>no longer a member, was Tooticki until Saturday,? 31 October 2026/)
  })
})

describe('the pages', () => {
  test('say at its time who took another name, once for each day', async () => {
    const all = await sample()
    const until = (at: string, name: string) => ({ name, until: Date.parse(at) })
    const earlier = [until('2026-11-03T21:00:00Z', 'An'), until('2026-11-03T20:00:00Z', 'Ann')]
    const members = all.members.map((one, at) => (at === 0 ? { ...one, earlier } : one))
    const october = await page('conversation/2026-10.html', { members })
    const november = await page('conversation/2026-11.html', { members })
    expect(october).toMatch(/Agreed\.[^]*<p class="by">Tooticki is now called Tove<\/p>/)
    expect(october).not.toContain('Anna</p>')
    expect(november.match(/is now called/g)).toHaveLength(1)
    expect(november).toMatch(/Wednesday,? 4 November[^]*About what I cannot see/)
    expect(november).toMatch(
      /<article id="m-seven[^]*<p class="by">Ann is now called Anna<\/p>[^]*<article id="m-eight/,
    )
  })

  test('hold nothing that runs, loads or leaves', async () => {
    for (const [path, html] of await pages(await sample())) {
      if (!path.endsWith('.html')) continue
      expect(html).toContain(
        `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`,
      )
      expect(html).not.toMatch(/<(?:script|img|iframe|object|embed|link|form|svg|base)\b/i)
      for (const [, name = ''] of html.matchAll(/<[a-z][^>]*?\s([a-z:-]+)=/gi)) expect(name).not.toMatch(/^on/i)
      for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
        expect(href).toMatch(/^(?:https?:\/\/|mailto:|#|\.\.\/|[\w%.-]+(?:\/|\.html))/)
    }
  })

  test('show what is strange as text', async () => {
    expect(await page('conversation/2026-11.html')).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;',
    )
    expect(await page('index.html')).toContain('<h1>Thursday &amp; &lt;Circle&gt;</h1>')
    expect(await page('index.html')).toContain('Idris &lt;b&gt;')
  })

  /** What the only message of November says on its page, as one would copy it out of the source. */
  const drawn = async (text: string, more: object = {}): Promise<string> => {
    const all = await sample()
    const [first] = all.messages
    const said = {
      ...first!,
      id: all.messages[1]!.id,
      month: '2026-11',
      words: { kind: 'text', text, ...more } as const,
    }
    const html = await page('conversation/2026-11.html', { messages: [...all.messages.slice(0, 1), said] })
    return /<div class="words" dir="auto">\n([^]*?)\n<\/div>/.exec(html)?.[1] ?? ''
  }

  test('format what is said as the conversation does', async () => {
    expect(await drawn('**Bold**, *italic*, ~~struck~~, `a <b> = *c*`\nand \\*plain*\n\nsnake_case_name')).toBe(
      '<p><strong>Bold</strong>, <em>italic</em>, <s>struck</s>, <code>a &lt;b&gt; = *c*</code><br>and *plain*</p>\n<p>snake_case_name</p>',
    )
    expect(
      await drawn('> She said **no**\n\nYes:\n```ts\nconst a = "<i>"\n```\nSee https://a.example/b?c=1&d=2.'),
    ).toBe(
      [
        '<blockquote>\n<p>She said <strong>no</strong></p>\n</blockquote>',
        '<p>Yes:</p>',
        '<pre dir="ltr"><code>const a = &quot;&lt;i&gt;&quot;</code></pre>',
        '<p>See <a href="https://a.example/b?c=1&amp;d=2" rel="noopener noreferrer">https://a.example/b?c=1&amp;d=2</a>.</p>',
      ].join('\n'),
    )
  })

  test('name whom a message calls as they are called now, and lead to the messages and notes that it names', async () => {
    const calls = [
      { name: 'Greta', own: false },
      { name: 'Gretl', own: false, now: 'Greta <3' },
    ]
    expect(await drawn('@Gretl, @Greta, @Idris', { calls })).toBe('<p><b>@Greta &lt;3</b>, <b>@Greta</b>, @Idris</p>')
    const { room, messages, notes } = await sample()
    const [message] = messages
    const to = (id: string) => formatMessageLink({ room: id as RoomId, month: '2026-10', message: message!.id })
    expect(await drawn(`${to(room.id)} ${to('x'.repeat(42) + 'A')} ${formatNoteLink(notes[0]!.id)}`)).toBe(
      `<p><a href="2026-10.html#m-${message!.id}">a message of October 2026</a> a message of October 2026 ` +
        '<a href="../notes/Winter%20list.html">Winter list</a></p>',
    )
    expect(await drawn(formatNoteLink('q'.repeat(22) as NoteId))).toBe('<p>a note that is not in this archive</p>')
  })

  test.each([
    '<script>alert(1)</script>',
    '**<img src=x onerror=alert(1)>**',
    '`</code><script>alert(1)</script>`',
    '```\n</pre><script>alert(1)</script>\n```',
    '> <svg onload=alert(1)>',
    'javascript:alert(1) data:text/html,<script>alert(1)</script> https://a.example/"onmouseover="alert(1)',
    'snug://note#"><script>alert(1)</script> snug://message#"><script>alert(1)</script>',
    '*_**~~<b onclick=alert(1)>~~**_*',
  ])('let nothing run of %j', async (text) => {
    const html = await drawn(text)
    expect(html).not.toMatch(
      /<(?!\/?(?:p|pre|code|strong|em|s|b|blockquote|br|a href="https:[^"]*" rel="noopener noreferrer"|a)>|pre dir="ltr">|a href="https:)/i,
    )
    expect(html).not.toMatch(/<[^>]*\son\w+=/i)
  })

  test('put replies under what they answer, and link those of another month', async () => {
    const october = await page('conversation/2026-10.html')
    expect(october.indexOf('class="replies"')).toBeLessThan(october.indexOf('The Jansson, then.'))
    expect(october).toContain('<a href="2026-11.html#m-six')
    expect(await page('conversation/2026-11.html')).toContain('<a href="2026-10.html#m-one')
    expect(await page('conversation/2026-11.html')).toContain('In reply to a message that is not in this archive')
  })

  test('say what was edited, taken back, or has not arrived', async () => {
    expect(await page('conversation/2026-10.html')).toMatch(/edited Saturday,? 31 October 2026/)
    expect(await page('conversation/2026-11.html')).toContain('Idris &lt;b&gt; took this message back.')
    expect(await page('conversation/2026-11.html')).toContain('had not arrived')
    expect(await page('conversation/2026-11.html')).toContain('Someone unknown')
  })

  test('show times of the zone they name', async () => {
    expect(await page('conversation/2026-10.html')).toContain('>19:05</time>')
    expect(await page('index.html')).toContain('Times are those of Europe/Paris.')
  })

  test('lists notes as the room does: those on no shelf, then the shelves by their names', async () => {
    const all = await sample()
    const shelves: Readonly<Record<string, string>> = { a: 'Lists & <more>', b: 'Évenings', e: 'Lists & <more>' }
    const notes = all.notes.map((note) => {
      const shelf = shelves[note.id[0] ?? '']
      return shelf ? { ...note, shelf } : note
    })
    const html = (await pages({ ...all, notes })).get('index.html') ?? ''
    const listed = html.slice(html.indexOf('<h2>Notes'), html.indexOf('<h2>People'))
    const order = [...listed.matchAll(/<h3>([^<]*)<|<a href="notes\/[^"]*\.html">([^<]*)</g)].map(([, shelf, note]) =>
      shelf === undefined ? note : `[${shelf}]`,
    )
    expect(order).toEqual([
      '../../etc/passwd',
      'CON',
      'Été: « où ? »',
      '[Évenings]',
      'winter LIST',
      '[Lists &amp; &lt;more&gt;]',
      'Winter list',
      'Untitled note',
    ])
  })

  test('speak French', async () => {
    const html = await page('index.html', { language: 'fr' })
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('lundi 23 novembre 2026')
    expect(await page('conversation/2026-11.html', { language: 'fr' })).toContain('a repris ce message.')
  })

  test('are few for an empty room', async () => {
    const input: ArchiveInput = { ...(await sample()), messages: [], notes: [], contents: [], documents: [] }
    const files = await pages(input)
    expect([...files.keys()]).toEqual(['index.html', 'room.json'])
    expect(files.get('index.html')).toContain('Nothing was said here.')
  })

  test('has the words of a month in several files where one would be too large', async () => {
    const bytes = new Uint8Array(1.5 * 1024 ** 2)
    const contents = ['a', 'b', 'c', 'd'].map((name) => ({
      hash: name.padEnd(43, 'x') as Hash,
      month: '2026-11',
      bytes,
    }))
    const paths = (await archivedFiles(withContents({ ...(await sample()), contents: [] }, contents))).map(
      ({ path }) => path,
    )
    expect(paths.filter((path) => path.startsWith('contents/'))).toEqual([
      'contents/2026-11.jsonl',
      'contents/2026-11-2.jsonl',
    ])
  })
})
