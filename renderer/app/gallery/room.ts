import type { AttachedFile } from '#shared/events/event'
import type { MessageId } from '#shared/protocol/ids'
import { formatMessageLink } from '#shared/protocol/messageLink'
import { callsIn } from '#shared/documents/callsIn'
import type { Language } from '../../i18n/translate'
import type { MessageView, NoteView, PersonView, RenamingView, WholeRoomView, SavedView } from '../../state/views'
import { governanceOf } from './governance'
import { anna, cleo, deviceLike, eventLike, everyone, greta, idris, mariam, noteLike, roomLike, tomasz } from './people'
import { looks } from './looks'
import { words } from './words'

/** `HH:MM` on the day so many days ago. */
export const at = (daysAgo: number, time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, hour, minute).getTime()
}

type Extra = Partial<Pick<MessageView, 'words' | 'editedAt' | 'saved'>> & { readonly replyTo?: string }
const withAll: SavedView = { here: 'saved', with: ['Anna Lindqvist', 'Idris Benali', 'Cléo Marchand'] }

const message = (id: string, author: PersonView, when: number, text: string, extra: Extra = {}): MessageView => ({
  id: eventLike(id) as MessageId,
  author,
  at: when,
  replyTo: extra.replyTo ? (eventLike(extra.replyTo) as MessageId) : undefined,
  words: extra.words ?? textOf(text),
  editedAt: extra.editedAt,
  saved: extra.saved ?? withAll,
})

/** What they say, with whom it calls. */
export const textOf = (text: string): MessageView['words'] => {
  const calls = callsIn(text, everyone).flatMap(({ people }) => people)
  return { kind: 'text', text, ...(calls.length > 0 ? { calls } : {}) }
}

/** Three days of the circle, with everything that can befall a message. */
export const messagesOf = (language: Language): readonly MessageView[] => {
  const say = words[language]
  return [
    message('opening', anna, at(4, '18:12'), say.opening),
    message('yes', cleo, at(4, '18:40'), say.yes),
    message('agreed', idris, at(4, '19:02'), say.agreed),
    message('link', idris, at(4, '19:03'), say.link),
    message('gone', tomasz, at(4, '21:15'), '', { words: { kind: 'takenBack' } }),
    message('question', mariam, at(1, '09:20'), say.question),
    message('lend', anna, at(1, '09:24'), say.lend, { replyTo: 'question' }),
    message('thanks', mariam, at(1, '09:31'), say.thanks, { replyTo: 'lend' }),
    message('thursday', anna, at(1, '12:00'), say.thursday, { editedAt: at(1, '12:08') }),
    message('long', idris, at(0, '08:05'), say.long),
    message('cat', cleo, at(0, '08:30'), say.cat),
    message('coming', tomasz, at(0, '08:44'), '', { words: { kind: 'coming' } }),
    message('own', mariam, at(0, '09:10'), say.own),
    message('late', greta, at(0, '09:12'), say.late, { replyTo: 'thursday' }),
    message('ownEdited', mariam, at(0, '09:14'), say.ownEdited, { editedAt: at(0, '09:15') }),
    message('ownNew', mariam, at(0, '09:15'), say.ownNew, {
      saved: { here: 'saved', with: ['Anna Lindqvist', 'Idris Benali'] },
    }),
  ]
}

const notesOf = (language: Language): readonly NoteView[] => [
  { note: noteLike('list'), title: words[language].list, foundedBy: anna, foundedAt: at(4, '18:00') },
  { note: noteLike('questions'), title: words[language].questions, foundedBy: cleo, foundedAt: at(2, '20:00') },
  { note: noteLike('minutes'), title: words[language].minutes, foundedBy: mariam, foundedAt: at(20, '10:00') },
]

/** The same, some of them on shelves. */
export const shelvedRoomOf = (language: Language): WholeRoomView => {
  const room = noteRoomOf('list')(language)
  const say = words[language]
  const [first, second] = room.notes
  const older = (title: string, shelf: string, ago: number): NoteView => ({
    note: noteLike(`older${ago}`),
    title,
    shelf,
    foundedBy: anna,
    foundedAt: at(ago, '18:00'),
  })
  const notes = [
    ...(first ? [first] : []),
    ...(second ? [{ ...second, shelf: say.evenings }] : []),
    ...room.notes.slice(2),
    older(say.autumnList, say.reading, 70),
    older(say.summerList, say.reading, 160),
  ]
  return { ...room, notes }
}

