import { fetchFile } from '../../../renderer/commands/fetchFile'
import { foundNote } from '../../../renderer/commands/foundNote'
import { editMessage } from '../../../renderer/commands/editMessage'
import { postMessage } from '../../../renderer/commands/postMessage'
import type { IssueDraft } from '../../../renderer/commands/publishEdition'
import { publishEdition } from '../../../renderer/commands/publishEdition'
import { readEdition } from '../../../renderer/commands/readEdition'
import { redactMessage } from '../../../renderer/commands/redactMessage'
import { takeBackMessage } from '../../../renderer/commands/takeBackMessage'
import { createEditionsList } from '../../../renderer/state/editionsList'
import { makeIssue } from '#shared/contents/issue'
import type { MessageId } from '#shared/protocol/ids'
import { monthOfDoc, talkDocAt } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { encodeWire } from '#shared/protocol/wire'
import { expect, test } from 'vitest'
import { createCable } from '../../support/fakeLinks'
import { houseOf, messagesAt, say } from '../../support/house'
import type { TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { openStream } from '../../support/streams'

const draft = (pieces: IssueDraft['pieces'], more: Partial<IssueDraft> = {}): IssueDraft => ({
  title: 'Winter reading',
  introduction: 'What we read.',
  pieces,
  comments: true,
  ...more,
})

/** Anna, who founded the room, and Idris, who has said something. */
const circle = async (seed: number): Promise<TestRoom & { readonly said: MessageId }> => {
  const r = await room(seed, 'anna', 'idris')
  r.connectAll()
  await say(r, r.idris, 'The Jansson is short.')
  await r.pass(2_000)
  const [message] = await messagesAt(r, r.anna)
  await messagesAt(r, r.idris)
  return { ...r, said: message!.id }
}
const publish = async (r: TestRoom, issue: IssueDraft) => {
  await r.when(publishEdition(houseOf(r, r.member('anna')))(issue))
  await r.pass(3_000)
  return r.member('anna').replica.editions()[0]!.id
}
const readBy = (r: TestRoom, name: string, id: MessageId) => r.when(readEdition(houseOf(r, r.member(name)))(id))

test('an edition that was published is read by all, with messages, notes and words in their order', async () => {
  const r = await circle(41)
  const note = await r.when(foundNote(houseOf(r, r.member('anna')))('Winter list'))
  const id = await publish(
    r,
    draft([
      { kind: 'words', text: '## First' },
      { kind: 'message', id: r.said },
      { kind: 'note', note },
    ]),
  )
  for (const name of ['anna', 'idris'])
    expect(await readBy(r, name, id)).toMatchObject({
      title: 'Winter reading',
      introduction: 'What we read.',
      author: { name: 'anna' },
      comments: true,
      isRead: false,
      pieces: [
        { kind: 'words', text: '## First' },
        {
          kind: 'message',
          author: { name: 'idris' },
          words: { kind: 'text', text: 'The Jansson is short.' },
          editedSince: false,
        },
        { kind: 'note', note, title: 'Winter list', stillThere: true, content: { type: 'doc' } },
      ],
    })
  const idris = r.member('idris').replica
  const list = createEditionsList(idris)
  expect(await r.when(list.read())).toMatchObject([{ id, title: 'Winter reading', isOwn: false, commentsOpen: true }])
  expect(list.lacking().size).toBe(0)
})

test('a message in it stands as it was, says that it was edited since, and is gone once it is taken back', async () => {
  const r = await circle(42)
  const idris = houseOf(r, r.member('idris'))
  const id = await publish(r, draft([{ kind: 'message', id: r.said }]))
  await r.when(editMessage(idris)(r.said, 'The Jansson is long.'))
  await r.pass(2_000)
  expect((await readBy(r, 'anna', id))?.pieces).toMatchObject([
    { words: { kind: 'text', text: 'The Jansson is short.' }, editedSince: true },
  ])
  await r.when(takeBackMessage(idris)(r.said))
  await r.pass(2_000)
  expect((await readBy(r, 'anna', id))?.pieces).toMatchObject([{ words: { kind: 'takenBack' } }])
})

test('what messages in it bring is there with the words that stand in it, for who has no such message on screen too', async () => {
  const r = await room(47, 'anna', 'idris', 'carmen')
  r.connectAll()
  const [bytes, idris] = [r.random.bytes(60_000), houseOf(r, r.idris)]
  const picture = { width: 3, height: 2, alt: 'A bench' }
  const files = [{ name: 'bench.png', type: 'image/png', bytes, picture }]
  await r.when(postMessage(idris)({ text: 'Sunday', files }))
  await r.pass(5_000)
  const [said] = await messagesAt(r, r.anna)
  await messagesAt(r, r.idris)
  const id = await publish(r, draft([{ kind: 'message', id: said!.id }]))
  await r.when(editMessage(idris)(said!.id, 'Monday'))
  await r.pass(2_000)
  const pieceOf = async () => (await readBy(r, 'carmen', id))?.pieces[0]
  const piece = await pieceOf()
  expect(piece).toMatchObject({ words: { text: 'Sunday', files: [{ name: 'bench.png', picture }] }, editedSince: true })
  if (piece?.kind !== 'message' || piece.words.kind !== 'text') throw new Error('it is here')
  const { month, words } = piece
  const fetch = () => r.when(fetchFile(houseOf(r, r.carmen))(said!.id, 0, { month, hash: words.hash }))
  expect(await fetch()).toEqual(bytes)
  // Words of another message bring nothing.
  await say(r, r.idris, 'Letters')
  const [, other] = await messagesAt(r, r.idris)
  const away = fetchFile(idris)(said!.id, 0, { month, hash: other!.hash })
  expect(await r.when(away)).toBeUndefined()

  await r.when(takeBackMessage(idris)(said!.id))
  await r.pass(2_000)
  expect(await fetch()).toBeUndefined()
  expect(await pieceOf()).toMatchObject({ words: { kind: 'takenBack' } })
})

test('who is no editor publishes nothing', async () => {
  const r = await circle(43)
  const publishing = publishEdition(houseOf(r, r.member('idris')))(draft([{ kind: 'words', text: 'x' }]))
  await expect(r.when(publishing)).rejects.toMatchObject({ code: 'not-allowed', detail: 'editors-only' })
  await expect(
    r.when(r.member('idris').replica.appendTalk({ kind: 'edition' }, { v: 1, text: '{}' })),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('an edition needs a title and a piece, and is no longer than it may be', async () => {
  const r = await circle(44)
  const publishing = (issue: IssueDraft) => r.when(publishEdition(houseOf(r, r.member('anna')))(issue))
  const piece = { kind: 'words', text: 'x' } as const
  await expect(publishing(draft([piece], { title: ' ' }))).rejects.toMatchObject({ code: 'empty' })
  await expect(publishing(draft([{ kind: 'words', text: ' ' }]))).rejects.toMatchObject({ code: 'empty' })
  await expect(publishing(draft([piece], { introduction: 'x'.repeat(limits.issueText + 1) }))).rejects.toMatchObject({
    code: 'too-long',
  })
  expect(r.member('anna').replica.editions()).toEqual([])
})

test('it is commented on by an answer, taken back by its editor, redacted by an organiser, and never edited', async () => {
  const r = await circle(45)
  const [anna, idris] = [houseOf(r, r.member('anna')), houseOf(r, r.member('idris'))]
  const id = await publish(r, draft([{ kind: 'words', text: 'x' }]))
  await r.when(postMessage(idris)({ text: 'Thank you', replyTo: id }))
  await r.pass(2_000)
  expect((await messagesAt(r, r.member('anna'))).at(-1)).toMatchObject({ kind: 'message', replyTo: id })
  await expect(r.when(editMessage(anna)(id, 'other'))).rejects.toMatchObject({ code: 'not-allowed' })
  await r.when(takeBackMessage(anna)(id))
  await r.pass(2_000)
  for (const name of ['anna', 'idris']) {
    expect(r.member(name).replica.editions()).toEqual([])
    expect(await readBy(r, name, id)).toBeUndefined()
  }
  const other = await publish(r, draft([{ kind: 'words', text: 'y' }]))
  await r.when(redactMessage(anna)(other))
  await r.pass(2_000)
  expect(r.member('idris').replica.editions()).toEqual([])
})

test('who puts other words of the same author into a message’s place shows nothing', async () => {
  const r = await circle(46)
  const [anna, idris] = [r.member('anna'), r.member('idris')]
  const other = await say(r, idris, 'Of the letters: never again.')
  await r.pass(2_000)
  const doc = talkDocAt(r.clock.now())
  const month = monthOfDoc(doc)
  // An edit that is not Anna’s to make names those words, which are Idris’s own.
  const writer = await openStream({ room: r.id, doc, device: anna.device, random: r.random })
  const { update } = await writer.write({ kind: 'edit', of: r.said, month, hash: other }, r.clock.now())
  const link = createCable({ clock: r.clock, a: idris.device.id, b: anna.device.id, delay: () => 1 })
  link.ends[1].receive(() => undefined)
  idris.replica.connect(link.ends[0])
  link.ends[1].send(encodeWire({ is: 'update', doc, update, contents: [], answers: false, done: true }))
  await r.pass(1_000)
  link.cut('enough')
  r.connectAll()
  await r.pass(3_000)
  const { words, parts } = makeIssue({
    v: 1,
    title: 'Winter reading',
    introduction: '',
    pieces: [{ kind: 'message', of: r.said, month, hash: other }],
    comments: false,
  })
  const { placed } = await r.when(anna.replica.appendTalk({ kind: 'edition' }, words, parts))
  await r.pass(3_000)
  expect((await readBy(r, 'idris', placed.id))?.pieces).toMatchObject([{ kind: 'message', words: { kind: 'toCome' } }])
})
