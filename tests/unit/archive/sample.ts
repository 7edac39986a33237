import type { ArchiveInput, ArchiveMessage, ArchivePages } from '#shared/archive/archiveInput'
import { makeWords } from '#shared/contents/words'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId, Hash, MemberId, MessageId, NoteId, RoomId } from '#shared/protocol/ids'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { withContents } from '../../support/archivedFiles'

const id = (name: string): EventId => name.padEnd(43, '0') as EventId
const device = (name: string): DeviceId => name.padEnd(43, '_') as DeviceId
const noteId = (name: string): NoteId => name.padEnd(22, 'n') as NoteId

export const ERASED = 'I take this back at once'

export const NOTE = `Some **bold** and a [talk](https://example.org/talk).

## What to bring

- [x] bread
- [ ] soup
  - [ ] without coriander

| Who | What |
| --- | --: |
| Anna | bread |
| Idris | soup |

> Cross, she lies a bit, she smokes, and she pays attention.

\`\`\`ts
const key = '<script>'
\`\`\`

___

1. first
2. second
`

/** A room with everything that an archive must show, and with content that wants out of its place. */
export const sample = async (): Promise<ArchiveInput> => {
  const randomness = createSeededRandomness(7)
  const at = (text: string): number => Date.parse(text)
  const message = (
    name: string,
    who: string,
    when: string,
    text: string | undefined,
    more: Partial<ArchiveMessage> = {},
  ): ArchiveMessage => ({
    id: id(name) as MessageId,
    month: when.slice(0, 7),
    device: device(who),
    at: at(when),
    replyTo: undefined,
    editedAt: undefined,
    words: text === undefined ? { kind: 'absent' } : { kind: 'text', text },
    ...more,
  })
  const replyTo = (name: string) => ({ replyTo: id(name) as MessageId })
  const messages = [
    message(
      'one',
      'anna',
      '2026-10-30T18:05:00Z',
      'I have put the first five titles on the winter list.\n\nTwo of them are short.',
    ),
    message(
      'two',
      'idris',
      '2026-10-30T18:20:00Z',
      'The Jansson, then. See https://example.org/talk?a=1&b=2.',
      replyTo('one'),
    ),
    message('three', 'greta', '2026-10-31T08:00:00Z', 'Agreed.', {
      ...replyTo('two'),
      editedAt: at('2026-10-31T08:01:00Z'),
    }),
    message(
      'four',
      'anna',
      '2026-11-02T09:00:00Z',
      '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(1)>',
    ),
    message('five', 'idris', '2026-11-02T09:30:00Z', undefined, { words: { kind: 'takenBack' } }),
    message('six', 'idris', '2026-11-03T10:00:00Z', 'Late, but: yes to the Jansson.', replyTo('one')),
    message('seven', 'stranger', '2026-11-03T11:00:00Z', undefined),
    message('eight', 'greta', '2026-11-04T11:00:00Z', 'About what I cannot see.', replyTo('elsewhere')),
  ]
  const words = async (month: string, text: string) => ({
    month,
    ...(await makeWords({ v: 1, by: device('anna'), text }, randomness)),
  })
  const note = (name: string, title: string, markdown: string, isStrange = false) => ({
    id: noteId(name),
    title,
    foundedBy: device('anna'),
    foundedAt: at('2026-11-01T12:00:00Z'),
    blocks: parseMarkdown(markdown),
    isStrange,
  })
  const pages: ArchivePages = {
    room: { id: id('room') as RoomId, name: 'Thursday & <Circle>', foundedAt: at('2026-10-30T18:00:00Z') },
    members: [
      {
        id: id('m1') as MemberId,
        name: 'Anna',
        role: 'organiser',
        devices: [device('anna')],
        since: at('2026-10-30T18:00:00Z'),
        invitedBy: undefined,
      },
      {
        id: id('m2') as MemberId,
        name: 'Idris <b>',
        role: 'member',
        devices: [device('idris')],
        since: at('2026-10-30T18:10:00Z'),
        invitedBy: id('m1') as MemberId,
      },
      {
        id: id('m3') as MemberId,
        name: 'Greta',
        role: 'reader',
        devices: [device('greta')],
        since: at('2026-10-30T18:15:00Z'),
        invitedBy: id('m1') as MemberId,
      },
    ],
    former: [
      {
        id: id('m0') as MemberId,
        name: 'Tove',
        earlier: [{ name: 'Tooticki', until: at('2026-10-31T12:00:00Z') }],
        devices: [device('tove')],
      },
    ],
    messages,
    notes: [
      note('a', 'Winter list', NOTE),
      note('b', 'winter LIST', 'The same name in other letters.'),
      note('c', '../../etc/passwd', 'A title that wants out.', true),
      note('d', 'CON', ''),
      note('e', '', 'Without a title.'),
      note('f', 'Été: « où ? »', '# Again\n\ntext'),
    ],
    editions: [],
    awayEditions: [],
    documents: [
      { doc: 'ledger', binary: new Uint8Array([1, 2, 3]) },
      { doc: 'talk/2026-10', binary: new Uint8Array(300_000).map((_, index) => (index * 31) % 251) },
      { doc: `note/${noteId('a')}`, binary: new Uint8Array(0) },
    ],
    at: at('2026-11-23T09:00:00Z'),
    version: '0.1.0',
    language: 'en',
    timeZone: 'Europe/Paris',
  }
  return withContents(pages, [
    await words('2026-10', 'first'),
    await words('2026-10', 'second'),
    await words('2026-11', 'third'),
  ])
}

export const hashLike = (name: string): Hash => id(name) as Hash
