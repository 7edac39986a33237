import { ArrowUpDown, ChevronDown, DoorOpen, Plus } from 'lucide-react'
import { Button, MenuTrigger } from 'react-aria-components'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import type { RoomListing, RoomView } from '../../state/views'
import { Dot } from '../../ui/Dot'
import { Menu } from '../../ui/Menu'
import styles from './RoomMenu.module.css'

type RoomMenuProps = { readonly room: RoomView; readonly rooms: readonly RoomListing[] }

/** The room's name, and under it the way to the other rooms of this machine. */
export const RoomMenu = ({ room, rooms }: RoomMenuProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const others = rooms.filter((other) => other.room !== room.room)
  const hasNews = others.some((other) => other.hasNews)
  return (
    <MenuTrigger>
      <h1 className={styles['heading']}>
        <Button
          className={styles['name'] ?? ''}
          aria-label={t(hasNews ? 'room.switchNews' : 'room.switch', { room: room.name })}
        >
          <span>
            <bdi>{room.name}</bdi>
          </span>
          {hasNews && <Dot />}
          <ChevronDown size={16} aria-hidden />
        </Button>
      </h1>
      <Menu
        label={t('room.rooms')}
        remark={others.length > 0 ? t('room.rooms') : undefined}
        entries={[
          ...others.map((other) => ({
            id: other.room,
            label: other.name,
            ...(other.hasNews ? { icon: <Dot />, remark: t('room.news') } : {}),
            onAction: () => {
              commands.openRoom(other.room).catch((error: unknown) => addProblem(asProblem(error)))
            },
          })),
          ...(others.length > 0
            ? [
                {
                  id: 'order',
                  label: t('room.order'),
                  icon: <ArrowUpDown size={16} aria-hidden />,
                  onAction: () => commands.goTo({ in: 'settings' }),
                },
              ]
            : []),
          {
            id: 'elsewhere',
            label: t('room.elsewhere'),
            icon: <Plus size={16} aria-hidden />,
            onAction: () => commands.arriveElsewhere(),
          },
          {
            id: 'about',
            label: t('roomPage.open', { room: room.name }),
            icon: <DoorOpen size={16} aria-hidden />,
            onAction: () => commands.goTo({ in: 'room' }),
          },
        ]}
      />
    </MenuTrigger>
  )
}
