import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react-aria-components'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { RoomId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { RoomListing } from '../../state/views'
import { Hidden } from '../../ui/Hidden'
import { IconButton } from '../../ui/IconButton'
import { Notice } from '../../ui/Notice'
import styles from './RoomOrder.module.css'

/** This machine's rooms, each to be moved up or down: by its buttons, or with Alt and the arrows on one of them. */
export const RoomOrder = ({ rooms }: { readonly rooms: readonly RoomListing[] }) => {
  const { t } = useI18n()
  const { orderRooms } = useCommands()
  const { run, problem } = useAttempt()
  const list = useRef<HTMLUListElement>(null)
  const [moved, setMoved] = useState('')

  const move = async (room: RoomId, by: -1 | 1): Promise<void> => {
    const order = rooms.map((one) => one.room)
    const at = order.indexOf(room)
    const to = at + by
    if (to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(at, 1))
    const focused = document.activeElement
    if (await run(() => orderRooms(order)))
      setMoved(t('settings.moved', { room: rooms[at]?.name ?? '', at: String(to + 1), count: String(order.length) }))
    // At the end of the list its button cannot be pressed any more: the other one of the room takes the focus.
    if (document.activeElement !== focused || (focused instanceof HTMLButtonElement && focused.disabled))
      list.current?.querySelector<HTMLElement>(`[data-room="${room}"] button:not([disabled])`)?.focus()
  }
  const onKey = (room: RoomId) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    void move(room, event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <div>
      <h4>{t('settings.order')}</h4>
      <p className={styles['help']}>{t('settings.orderHelp')}</p>
      <ul className={styles['rooms']} ref={list} aria-label={t('settings.order')}>
        {rooms.map(({ room, name }, at) => (
          <li key={room} className={styles['room']} data-room={room}>
            <span dir="auto">{name}</span>
            <IconButton
              label={t('settings.moveUp', { room: name })}
              hint={t('settings.moveUpHint')}
              icon={<ArrowUp size={16} aria-hidden />}
              isDisabled={at === 0}
              onKeyDown={onKey(room)}
              onPress={() => void move(room, -1)}
            />
            <IconButton
              label={t('settings.moveDown', { room: name })}
              hint={t('settings.moveDownHint')}
              icon={<ArrowDown size={16} aria-hidden />}
              isDisabled={at === rooms.length - 1}
              onKeyDown={onKey(room)}
              onPress={() => void move(room, 1)}
            />
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        <Hidden>{moved}</Hidden>
      </div>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
