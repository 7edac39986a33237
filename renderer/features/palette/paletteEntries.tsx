import type { ReactNode } from 'react'
import {
  ALargeSmall,
  BookOpen,
  CalendarDays,
  DoorOpen,
  Eye,
  FileText,
  Footprints,
  Keyboard,
  Languages,
  Lightbulb,
  Lock,
  MessageCircle,
  MonitorSmartphone,
  NotebookPen,
  PackageOpen,
  Plus,
  Search,
  Server,
  Settings,
  User,
  UserPlus,
  Users,
} from 'lucide-react'
import { mayMark } from '../../state/mayMark'
import type { Staying } from '#shared/ports/platform.port'
import { asProblem } from '#shared/protocol/problem'
import type { Seen } from '#shared/sync/replica'
import type { Commands } from '../../commands/commands'
import type { I18n } from '../../i18n/context'
import { namesBefore } from '../../state/namesBefore'
import { addProblem, openSearch, searchFor, setLanguage, setTextSize, setTheme } from '../../state/store'
import type { RoomListing, RoomView } from '../../state/views'
import { keyName } from '../../ui/keyName'
import { deedsAtParts, partEntries } from './partEntries'
import { stayingEntries } from './stayingEntries'

/** In the order in which they are shown. */
export const GROUPS = ['message', 'note', 'edition', 'places', 'people', 'actions', 'text', 'parts', 'search'] as const
export type PaletteGroup = (typeof GROUPS)[number]
export type PaletteEntry = {
  readonly id: string
  readonly group: PaletteGroup
  readonly label: string
  /** Names that whom it is about had before: it is found by them too. */
  readonly earlier?: readonly string[]
  readonly icon: ReactNode
  /** The key that does the same, as it is written on keyboards. */
  readonly shortcut?: string
  readonly act: () => void
  /** It is done before the palette has gone, and waits by itself where it has to. */
  readonly isAtOnce?: boolean
}

/** What opens on top of the place, which App holds. */
export type PaletteDoors = {
  readonly invite: () => void
  readonly keeper: () => void
  readonly device: () => void
  readonly newNote: () => void
  readonly day: () => void
  readonly keys: () => void
}

export type Given = {
  readonly i18n: I18n
  readonly commands: Commands
  readonly room: RoomView
  readonly rooms: readonly RoomListing[]
  readonly doors: PaletteDoors
  /** Who is unseen leaves no marks. */
  readonly seen: Seen
  /** Undefined where Snug ends with its window. */
  readonly staying: Staying | undefined
  /** Only what a passphrase opens again can be locked. */
  readonly hasPassphrase: boolean
}

const SIZE = { size: 16, 'aria-hidden': true } as const
const tell = (error: unknown): void => addProblem(asProblem(error))

/** Everything that can be gone to or done from anywhere in the room, in the order in which it is shown. */
export const paletteEntries = (given: Given): readonly PaletteEntry[] => [
  ...places(given),
  ...people(given),
  ...actions(given),
  ...partEntries(given),
]

const places = ({ i18n: { t }, commands, room, rooms }: Given): readonly PaletteEntry[] => [
  {
    id: 'conversation',
    group: 'places',
    label: t('room.conversation'),
    icon: <MessageCircle {...SIZE} />,
    act: () => commands.goTo({ in: 'conversation' }),
  },
  {
    id: 'roomPage',
    group: 'places',
    label: t('roomPage.open', { room: room.name }),
    icon: <DoorOpen {...SIZE} />,
    act: () => commands.goTo({ in: 'room' }),
  },
  {
    id: 'people',
    group: 'places',
    label: t('people.title'),
    icon: <Users {...SIZE} />,
    act: () => commands.goTo({ in: 'people' }),
  },
  ...room.notes.map(({ note, title }): PaletteEntry => ({
    id: note,
    group: 'places',
    label: title || t('room.untitled'),
    icon: <FileText {...SIZE} />,
    act: () => commands.goTo({ in: 'note', note }),
  })),
  {
    id: 'editions',
    group: 'places',
    label: t('editions.title'),
    icon: <BookOpen {...SIZE} />,
    act: () => commands.goTo({ in: 'editions' }),
  },
  ...room.editions.flatMap(({ id, title }): readonly PaletteEntry[] =>
    title
      ? [
          {
            id: `edition-${id}`,
            group: 'places',
            label: t('palette.openEdition', { title }),
            icon: <BookOpen {...SIZE} />,
            act: () => commands.goTo({ in: 'edition', edition: id }),
          },
        ]
      : [],
  ),
  {
    id: 'settings',
    group: 'places',
    label: t('room.settings'),
    icon: <Settings {...SIZE} />,
    act: () => commands.goTo({ in: 'settings' }),
  },
  ...rooms
    .filter((other) => other.room !== room.room)
    .map((other): PaletteEntry => ({
      id: other.room,
      group: 'places',
      label: t('palette.openRoom', { room: other.name }),
      icon: <DoorOpen {...SIZE} />,
      act: () => void commands.openRoom(other.room).catch(tell),
    })),
  {
    id: 'elsewhere',
    group: 'places',
    label: t('room.elsewhere'),
    icon: <Plus {...SIZE} />,
    act: () => commands.arriveElsewhere(),
  },
  {
    id: 'archive',
    group: 'places',
    label: t('archive.open'),
    icon: <PackageOpen {...SIZE} />,
    act: () => commands.arriveElsewhere('archive'),
  },
]

