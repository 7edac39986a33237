import { expect, test } from 'vitest'
import { fromUtf8 } from '#shared/crypto/bytes'
import type { MessageId } from '#shared/protocol/ids'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import { exportEdition } from '../../../renderer/commands/exportEdition'
import { foundNote } from '../../../renderer/commands/foundNote'
import type { House } from '../../../renderer/commands/house'
import { linkToMessage } from '../../../renderer/commands/messageLink'
import { openedEdition } from '../../../renderer/commands/openedEdition'
import { postMessage } from '../../../renderer/commands/postMessage'
import { publishEdition } from '../../../renderer/commands/publishEdition'
import { readPieces } from '../../../renderer/commands/readPieces'
import { openChoices } from '../../../renderer/commands/roomChoices'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { watchTalk } from '../../../renderer/commands/watchTalk'
import { archivedFiles } from '../../support/archivedFiles'
import { houseOf, messagesAt, say } from '../../support/house'
import { png } from '../../support/png'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
// It is read when it is first needed, which takes longer than the room's clock knows.
import '../../../renderer/ui/editor/blocksOf'

/** Anna, who founded the room, has closed an issue of two messages of Idris's and a note. */
const published = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  r.connectAll()
  await say(r, r.idris, 'The Jansson is short.')
  await say(r, r.idris, 'And the cat <b>is</b> grand.')
  const note = await r.when(foundNote(houseOf(r, r.anna))('Winter list'))
  await r.pass(2_000)
  const said = await messagesAt(r, r.anna)
  await messagesAt(r, r.idris)
  const pieces = [
    ...said.map(({ id }) => ({ kind: 'message', id }) as const),
    { kind: 'note', note } as const,
    { kind: 'words', text: '# The end' } as const,
  ]
  const issue = { title: 'Winter/reading', introduction: '*What* we read.', pieces, comments: false }
  await r.when(publishEdition(houseOf(r, r.anna))(issue))
  await r.pass(3_000)
  const edition = r.anna.replica.editions()[0]!.id
  return { r, edition, note, said: said.map(({ id }) => id) }
}

/** Saves it as a file, and opens that. */
const savedBy = async (r: TestRoom, member: TestMember, edition: MessageId) => {
  const files: [string, string][] = []
  const house = {
    ...houseOf(r, member),
    language: () => 'en',
    platform: {
      version: '0.1.0',
      saveFile: async (name: string, bytes: Uint8Array) => files.push([name, fromUtf8(bytes)]) > 0,
    },
  } as unknown as House
  expect(await r.when(exportEdition(house)(edition))).toBe(true)
  return files[0]!
}

test('an edition is saved as one file, by whoever reads it', async () => {
  const { r, edition } = await published(81)
  const [name, html] = await savedBy(r, r.idris, edition)
  expect(name).toBe('Winter reading.html')
  const parts = [
    '<em>What</em> we read',
    'Jansson is short',
    '&lt;b&gt;is&lt;/b&gt; grand',
    '<h2>Winter list',
    '<h2>The end',
  ]
  const order = parts.map((part) => html.indexOf(part))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(order[0]).toBeGreaterThan(0)
})

test('a message that was taken back is in no file and no archive that is made after that', async () => {
  const { r, edition, said } = await published(82)
  await r.when(takeBackMessage(houseOf(r, r.idris))(said[0]!))
  await r.pass(3_000)
  const [, html] = await savedBy(r, r.anna, edition)
  expect(html).not.toContain('Jansson')
  expect(html).toContain('idris took this message back.')
  const { replica, store, clock } = r.anna
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const input = await r.when(collectArchive({ replica, store, clock, ...made }))
  const pages = (await r.when(archivedFiles(input))).filter(({ path }) => path.endsWith('.html'))
  expect(pages.find(({ path }) => path.startsWith('editions/'))?.path).toMatch(
    /^editions\/\d{4}-\d\d-\d\d Winter reading\.html$/,
  )
  for (const { bytes } of pages) expect(fromUtf8(bytes)).not.toContain('Jansson')
})

test('pictures of its messages are in the file, those that the reader’s machine has, as far as there is room', async () => {
  const r = await room(88, 'anna', 'idris')
  r.connectAll()
  const bench = Uint8Array.from(png(30, 20))
  const picture = { width: 30, height: 20 }
  const large = new Uint8Array(8_500_000)
  const post = (name: string, bytes: Uint8Array<ArrayBuffer>, isPicture = true) =>
    r.when(
      postMessage(houseOf(r, r.anna))({
        text: '',
        files: [{ name, type: 'image/png', bytes, ...(isPicture && { picture }) }],
      }),
    )
  await post('first.png', large)
  await post('second.png', large)
  await post('bench.png', bench)
  await post('song.mp3', bench, false)
  const said = await messagesAt(r, r.anna)
  const pieces = said.map(({ id }) => ({ kind: 'message', id }) as const)
  await r.when(publishEdition(houseOf(r, r.anna))({ title: 'Walk', introduction: '', pieces, comments: false }))
  const edition = r.anna.replica.editions()[0]!.id
  const [, html] = await savedBy(r, r.anna, edition)
  expect(html).toContain(`src="data:image/png;base64,${Buffer.from(bench).toString('base64')}"`)
  expect(html.match(/<img /g)).toHaveLength(1)
  for (const name of ['first.png', 'second.png', 'song.mp3']) expect(html).toContain(`With it: ${name} (`)
})

