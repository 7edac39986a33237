import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { KeyboardEvent } from 'react-aria-components'
import { ArrowDown, ArrowUp, FileText, MessageCircle, Pilcrow, X } from 'lucide-react'
import type { Desk, DeskPiece } from '../../commands/desk'
import { keyOf, moved, withPiece, withWords } from '../../commands/desk'
import { useI18n } from '../../i18n/context'
import type { PieceView } from '../../state/editionViews'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { Hidden } from '../../ui/Hidden'
import { IconButton } from '../../ui/IconButton'
import { AddMessage } from './AddMessage'
import { AddNote } from './AddNote'
import { DeskPieceLine } from './DeskPieceLine'
import styles from './DeskPieces.module.css'
import { useNameOnDesk } from './useNameOnDesk'

type DeskPiecesProps = {
  readonly room: RoomView
  readonly desk: Desk
  readonly change: (to: (now: Desk) => Desk) => void
  /** What the pieces say, in the same order. */
  readonly shown: readonly PieceView[]
}

const SIZE = { size: 16, 'aria-hidden': true } as const

/** What goes into the edition, in its order: moved by buttons, or with Alt and the arrows anywhere in a piece. */
export const DeskPieces = ({ room, desk, change, shown }: DeskPiecesProps) => {
  const { t } = useI18n()
  const nameOf = useNameOnDesk(room)
  const [asks, setAsks] = useState<'note' | 'message' | undefined>()
  const [out, setOut] = useState<{ readonly piece: DeskPiece; readonly at: number; readonly name: string }>()
  /** What has been moved, and where to, for ears. */
  const [told, tell] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const { pieces } = desk

  const within = (piece: DeskPiece, find: string): HTMLElement | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(keyOf(piece))}"] ${find}`) ?? undefined
  const move = (piece: DeskPiece, by: -1 | 1): void => {
    const focused = document.activeElement
    const at = pieces.findIndex((one) => keyOf(one) === keyOf(piece))
    if (moved(pieces, at, by) === pieces) return
    change((now) => ({
      ...now,
      pieces: moved(
        now.pieces,
        now.pieces.findIndex((one) => keyOf(one) === keyOf(piece)),
        by,
      ),
    }))
    setOut(undefined)
    tell(t('desk.moved', { piece: nameOf(piece), nth: String(at + by + 1), of: String(pieces.length) }))
    // At the end of the list its button cannot be pressed any more: another one of the piece takes the focus.
    requestAnimationFrame(() => {
      if (document.activeElement === focused && !(focused instanceof HTMLButtonElement && focused.disabled)) return
      ;(focused instanceof HTMLTextAreaElement ? focused : within(piece, 'button:not([disabled])'))?.focus()
    })
  }
  const onKey = (piece: DeskPiece) => (event: KeyboardEvent | React.KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(piece, event.key === 'ArrowUp' ? -1 : 1)
  }
  const takeOut = (piece: DeskPiece, at: number, name: string): void => {
    change((now) => ({ ...now, pieces: now.pieces.filter((one) => keyOf(one) !== keyOf(piece)) }))
    setOut({ piece, at, name })
    tell('')
    // Whoever takes out several goes on at the next.
    const next = pieces[at + 1] ?? pieces[at - 1]
    focusWhenFree(() =>
      next ? within(next, 'button:last-of-type') : document.querySelector<HTMLElement>('#desk-pieces'),
    )
  }
  const putBack = (): void => {
    if (!out) return
    const { piece, at } = out
    // It stands there before it is given the focus.
    flushSync(() =>
      change((now) => ({ ...now, pieces: now.pieces.toSpliced(Math.min(at, now.pieces.length), 0, piece) })),
    )
    setOut(undefined)
    focusWhenFree(() => within(piece, 'button:not([disabled]), textarea'))
  }
  const addWords = (): void => {
    const next = withWords(desk)
    flushSync(() => change(() => next))
    const added = next.pieces.at(-1)
    if (added) focusWhenFree(() => within(added, 'textarea'))
  }
  const add = (piece: DeskPiece): void => {
    setOut(undefined)
    tell('')
    change((now) => withPiece(now, piece))
  }

  return (
    <section className={styles['pieces']} aria-labelledby="desk-pieces">
      <h3 id="desk-pieces" tabIndex={-1}>
        {t('desk.pieces')}
      </h3>
      {pieces.length === 0 && <p className={styles['soft']}>{t('desk.noPieces')}</p>}
      <ol ref={list} className={styles['list']}>
        {pieces.map((piece, at) => {
          const name = nameOf(piece)
          const keys = { onKeyDown: onKey(piece) }
          return (
            <li key={keyOf(piece)} className={styles['row']} data-key={keyOf(piece)}>
              <DeskPieceLine
                piece={piece}
                name={name}
                shown={shown[at]}
                onWrite={(text) =>
                  change((now) => ({
                    ...now,
                    pieces: now.pieces.map((one) =>
                      one.kind === 'words' && keyOf(one) === keyOf(piece) ? { ...one, text } : one,
                    ),
                  }))
                }
                {...keys}
              />
              <div className={styles['buttons']}>
                <IconButton
                  {...keys}
                  label={t('desk.up', { piece: name })}
                  hint={t('desk.upHint')}
                  icon={<ArrowUp {...SIZE} />}
                  isDisabled={at === 0}
                  onPress={() => move(piece, -1)}
                />
                <IconButton
                  {...keys}
                  label={t('desk.down', { piece: name })}
                  hint={t('desk.downHint')}
                  icon={<ArrowDown {...SIZE} />}
                  isDisabled={at === pieces.length - 1}
                  onPress={() => move(piece, 1)}
                />
                <IconButton
                  {...keys}
                  label={t('desk.takeOut', { piece: name })}
                  hint={t('desk.takeOutHint')}
                  icon={<X {...SIZE} />}
                  onPress={() => takeOut(piece, at, name)}
                />
              </div>
            </li>
          )
        })}
      </ol>
      <Hidden>
        <span role="status">{told}</span>
      </Hidden>
      <div role="status" className={styles['out']}>
        {out && (
          <>
            <span dir="auto">{t('desk.takenOut', { piece: out.name })}</span>
            <Button look="link" onPress={putBack}>
              {t('desk.putBack')}
            </Button>
          </>
        )}
      </div>
      <div className={styles['add']}>
        <Button icon={<FileText {...SIZE} />} onPress={() => setAsks('note')}>
          {t('desk.addNote')}
        </Button>
        <Button icon={<MessageCircle {...SIZE} />} onPress={() => setAsks('message')}>
          {t('desk.addMessage')}
        </Button>
        <Button icon={<Pilcrow {...SIZE} />} onPress={addWords}>
          {t('desk.addWords')}
        </Button>
      </div>
      <AddNote
        isOpen={asks === 'note'}
        notes={room.notes}
        there={pieces}
        onAdd={add}
        onClose={() => setAsks(undefined)}
      />
      <AddMessage isOpen={asks === 'message'} there={pieces} onAdd={add} onClose={() => setAsks(undefined)} />
    </section>
  )
}