/** A large room: thirty notes, and many who are here. */
export const fullRoomOf = (language: Language): WholeRoomView => {
  const room = manyNotesOf(language)
  const present = everyone.map((person, at) => ({
    person,
    device: deviceLike(person.name),
    place: at % 2 === 0 ? ({ in: 'conversation' } as const) : ({ in: 'note', note: noteLike('questions') } as const),
  }))
  return { ...room, notes: room.notes.slice(0, 30), present, counted: 3 }
}

/** A room of many years, with thousands of notes. */
export const manyNotesOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const older = Array.from({ length: 2_000 }, (_, nth): NoteView => {
    const title = `${words[language].list} ${2_000 - nth}`
    return { note: noteLike(`many${nth}`), title, foundedBy: anna, foundedAt: at(nth + 2, '18:00') }
  })
  return { ...room, notes: [...room.notes, ...older] }
}

/** The circle's room on an ordinary evening. */
export const roomOf = (language: Language): WholeRoomView => ({
  room: roomLike('thursday'),
  name: words[language].room,
  me: mariam,
  people: everyone,
  looks,
  governance: governanceOf({ people: everyone, language }, mariam),
  messages: messagesOf(language),
  answered: [],
  renamings: [],
  hasEarlier: false,
  hasLater: false,
  notes: notesOf(language),
  editions: [],
  present: [
    { person: anna, device: deviceLike('anna'), place: { in: 'conversation' } },
    { person: idris, device: deviceLike('idris'), place: { in: 'note', note: noteLike('list') } },
    { person: cleo, device: deviceLike('cleo'), place: { in: 'away' } },
    { person: mariam, device: deviceLike('mariam'), place: { in: 'conversation' } },
  ],
  counted: 1,
  linkedWith: ['Anna Lindqvist', 'Idris Benali', 'Cléo Marchand'],
  keepersLinked: [],
  isOwnLinked: false,
  refusedBy: [],
  hub: 'connected',
})

/** Anna has commented on the winter list, and Idris has answered. */
const commentsOf = (language: Language): readonly MessageView[] => {
  const say = words[language]
  const comment = message('spring', anna, at(1, '20:50'), say.comment)
  return [
    { ...comment, id: eventLike('spring') as MessageId },
    { ...message('sooner', idris, at(0, '08:01'), say.commentAnswer), replyTo: eventLike('spring') as MessageId },
  ]
}

/** The same evening, with two of them in a note. */
export const noteRoomOf =
  (name: string) =>
  (language: Language): WholeRoomView => {
    const room = roomOf(language)
    const note = noteLike(name)
    const isHere = ({ own, name: who }: PersonView): boolean => own || who === idris.name
    const known = room.notes.some((one) => one.note === note)
    const lost: NoteView = { note, title: words[language].list, foundedBy: anna, foundedAt: at(1, '18:00') }
    return {
      ...room,
      messages: [...room.messages, ...commentsOf(language)].sort((a, b) => a.at - b.at),
      notes: known ? room.notes : [lost, ...room.notes],
      present: room.present.map((one) => (isHere(one.person) ? { ...one, place: { in: 'note', note } } : one)),
    }
  }

/** A room as another of its members sees it. */
export const seenBy = (room: WholeRoomView, name: string, language: Language): WholeRoomView => {
  const turned = (person: PersonView): PersonView => ({ ...person, own: person.name.startsWith(name) })
  const people = room.people.map(turned)
  const me = people.find(({ own }) => own) ?? room.me
  return {
    ...room,
    people,
    me,
    governance: governanceOf({ people, language }, me),
    messages: room.messages.map((one) => ({ ...one, author: turned(one.author) })),
    editions: room.editions.map((one) => ({ ...one, by: turned(one.by), isOwn: turned(one.by).own })),
    answered: room.answered.map((one) => ({ ...one, author: turned(one.author) })),
    present: room.present.map((one) => ({ ...one, person: turned(one.person) })),
  }
}

