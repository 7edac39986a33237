import { useCallback, useDeferredValue, useMemo } from 'react'
import type { Commands } from '../commands/commands'
import { useCommands } from '../commands/context'
import { DayDialog } from '../features/conversation/DayDialog'
import { KeysDialog } from '../features/palette/KeysDialog'
import { Palette } from '../features/palette/Palette'
import type { PaletteEntry, PaletteGroup } from '../features/palette/paletteEntries'
import { paletteEntries } from '../features/palette/paletteEntries'
import { AddDeviceDialog } from '../features/people/AddDeviceDialog'
import { InviteDialog } from '../features/people/InviteDialog'
import { NewNoteDialog } from '../features/room/NewNoteDialog'
import { Reachable } from '../features/settings/Reachable'
import { useI18n } from '../i18n/context'
import { openSearch, useSnug } from '../state/store'
import type { RoomView } from '../state/views'
import { leave } from '../ui/landOn'
import { offersAt } from '../ui/offers'
import { useGlobalKeys } from '../ui/useGlobalKeys'

/** What can lie above the room, one at a time. */
export type AboveName = 'palette' | 'keys' | 'invite' | 'keeper' | 'device' | 'newNote' | 'noteLike' | 'day'

type AboveProps = {
  readonly room: RoomView
  readonly open: AboveName | undefined
  readonly onOpen: (name: AboveName | undefined) => void
}

/** The palette and the dialogs that open from anywhere in the room, and the keys that open them. */
export const Above = ({ room, open, onOpen }: AboveProps) => {
  const i18n = useI18n()
  const commands = useCommands()
  const rooms = useSnug((state) => state.rooms)
  const place = useSnug(({ app }) => (app.stage === 'room' ? app.place : NOWHERE))
  const seen = useSnug((state) => state.company.seen)
  const hub = useSnug((state) => state.hub)
  const staying = useSnug((state) => state.staying)
  const hasPassphrase = useSnug((state) => state.protection.hasPassphrase)
  useGlobalKeys({
    'Mod-k': () => onOpen('palette'),
    '?': () => onOpen('keys'),
    'Mod-f': search,
    '/': search,
  })
  // Asked while the focus is still where the person is: at a message, in a note.
  const here = useMemo(() => (open === 'palette' ? offersAt(document.activeElement).map(asEntry) : NONE), [open])
  const side = useMemo(() => (open === 'palette' ? sideAt(document.activeElement) : undefined), [open])
  const going = useMemo(() => goingFrom(side, commands), [side, commands])
  const entries = useCallback(
    () => [
      ...here,
      ...paletteEntries({
        i18n,
        commands: going,
        room,
        rooms,
        seen,
        staying,
        hasPassphrase,
        doors: {
          invite: () => onOpen('invite'),
          keeper: () => onOpen('keeper'),
          device: () => onOpen('device'),
          newNote: () => onOpen('newNote'),
          day: () => onOpen('day'),
          keys: () => onOpen('keys'),
        },
      }),
    ],
    [here, i18n, going, room, rooms, seen, staying, hasPassphrase, onOpen],
  )
  const at = (name: AboveName) => ({ isOpen: open === name, onClose: () => onOpen(undefined) })
  const reachable = <Reachable reachable={hub.reachable} addresses={hub.addresses} />
  // What nobody has asked for yet waits until the room stands.
  const isNear = useDeferredValue(true, false)
  if (!isNear && !open) return null
  return (
    <>
      <Palette {...at('palette')} entries={entries} />
      <KeysDialog {...at('keys')} />
      <DayDialog {...at('day')} />
      <NewNoteDialog
        isOpen={open === 'newNote' || open === 'noteLike'}
        onClose={() => onOpen(undefined)}
        notes={room.notes}
        like={open === 'noteLike' && place.in === 'note' ? place.note : undefined}
      />
      <InviteDialog {...at('invite')} whom="person" governance={room.governance} reachable={reachable} />
      <InviteDialog {...at('keeper')} whom="keeper" governance={room.governance} reachable={reachable} />
      <AddDeviceDialog {...at('device')} devices={room.governance.devices} reachable={reachable} />
    </>
  )
}

const NONE: readonly PaletteEntry[] = []

/** Where the palette is opened from beside the place, nobody stays who goes somewhere by its name. */
const sideAt = (focused: Element | null): Element | undefined =>
  focused && !focused.closest('main') ? focused : undefined

const goingFrom = (side: Element | undefined, commands: Commands): Commands => ({
  ...commands,
  goTo: (place) => {
    leave(side)
    commands.goTo(place)
  },
  openRoom: (room) => {
    leave(side)
    return commands.openRoom(room)
  },
})

const asEntry = ({
  id,
  group,
  label,
  icon,
  shortcut,
  onAction,
  isAtOnce = false,
}: ReturnType<typeof offersAt>[number]): PaletteEntry => ({
  id: `${group}-${id}`,
  group: group as PaletteGroup,
  label,
  icon,
  act: onAction,
  isAtOnce,
  ...(shortcut ? { shortcut } : {}),
})

const NOWHERE = { in: 'conversation' } as const

const search = (): void => {
  openSearch()
  // It may have been open all along, with the focus elsewhere in it.
  document.querySelector<HTMLElement>('[role="search"] [role="combobox"]')?.focus()
}
