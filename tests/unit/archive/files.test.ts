import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ArchivePiece } from '#shared/archive/archiveEdition'
import { archiveFiles } from '#shared/archive/archiveFiles'
import type { ArchiveContent, ArchiveFile, ArchiveMessage } from '#shared/archive/archiveInput'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { cutParts } from '#shared/contents/fileParts'
import type { Content } from '#shared/contents/words'
import { makeWords } from '#shared/contents/words'
import type { AttachedFile } from '#shared/events/event'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, MessageId } from '#shared/protocol/ids'
import { withContents } from '../../support/archivedFiles'
import { builtArchive } from '../../support/builtArchive'
import { checkSums } from '../../support/checkSums'
import { png } from '../../support/png'
import { sample } from './sample'

const noPause = async (): Promise<void> => undefined
const randomness = createSeededRandomness(11)
const by = `${'anna'.padEnd(42, '-')}A` as DeviceId
const song = Uint8Array.from({ length: 120_000 }, (_, at) => (at * 7) & 255)
const bench = Uint8Array.from(png(90, 60))
const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

type Given = Pick<AttachedFile, 'name' | 'type' | 'picture'> & { readonly bytes: Uint8Array; readonly isAway?: boolean }

/** A message that brings these, and its contents as far as they have arrived. */
const bringing = async (name: string, text: string, given: readonly Given[]) => {
  const contents: (ArchiveContent & Content)[] = []
  const parts: Content['hash'][] = []
  const files: AttachedFile[] = []
  for (const { bytes, isAway, ...file } of given) {
    const texts = cutParts(bytes)
    files.push({ ...file, bytes: bytes.length, parts: texts.length })
    for (const [nth, part] of texts.entries()) {
      const made = await makeWords({ v: 1, by, text: part }, randomness)
      parts.push(made.hash)
      if (!isAway || nth > 0) contents.push({ month: '2026-11', ...made })
    }
  }
  const message: ArchiveMessage = {
    id: name.padEnd(43, '0') as MessageId,
    month: '2026-11',
    device: by,
    at: Date.parse('2026-11-20T10:00:00Z'),
    replyTo: undefined,
    editedAt: undefined,
    words: { kind: 'text', text, files },
    parts,
  }
  return { message, contents }
}

