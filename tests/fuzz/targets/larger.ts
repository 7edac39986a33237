import { attachedFiles, fileNameOf, partsOf } from '#shared/contents/attachedFile'
import { joinParts, partsFor } from '#shared/contents/fileParts'
import { isNoteJson } from '#shared/contents/isNoteJson'
import type { Issue } from '#shared/contents/issue'
import { makeIssue, readIssue, readIssueHead } from '#shared/contents/issue'
import { partsSum } from '#shared/contents/partsSum'
import { readWords, SALT } from '#shared/contents/words'
import { toBase64url } from '#shared/crypto/base64url'
import { concat, utf8 } from '#shared/crypto/bytes'
import { createMonthLine } from '#shared/documents/monthLine'
import { readNoteJson } from '#shared/documents/readNoteJson'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import { checkEvent } from '#shared/events/eventSchema'
import { reduceLedger } from '#shared/governance/reduceLedger'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Hash, MessageId, NoteId, SessionId, TalkDocId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { deepStrictEqual, ok } from 'node:assert'
import { ledgerOf } from '../../support/ledger'
import type { Outcome, Target } from '../target'
import { mutateJson, mutationsBy, turn } from '../target'
import { bare } from './ends'

type Bytes = Uint8Array<ArrayBuffer>

const DOC: TalkDocId = 'talk/2026-01'
const NOW = 1_767_600_000_000
/** What an input is: words with files, an issue's first content, the rest of it, the text of a part, or a signed event's fields. */
const KINDS = ['words', 'head', 'rest', 'part', 'fields'] as const
type Kind = (typeof KINDS)[number]

const write = ledgerOf(createSeededRandomness(91))
const device = write.device()
const founding = write.founded(device)
const state = reduceLedger(founding.id, [founding])
const pieces = [write.hash(), write.hash()]
const hash = write.hash()

const issue: Issue = {
  v: 1,
  title: 'Winter reading',
  introduction: 'What we *read*.',
  pieces: [
    { kind: 'words', text: '## First' },
    { kind: 'message', of: hash as MessageId, month: '2026-01', hash },
    {
      kind: 'note',
      note: 'N'.repeat(22) as NoteId,
      title: 'Winter list',
      content: {
        type: 'doc',
        content: [
          {
            type: 'heading',
            attrs: { level: 2 },
            content: [{ type: 'text', text: 'Five', marks: [{ type: 'bold' }] }],
          },
        ],
      },
    },
  ],
  comments: true,
}
const rest = { introduction: issue.introduction, pieces: issue.pieces }
const files = [
  { name: 'cat.png', type: 'image/png', bytes: 50_000, parts: 2, picture: { width: 30, height: 20, alt: 'A cat' } },
  { name: 'letter.pdf', type: 'application/pdf', bytes: 10, parts: 1 },
]

let seq = 0
const common = () => ({
  v: 1 as const,
  doc: 'x',
  device,
  session: 'S'.repeat(22) as SessionId,
  seq: (seq += 1),
  prev: '' as const,
  at: NOW,
})
const placed = (fields: object): PlacedEvent<TalkFields> => ({
  id: write.hash(),
  in: DOC,
  client: 1,
  event: { ...common(), ...fields } as PlacedEvent<TalkFields>['event'],
})
/** A message with its parts, all as they should be. */
const post = placed({ kind: 'message', hash, parts: 2, sum: partsSum(pieces) })
const its = pieces.map((piece, nth) => placed({ kind: 'part', of: post.id, month: '2026-01', nth, hash: piece }))

const takeWords = (bytes: Bytes): Outcome => {
  const words = readWords(concat(new Uint8Array(SALT), bytes))
  if (!words) return 'refused'
  const { files: said = [] } = words
  ok(said.length <= limits.files && partsOf(said) <= limits.parts, 'more files than there may be')
  for (const { name, bytes: size, parts } of said)
    ok(fileNameOf(name) === name && size <= limits.fileBytes && parts === partsFor(size), 'a file that is none')
  if (said.length > 0) deepStrictEqual(attachedFiles.parse(said), said)
  return 'taken'
}

const takeIssue = (first: string, text: string): Outcome => {
  const read = readIssue({ text: first }, [{ text }])
  if (!read) return 'refused'
  for (const piece of read.pieces) {
    if (piece.kind !== 'note') continue
    ok(isNoteJson(piece.content))
    readNoteJson(piece.content)
  }
  const { words, parts } = makeIssue(read)
  deepStrictEqual(
    readIssue(
      words,
      parts.map((one) => ({ text: one })),
    ),
    read,
  )
  return 'taken'
}

/** The message has its own parts or none, whatever another event says; and both readers say the same. */
const takeFields = (bytes: Bytes): Outcome => {
  let event: PlacedEvent<TalkFields>['event']
  try {
    event = checkEvent({ ...common(), ...(JSON.parse(Buffer.from(bytes).toString()) as object) }, false) as typeof event
  } catch {
    return 'refused'
  }
  const events = [post, { ...placed({}), event }, ...its]
  const line = createMonthLine(DOC, state, (at) => Math.min(at, NOW + limits.clockAhead))
  for (const one of events) {
    line.add([one])
    line.messages()
  }
  deepStrictEqual(line.messages(), timeline(events, state, NOW).messages)
  const parts: readonly Hash[] = line.message(post.id)?.parts ?? []
  if (parts.length > 0) deepStrictEqual(parts, pieces)
  return 'taken'
}

/** What is larger than words are, as bytes: what messages say of files, editions, parts, and the events that name them. */
export const openLarger = async (): Promise<Target> => {
  const { words } = makeIssue(issue)
  const json = (value: unknown): Bytes => utf8(JSON.stringify(value))
  const fields = (value: object): readonly [Kind, Bytes] => ['fields', json(value)]
  const samples: readonly (readonly [Kind, Bytes])[] = [
    ['words', json({ v: 1, by: device, text: 'Look', files })],
    ['head', utf8(words.text)],
    ['rest', json(rest)],
    ['part', utf8(toBase64url(json(rest)))],
    fields({ kind: 'message', hash, parts: 2, sum: partsSum(pieces) }),
    fields({ kind: 'edition', hash, parts: 2, sum: partsSum(pieces) }),
    fields({ kind: 'part', of: post.id, month: '2026-01', nth: 1, hash: pieces[1] }),
    fields({ kind: 'part', of: post.id, month: '2026-01', nth: 0, hash }),
  ]
  const ways = mutationsBy(
    samples.map(([, bytes]) => bytes),
    mutateJson,
  )
  const takers: Readonly<Record<Kind, (bytes: Bytes) => Outcome>> = {
    words: takeWords,
    head: (bytes) => (readIssueHead({ text: Buffer.from(bytes).toString() }) ? 'taken' : 'refused'),
    rest: (bytes) => takeIssue(words.text, toBase64url(bytes)),
    part: (bytes) => {
      const text = Buffer.from(bytes).toString()
      return joinParts([text]) ? takeIssue(words.text, text) : 'refused'
    },
    fields: takeFields,
  }
  return {
    samples: samples.map(([kind, bytes]) => concat(Uint8Array.of(KINDS.indexOf(kind)), bytes)),
    mutations: ways.map(bare),
    take: async ([which = 0, ...bytes]) => {
      await turn()
      return takers[KINDS[which % KINDS.length] ?? 'words'](Uint8Array.from(bytes))
    },
  }
}