const people = ({ i18n: { t }, room }: Given): readonly PaletteEntry[] =>
  room.governance.members.map(({ member, name, earlier, own }) => ({
    id: `person-${member}`,
    group: 'people',
    label: own ? t('palette.ownWrote') : t('palette.wroteBy', { name }),
    earlier: namesBefore({ name, earlier }),
    icon: <User {...SIZE} />,
    act: () => {
      searchFor({ words: '', person: member })
      openSearch()
    },
  }))

const actions = (given: Given): readonly PaletteEntry[] => {
  const { t } = given.i18n
  const { doors, commands, room, seen, hasPassphrase } = given
  const { whyNot, whyNotInviteKeeper } = room.governance
  const action = (id: string, label: string, icon: ReactNode, act: () => void, shortcut?: string): PaletteEntry => ({
    id,
    group: 'actions',
    label,
    icon,
    act,
    ...(shortcut ? { shortcut } : {}),
  })
  return [
    action('search', t('palette.searchAll'), <Search {...SIZE} />, openSearch, keyName(t, 'Mod-f')),
    action('day', t('talk.goToDay'), <CalendarDays {...SIZE} />, doors.day),
    ...(whyNot.post ? [] : [action('newNote', t('room.newNote'), <Plus {...SIZE} />, doors.newNote)]),
    ...(whyNot.publish
      ? []
      : [action('desk', t('editions.put'), <NotebookPen {...SIZE} />, () => commands.goTo({ in: 'desk' }))]),
    ...(whyNot.invite ? [] : [action('invite', t('room.invite'), <UserPlus {...SIZE} />, doors.invite)]),
    ...(whyNotInviteKeeper ? [] : [action('keeper', t('keepers.add'), <Server {...SIZE} />, doors.keeper)]),
    ...(whyNot.addDevice ? [] : [action('device', t('devices.add'), <MonitorSmartphone {...SIZE} />, doors.device)]),
    ...(mayMark(room, seen)
      ? [action('mark', t('week.leaveMark'), <Footprints {...SIZE} />, () => void leaveMark(commands).catch(tell))]
      : []),
    ...deedsAtParts(given),
    action('export', t('settings.export'), <PackageOpen {...SIZE} />, () => void commands.exportArchive().catch(tell)),
    ...(room.governance.gone ? [] : presence(given).map(({ id, label, icon, act }) => action(id, label, icon, act))),
    ...appearance(given).map(({ id, label, icon, act }) => action(id, label, icon, act)),
    ...stayingEntries(given),
    ...(hasPassphrase
      ? [
          action(
            'lock',
            t('lock.nowPalette'),
            <Lock {...SIZE} />,
            () => void commands.lockNow().catch(tell),
            keyName(t, 'Mod-Shift-l'),
          ),
        ]
      : []),
    action('keys', t('keys.title'), <Keyboard {...SIZE} />, doors.keys, '?'),
  ]
}

/** It is thanked for where one sees it. */
const leaveMark = async ({ leaveMark: leave, goTo }: Commands): Promise<void> => {
  await leave()
  goTo({ in: 'people' })
}

/** The other ways of being seen here. */
const presence = ({ i18n: { t }, commands, seen }: Given) =>
  (['name', 'counted', 'unseen'] as const)
    .filter((one) => one !== seen)
    .map((one) => ({
      id: `seen-${one}`,
      label: t('palette.seen', { how: t(`seen.${one}`) }),
      icon: <Eye {...SIZE} />,
      act: () => void commands.beSeen(one).catch(tell),
    }))

const appearance = ({ i18n: { t, language } }: Given) => {
  const light = (theme: 'system' | 'paper' | 'lamplight', name: string) => ({
    id: `theme-${theme}`,
    label: t('palette.theme', { theme: name }),
    icon: <Lightbulb {...SIZE} />,
    act: () => setTheme(theme),
  })
  const other = language === 'en' ? 'fr' : 'en'
  return [
    light('paper', t('settings.themePaper')),
    light('lamplight', t('settings.themeLamplight')),
    light('system', t('settings.themeSystem')),
    ...(['smaller', 'usual', 'larger', 'largest'] as const).map((size) => ({
      id: `size-${size}`,
      label: t('palette.textSize', { size: t(`settings.textSize.${size}`) }),
      icon: <ALargeSmall {...SIZE} />,
      act: () => setTextSize(size),
    })),
    {
      id: `language-${other}`,
      label: t('palette.language', { language: other === 'en' ? 'English' : 'Français' }),
      icon: <Languages {...SIZE} />,
      act: () => setLanguage(other),
    },
  ]
}