const founder: PersonView = { ...mariam, role: 'organiser' }

/** A room that was founded a moment ago. */
export const emptyRoomOf = (language: Language): WholeRoomView => ({
  ...roomOf(language),
  people: [founder],
  me: founder,
  governance: governanceOf({ people: [founder], language, isNew: true }, founder),
  messages: [],
  notes: [],
  present: [{ person: mariam, device: deviceLike('mariam'), place: { in: 'conversation' } }],
  counted: 0,
  linkedWith: [],
})

/** The same evening, with words that call somebody, that are long, and that refer to others. */
export const wordyRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const say = words[language]
  const link = formatMessageLink({ room: room.room, month: '2026-11', message: eventLike('recipe') as MessageId })
  const quoted = `> ${say.recipeStart}\n> — Tomasz Wójcik, ${link}\n${say.recipeAnswer}`
  const more = [
    message('marked', cleo, at(0, '09:18'), say.marked),
    message('called', anna, at(0, '09:20'), say.called),
    message('recipe', tomasz, at(0, '09:30'), say.recipe),
    message('quoting', cleo, at(0, '09:41'), quoted),
  ]
  return { ...room, messages: [...room.messages, ...more] }
}

const files = (text: string, ...all: readonly AttachedFile[]): { readonly words: MessageView['words'] } => ({
  words: { kind: 'text', text, files: all },
})
const picture = (name: string, width: number, height: number, alt?: string): AttachedFile => ({
  name,
  type: 'image/webp',
  bytes: 412_000,
  parts: 9,
  picture: { width, height, ...(alt === undefined ? {} : { alt }) },
})

/** The same evening, with pictures and files: some here, some on their way, and one that is no picture. */
export const filesRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const say = words[language]
  const { walk, walkAlt, pages, song } = say
  const more = [
    message(
      'oneFile',
      anna,
      at(0, '09:20'),
      '',
      files(say.fileSaid, { name: pages, type: 'application/pdf', bytes: 5_240_000, parts: 110 }),
    ),
    message('onePicture', cleo, at(0, '09:31'), '', files(say.walkSaid, picture(`${walk}.webp`, 1600, 1000, walkAlt))),
    message(
      'onItsWay',
      tomasz,
      at(0, '09:40'),
      '',
      files('', picture('Saturday.webp', 1200, 900), {
        name: 'Saturday.zip',
        type: 'application/zip',
        bytes: 11_400_000,
        parts: 238,
      }),
    ),
    message(
      'several',
      idris,
      at(0, '09:42'),
      '',
      files(
        '',
        picture(`${walk} 1.webp`, 1200, 900, walkAlt),
        picture(`${walk} 2.webp`, 700, 1200),
        picture(`${walk} 3.webp`, 2048, 420),
        picture('drawing.svg.png', 300, 200),
        { name: song, type: 'audio/mpeg', bytes: 96_000, parts: 2 },
      ),
    ),
    message('ownFile', mariam, at(0, '09:45'), '', files('', picture(`${walk}.webp`, 480, 360))),
  ]
  return { ...room, messages: [...room.messages.slice(0, -1), ...more] }
}

/** The same evening with the network gone and a disk that does not take what is written. */
export const offlineRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const say = words[language]
  return {
    ...room,
    messages: [
      ...room.messages.slice(0, -1),
      message('waiting', mariam, at(0, '09:15'), say.ownNew, { saved: { here: 'saved', with: [] } }),
      message('failed', mariam, at(0, '09:16'), say.thanks, { saved: { here: 'failed', with: [] } }),
      message('saving', mariam, at(0, '09:17'), say.agreed, { saved: { here: 'saving', with: [] } }),
    ],
    present: room.present.filter(({ person }) => person.own),
    counted: 0,
    linkedWith: [],
    hub: 'unreachable',
  }
}

