import { ARCHIVES } from './archive'
import { anna, cleo, idris } from './people'
import { drawn } from './files'
import type { Step } from './steps'

/** A scene, and what is done on it until it looks as this one shows it. */
export type OpenedScene = { readonly on: string; readonly steps: readonly Step[] }

const opened = (on: string, ...steps: readonly Step[]): OpenedScene => ({ on, steps })
const message = (id: string, key: string): Step => ({ key, at: `[data-message^="${id}-"]` })
const about = (name: string): Step => ({ press: (t) => t('people.more', { name }) })

const invite: Step = { press: (t) => t('room.invite') }
const addDevice: Step = { press: (t) => t('devices.add') }
const addKeeper: Step = { press: (t) => t('keepers.add') }
const makeLink: Step = { press: (t) => t('invite.make') }
const shelf: Step = { pressAt: '[aria-labelledby="notes-heading"] h3 + button' }
const takeBack: Step = { press: (t) => t('message.takeBack') }

const walk = async (): Promise<readonly File[]> => [
  new File([await drawn(640, 480)], 'IMG_2041.png', { type: 'image/png' }),
  new File([new Uint8Array(2_340_000)], 'Agenda.pdf', { type: 'application/pdf' }),
]
const attach: Step = { paste: walk, into: (t) => t('composer.label') }
const archive = (...steps: readonly Step[]): OpenedScene =>
  opened('arrival', { press: (t) => t('arrival.open') }, { press: (t) => t('archive.instead') }, ...steps)

