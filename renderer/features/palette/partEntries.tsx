import { ArrowUpDown, Bell, ImageUp, LogOut, Moon, PenLine, Settings, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Commands } from '../../commands/commands'
import { mayWantAnew } from '../../state/mayWantAnew'
import { tellsOfKeepers } from '../../state/tellsOfKeepers'
import { showPart } from '../../ui/showPart'
import type { Given, PaletteEntry } from './paletteEntries'

const SIZE = { size: 16, 'aria-hidden': true } as const

/** Where on the two long pages something is set or done. */
const PEOPLE_PARTS = {
  week: 'week.title',
  members: 'people.members',
  keepers: 'keepers.title',
  seen: 'seen.title',
  devices: 'devices.title',
  invitations: 'invitations.title',
  charter: 'charter.title',
  anew: 'anew.title',
  leave: 'leave.title',
} as const
const SETTINGS_PARTS = {
  you: 'you.title',
  room: 'settings.room',
  calm: 'calm.title',
  rooms: 'settings.rooms',
  appearance: 'settings.appearance',
  network: 'settings.network',
  staying: 'staying.title',
  keeping: 'settings.keeping',
  keys: 'settings.keys',
  about: 'settings.about',
} as const
/** These are no part of the page for somebody who has gone. */
const FOR_MEMBERS: ReadonlySet<string> = new Set(['week', 'seen', 'devices', 'invitations'])
/** On a keeper nobody is. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['seen', 'devices'])

const toPart = ({ goTo }: Commands, page: 'people' | 'settings', part: string): void => {
  goTo({ in: page })
  showPart(part)
}

/** Every part of the two long pages that is there. */
export const partEntries = ({ i18n: { t }, commands, room, rooms, staying }: Given): readonly PaletteEntry[] => {
  const isThere = (part: string): boolean =>
    !(room.governance.gone && FOR_MEMBERS.has(part)) &&
    !(room.me.role === 'keeper' && FOR_PEOPLE.has(part)) &&
    !(part === 'keepers' && !tellsOfKeepers(room)) &&
    !(part === 'rooms' && rooms.length < 2) &&
    !(part === 'staying' && !staying) &&
    !(part === 'anew' && !mayWantAnew(room))
  const entry = (page: 'people' | 'settings', part: string, name: string): PaletteEntry => ({
    id: `${page}-${part}`,
    group: 'parts',
    label: t('palette.part', { place: t(page === 'people' ? 'people.title' : 'room.settings'), part: name }),
    icon: page === 'people' ? <Users {...SIZE} /> : <Settings {...SIZE} />,
    act: () => toPart(commands, page, part),
  })
  return [
    ...Object.entries(PEOPLE_PARTS).map(([part, key]) => entry('people', part, t(key))),
    ...Object.entries(SETTINGS_PARTS).map(([part, key]) => entry('settings', part, t(key))),
  ].filter(({ id }) => isThere(id.slice(id.indexOf('-') + 1)))
}

/** What has a button or a choice on one of these pages, by the words that stand on it: who types these is led to its part. */
export const deedsAtParts = ({ i18n: { t }, commands, room, rooms }: Given): readonly PaletteEntry[] => {
  const isGone = room.governance.gone !== undefined
  const deed = (id: string, label: string, icon: ReactNode, ...at: readonly ['people' | 'settings', string]) => ({
    id,
    group: 'actions' as const,
    label,
    icon,
    act: () => toPart(commands, ...at),
  })
  return [
    ...(rooms.length < 2 ? [] : [deed('order', t('room.order'), <ArrowUpDown {...SIZE} />, 'settings', 'rooms')]),
    deed('notices', t('calm.notify'), <Bell {...SIZE} />, 'settings', 'room'),
    deed('quiet', t('calm.quiet'), <Moon {...SIZE} />, 'settings', 'calm'),
    ...(isGone
      ? []
      : [
          deed('picture', t('you.choosePicture'), <ImageUp {...SIZE} />, 'settings', 'you'),
          deed('name', t('you.nameChange'), <PenLine {...SIZE} />, 'settings', 'you'),
        ]),
    deed('leave', t(isGone ? 'gone.forget' : 'leave.action'), <LogOut {...SIZE} />, 'people', 'leave'),
  ]
}