/** The same evening, and three of them have changed how they are called. */
export const renamedRoomOf = (language: Language): WholeRoomView => {
  const taken = (person: PersonView, before: string, when: number): RenamingView => ({ ...person, before, at: when })
  const renamings = [
    taken(tomasz, 'Tomek', at(1, '09:40')),
    taken(cleo, 'Cléo M.', at(0, '08:40')),
    taken(mariam, 'Mariam', at(0, '08:41')),
  ]
  return { ...roomOf(language), renamings }
}

/** The same evening for somebody who came a moment ago: the years before are on their way. */
export const catchingUpRoomOf = (language: Language): WholeRoomView => ({
  ...roomOf(language),
  toCome: { oldest: '2019-03', newest: '2023-11', people: ['Anna Lindqvist', 'Idris Benali'] },
})

/** Long enough to read upwards for a while. */
export const longRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const say = words[language]
  const texts = [say.opening, say.yes, say.link, say.question, say.thursday, say.long]
  const authors = [anna, cleo, idris, mariam, tomasz]
  const earlier = Array.from({ length: 240 }, (_, index) =>
    message(
      `earlier${index}`,
      authors[(index >> 1) % authors.length] ?? anna,
      at(5, '00:00') - (240 - index) * 3_500_000,
      texts[index % texts.length] ?? '',
    ),
  )
  return { ...room, messages: [...earlier, ...room.messages], hasEarlier: true }
}

/** The same evening, looked at from a message of the day before: what came after it is fetched when it is wanted. */
export const furtherBackRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  return { ...room, messages: room.messages.slice(0, 9), hasEarlier: true, hasLater: true }
}

/** The same evening among people some of whose names and words run from right to left. */
export const directionsRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const names = new Map([
    [idris.member, 'إدريس بن علي'],
    [tomasz.member, 'נועה ברק'],
  ])
  const renamed = (person: PersonView): PersonView => ({ ...person, name: names.get(person.member) ?? person.name })
  const people = everyone.map(renamed)
  const messages = [
    message(
      'hebrew',
      tomasz,
      at(0, '09:20'),
      'סיימתי את הספר ברכבת. הפרק עם הסירה כל כך שקט (באמת!) שפספסתי את התחנה.',
    ),
    message('arabic', idris, at(0, '09:24'), 'أحضر الحساء يوم الخميس الساعة 8، عند Anna.'),
    message('mixed', anna, at(0, '09:30'), `@נועה ברק: יום חמישי, and bring “The Summer Book”, please.`),
  ]
  return {
    ...room,
    name: 'חוג הקריאה של יום חמישי',
    people,
    governance: governanceOf({ people, language }, room.me),
    messages: [...room.messages, ...messages].map((one) => ({ ...one, author: renamed(one.author) })),
    notes: [
      { note: noteLike('hebrew'), title: 'רשימת החורף', foundedBy: tomasz, foundedAt: at(1, '10:00') },
      ...room.notes,
    ],
    present: room.present.map((one) => ({ ...one, person: renamed(one.person) })),
    linkedWith: ['Anna Lindqvist', 'إدريس بن علي', 'נועה ברק'],
  }
}

/** The same evening for somebody who was removed and has not heard of it. */
export const refusedRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const present = room.present.filter(({ person }) => person.own)
  return { ...room, present, counted: 0, linkedWith: [], refusedBy: [anna.name, cleo.name] }
}

/** The same evening as somebody sees it who has just been removed. */
export const goneRoomOf = (language: Language): WholeRoomView => {
  const room = roomOf(language)
  const people = everyone.filter(({ own }) => !own)
  return {
    ...room,
    people,
    governance: governanceOf({ people, language, removed: mariam }, mariam),
    present: [],
    counted: 0,
    linkedWith: [],
  }
}

/** The same, where somebody has left in her name from another of her devices. */
export const leftRoomOf = (language: Language): WholeRoomView => {
  const room = goneRoomOf(language)
  return { ...room, governance: { ...room.governance, gone: { how: 'left', by: undefined, at: Date.now() } } }
}

/** The same, put here from its archive by somebody who is no member of it. */
export const restoredRoomOf = (language: Language): WholeRoomView => {
  const room = goneRoomOf(language)
  return { ...room, governance: { ...room.governance, gone: { how: 'restored', by: undefined, at: undefined } } }
}