/** What opens on top of a screen or in it, by name. Each is reached as a person reaches it. */
export const openedScenes: Readonly<Record<string, OpenedScene>> = {
  'arrival-found': opened(
    'arrival',
    { type: 'Mariam', into: (t) => t('arrival.name') },
    { press: (t) => t('arrival.found') },
  ),
  'arrival-found-lacking': opened(
    'arrival',
    { press: (t) => t('arrival.found') },
    { press: (t) => t('arrival.foundAction') },
  ),
  'arrival-open-lacking': opened(
    'arrival',
    { press: (t) => t('arrival.open') },
    { press: (t) => t('arrival.openAction') },
  ),
  'arrival-open': opened(
    'arrival',
    { type: 'Mariam', into: (t) => t('arrival.name') },
    { press: (t) => t('arrival.open') },
  ),
  'archive-open': archive(),
  'archive-sound': archive({ file: ARCHIVES.sound }),
  'archive-here': archive({ file: ARCHIVES.here }),
  'archive-changed': archive({ file: ARCHIVES.changed }),
  'archive-none': archive({ file: 0 }),
  'archive-bringing': archive({ file: ARCHIVES.bringing }, { press: (t) => t('archive.toRead') }),
  thread: opened('conversation', { press: (t) => t('thread.repliesFrom', { names: anna.name }) }),
  'message-actions': opened('conversation', message('ownNew', 'Enter')),
  'message-edit': opened('conversation', message('ownNew', 'e')),
  quoting: opened('conversation-words', message('quoting', 'q'), { type: 'Sunday', into: (t) => t('composer.label') }),
  'take-back': opened('conversation', message('ownNew', 'Enter'), takeBack),
  calling: opened('conversation', { type: '@', into: (t) => t('composer.label') }),
  'calling-earlier': opened('conversation', { type: '@Tomek', into: (t) => t('composer.label') }),
  invite: opened('conversation', invite),
  'invite-made': opened('conversation', invite, makeLink),
  keeper: opened('people', addKeeper),
  'keeper-made': opened('people', addKeeper, makeLink),
  palette: opened('conversation', { key: 'k', ctrl: true }),
  'palette-earlier': opened(
    'conversation',
    { key: 'k', ctrl: true },
    { type: 'Tomek', into: (t) => t('palette.title') },
  ),
  'search-who': opened('search', { pressAt: '[role="search"] [role="group"] button' }),
  keys: opened('conversation', { key: '?' }),
  day: opened('conversation', { press: (t) => t('talk.goToDay') }),
  'new-note': opened('conversation', { press: (t) => t('room.newNote') }),
  rooms: opened('conversation', { pressAt: 'h1 button' }),
  'member-actions': opened('people', about(cleo.name)),
  role: opened('people', about(idris.name), { press: (t) => t('people.changeRole') }),
  'hand-over': opened('people', about(idris.name), { press: (t) => t('handOver.action') }),
  remove: opened('people', about(idris.name), { press: (t) => t('remove.action') }),
  device: opened('people', addDevice),
  'device-made': opened('people', addDevice, makeLink),
  'device-remove': opened('people', { press: (t) => t('devices.removeLabel', { name: '' }) }),
  'found-anew': opened('people', { press: (t) => t('anew.action') }),
  'their-devices': opened('people', about(idris.name), { press: (t) => t('devices.theirs.action') }),
  'charter-write': opened('people', { press: (t) => t('charter.write') }),
  leave: opened('people', { press: (t) => t('leave.action') }),
  'note-table': opened('note', { caret: '.ProseMirror td p' }),
  'note-comment': opened('note', { press: (t) => t('notes.more') }, { press: (t) => t('comments.readAll') }),
  'note-link': opened('note', { caret: '.ProseMirror p' }, { press: (t) => t('notes.link') }),
  'note-more': opened('note', { press: (t) => t('notes.more') }),
  'begin-anew': opened('locked', { press: (t) => t('lock.anew') }),
  'note-shelve': opened('note-shelves', { press: (t) => t('notes.more') }, { press: (t) => t('shelves.put') }),
  'shelf-rename': opened('note-shelves', shelf, { press: (t) => t('shelves.rename') }),
  'shelf-empty': opened('note-shelves', shelf, { press: (t) => t('shelves.empty') }),
  'note-find': opened(
    'note-shelves',
    { press: (t) => t('shelves.find') },
    { type: 'e', into: (t) => t('shelves.find') },
  ),
  'files-attached': opened('conversation', { type: 'Sunday', into: (t) => t('composer.label') }, attach),
  'files-as-they-are': opened('conversation', attach, { pressAt: 'li [role="switch"]' }),
  'files-refused': opened('conversation', {
    paste: async () => [
      new File([new Uint8Array(13_000_000)], 'Holidays.mov', { type: 'video/quicktime' }),
      new File([], 'nothing.txt'),
    ],
    into: (t) => t('composer.label'),
  }),
  'files-noted': opened('conversation', {
    paste: async () => [new File([new Uint8Array(1_800_000)], 'IMG_2041.HEIC', { type: 'image/heic' })],
    into: (t) => t('composer.label'),
  }),
  'files-held': opened('conversation', { hold: walk, above: '[data-scroller]' }),
  'files-describe': opened('conversation-files', message('ownFile', 'Enter'), {
    press: (t) => t('files.describeAction', { name: '' }).slice(0, 8),
  }),
  'files-large': opened('conversation-files', {
    pressAt: '[data-message^="several-"] div:first-child > button[aria-disabled="false"]',
  }),
  'files-thread': opened('conversation-files', message('onItsWay', 'r')),
  'edition-more': opened('edition-own', { press: (t) => t('edition.moreActions') }),
  'edition-pictures-coming': opened('edition-pictures', { pressAt: 'article nav li:nth-child(3) button' }),
  'edition-take-back': opened(
    'edition-own',
    { press: (t) => t('edition.moreActions') },
    { press: (t) => t('edition.takeBack') },
  ),
  'edition-comments': opened('edition', { press: (t) => t('edition.readWrite') }),
  'edition-comments-held': opened(
    'edition',
    { press: (t) => t('edition.readWrite') },
    { hold: walk, above: 'aside header' },
  ),
  'message-on-desk': opened('conversation-editor', message('own', 'Enter'), { press: (t) => t('desk.putHere') }),
  'desk-preview': opened('desk-full', { press: (t) => t('desk.preview') }),
  'desk-close': opened('desk-full', { press: (t) => t('desk.close') }),
  'desk-note': opened('desk-full', { press: (t) => t('desk.addNote') }),
  'desk-message': opened(
    'desk-full',
    { press: (t) => t('desk.addMessage') },
    { type: 'so', into: (t) => t('desk.findMessage') },
  ),
  'message-marked': opened('conversation', message('cat', 'm')),
  staying: opened(
    'settings',
    { pressAt: '[data-part="staying"] [role="switch"]' },
    { pressAt: '[data-part="staying"] > :last-child [role="switch"]' },
  ),
  passphrase: opened('settings', { press: (t) => t('lock.offer') }),
}