describe('an archive of messages that bring pictures and files', () => {
  let zip: Uint8Array<ArrayBuffer>
  let unzipped: Record<string, Uint8Array>
  const page = (path: string): string => new TextDecoder().decode(unzipped[path])
  beforeAll(async () => {
    const picture = { width: 9_999, height: 1, alt: 'A bench "above" the <bay>' }
    const brought = [
      await bringing('files1', 'From Sunday.', [
        { name: 'bench.png', type: 'image/png', bytes: bench, picture },
        { name: 'Greta sings.mp3', type: 'audio/mpeg', bytes: song },
      ]),
      await bringing('files2', '', [
        { name: 'bench.png', type: 'image/png', bytes: drawing, picture },
        { name: 'BENCH.png', type: 'text/html', bytes: drawing },
        { name: 'later.zip', type: 'application/zip', bytes: song, isAway: true },
      ]),
    ]
    const input = await sample()
    const pieces = brought.map(({ message }): ArchivePiece => {
      const { id, at, words } = message
      return { kind: 'message', id, by: 'Anna', at, isEditedSince: false, words }
    })
    const edition = { id: 'e'.repeat(43) as MessageId, title: 'Sunday', by: 'Anna', at: input.at, introduction: [] }
    const messages = [...input.messages, ...brought.map(({ message }) => message)]
    const contents = brought.flatMap((one) => one.contents)
    zip = await builtArchive(withContents({ ...input, messages, editions: [{ ...edition, pieces }] }, contents))
    unzipped = unzipSync(zip)
  })

  test('holds each whole, under a name of its own, and its sums are checked', async () => {
    expect(Object.keys(unzipped).filter((path) => path.startsWith('files/'))).toEqual([
      'files/bench.png',
      'files/Greta sings.mp3',
      'files/bench 2.png',
      'files/BENCH 3.png',
    ])
    expect(Buffer.from(unzipped['files/Greta sings.mp3']!).equals(song)).toBe(true)
    expect(Buffer.from(unzipped['files/bench.png']!).equals(bench)).toBe(true)
    expect(checkSums(zip)).toBe(Object.keys(unzipped).length - 1)
    expect(await verifyArchive(new Blob([zip]), noPause)).toMatchObject({ faults: [] })
  })

  test('shows pictures on the month’s page, by their own size, and says where files lie', () => {
    const html = page('conversation/2026-11.html')
    expect(html).toContain(
      '<img src="../files/bench.png" loading="lazy" alt="A bench &quot;above&quot; the &lt;bay&gt;" width="90" height="60">',
    )
    expect(html).toContain('With it: Greta sings.mp3 (120 kB), which is in files/Greta sings.mp3')
    expect(html).toContain('later.zip (120 kB) had not arrived')
    expect(html).toContain(`img-src 'self' file: data:`)
    expect(page('index.html')).toContain('<code>files/</code>')
  })

  test('shows them in editions as on the month’s page, from the same place', () => {
    const html = page('editions/2026-11-23 Sunday.html')
    const shown = (from: string) => [...from.matchAll(/<img [^>]*>|With it: [^<]*|later.zip[^<]*/g)].map(String)
    expect(shown(html)).toHaveLength(5)
    expect(shown(html)).toEqual(shown(page('conversation/2026-11.html')))
    expect(html).toContain(`img-src 'self' file: data:`)
    expect(html).not.toMatch(/href="[^"]*files\//)
  })

  test('shows nothing as a picture that says of itself that it is none, and leads to nothing that would run', () => {
    const html = page('conversation/2026-11.html')
    expect(html.match(/<img /g)).toHaveLength(1)
    expect(html).toContain('which is in files/bench 2.png')
    expect(html).not.toMatch(/href="[^"]*files\//)
  })

  test('tells programs what lies where', () => {
    const { messages } = JSON.parse(page('room.json')) as { messages: { files: unknown[] }[] }
    expect(messages.flatMap(({ files }) => files)).toEqual([
      { name: 'bench.png', bytes: bench.length, path: 'files/bench.png' },
      { name: 'Greta sings.mp3', bytes: song.length, path: 'files/Greta sings.mp3' },
      { name: 'bench.png', bytes: drawing.length, path: 'files/bench 2.png' },
      { name: 'BENCH.png', bytes: drawing.length, path: 'files/BENCH 3.png' },
      { name: 'later.zip', bytes: song.length, path: null },
    ])
  })
})

test('what is erased while an archive is made, behind the page that speaks of it, is not in it any more', async () => {
  const { message, contents } = await bringing('files1', 'From Sunday.', [
    { name: 'song.mp3', type: 'audio/mpeg', bytes: song },
    { name: 'drawing.svg', type: 'image/svg+xml', bytes: drawing },
  ])
  const input = withContents({ ...(await sample()), messages: [message] }, contents)
  let isErased = false
  const files: ArchiveFile[] = []
  for await (const file of archiveFiles({
    ...input,
    read: (hashes) => input.read(isErased ? hashes.filter((hash) => !message.parts?.includes(hash)) : hashes),
  })) {
    files.push(file)
    isErased ||= file.path === 'files/song.mp3'
  }
  const text = (path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes)
  expect(files.map(({ path }) => path).filter((path) => path.startsWith('files/'))).toEqual(['files/song.mp3'])
  expect(JSON.parse(text('room.json'))).toMatchObject({
    messages: [{ files: [{ path: 'files/song.mp3' }, { name: 'drawing.svg', path: null }] }],
  })
  for (const hash of message.parts ?? []) expect(text('contents/2026-11.jsonl')).not.toContain(hash)
})