test('an edition stands in the archive under its title, in the conversation too, and never as it is sent', async () => {
  const { r } = await published(83)
  const { replica, store, clock } = r.idris
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const input = await r.when(collectArchive({ replica, store, clock, ...made }))
  const texts = (await r.when(archivedFiles(input))).filter(({ path }) => /\.(?:html|json)$/.test(path))
  const files = new Map(texts.map(({ path, bytes }) => [path, fromUtf8(bytes)]))
  const month = [...files].find(([path]) => path.startsWith('conversation/'))?.[1] ?? ''
  expect(month).toContain('An edition: Winter/reading</a>')
  expect(month).not.toContain('&quot;pieces&quot;')
  expect(files.get('room.json')).toContain('"text": "Winter/reading"')
})

test('an edition that has not all arrived is listed in the archive, by its title if that has', async () => {
  const r = await room(89, 'anna', 'idris')
  const cable = r.connect(r.anna, r.idris)
  await r.pass(2_000)
  // Its events and its words come; the parts are asked for, and the link ends before they do.
  r.watch(({ wire }) => {
    if (wire.is === 'contents') cable.cut('enough')
  })
  const pieces = [{ kind: 'words', text: 'x'.repeat(60_000) } as const]
  await r.when(publishEdition(houseOf(r, r.anna))({ title: 'Spring', introduction: '', pieces, comments: false }))
  await r.pass(3_000)
  const { replica, store, clock } = r.idris
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const input = await r.when(collectArchive({ replica, store, clock, ...made }))
  expect(input.editions).toEqual([])
  expect(input.awayEditions).toMatchObject([{ title: 'Spring', by: 'anna', isStrange: false }])

  // One of a form that nobody here knows is here, and can’t be read.
  await r.when(r.anna.replica.appendTalk({ kind: 'edition' }, { v: 1, text: '{"v":9}' }))
  const hers = await r.when(collectArchive({ ...r.anna, ...made }))
  expect(hers.editions).toMatchObject([{ title: 'Spring' }])
  expect(hers.awayEditions).toMatchObject([{ title: undefined, by: 'anna', isStrange: true }])
})

test('what is on the desk is read as it is now, also once it was taken back', async () => {
  const { r, note, said } = await published(84)
  const month = new Date(r.anna.clock.now()).toISOString().slice(0, 7) as '2026-11'
  const desk = [
    { kind: 'message', id: said[0]!, month, by: 'idris', at: 0 },
    { kind: 'note', note },
    { kind: 'message', id: 'x'.repeat(43) as MessageId, month, by: 'idris', at: 0 },
  ] as const
  const read = () => r.when(readPieces(houseOf(r, r.anna))(desk))
  expect(await read()).toMatchObject([
    { kind: 'message', words: { kind: 'text', text: 'The Jansson is short.' }, editedSince: false },
    { kind: 'note', title: 'Winter list', stillThere: true },
    undefined,
  ])
  await r.when(takeBackMessage(houseOf(r, r.idris))(said[0]!))
  await r.pass(3_000)
  expect((await read())[0]).toMatchObject({ words: { kind: 'takenBack' } })
})

test('whoever reads is told when something may have changed, whatever is on screen, until they have gone', async () => {
  const { r, said } = await published(87)
  let told = 0
  const stop = watchTalk(houseOf(r, r.anna))(() => void (told += 1))
  await r.when(takeBackMessage(houseOf(r, r.idris))(said[0]!))
  await r.pass(3_000)
  expect(told).toBeGreaterThan(0)
  const before = told
  stop()
  await r.when(takeBackMessage(houseOf(r, r.idris))(said[1]!))
  await r.pass(3_000)
  expect(told).toBe(before)
})

test('which editions were opened is kept on this machine, and those that are gone are forgotten', async () => {
  const { r, edition } = await published(85)
  const house = houseOf(r, r.idris)
  const session = [...house.sessions.values()][0]!
  const choices = await openChoices(house.profile, r.id)
  await choices.change({ opened: ['z'.repeat(43) as MessageId] })
  const told: (readonly MessageId[])[] = []
  Object.assign(session, { choices, company: { week: () => undefined }, news: session.news })
  Object.assign(house.screen, { company: ({ opened }: { opened: readonly MessageId[] }) => void told.push(opened) })
  openedEdition(house)(edition)
  openedEdition(house)(edition)
  expect(told).toEqual([[edition]])
  expect((await openChoices(house.profile, r.id)).now().opened).toEqual([edition])
})

test('there is a link to an edition from its own page, wherever in the conversation one is', async () => {
  const { r, edition } = await published(86)
  expect(linkToMessage(houseOf(r, r.idris))(edition)).toContain(edition)
})
