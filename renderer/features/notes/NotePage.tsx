import type { OpenNote } from '#shared/sync/replica'
import type { RoomView } from '../../state/views'
import { NoteEditor } from './NoteEditor'
import { NoteHeader } from './NoteHeader'
import styles from './NoteScreen.module.css'

type NotePageProps = { readonly open: OpenNote; readonly room: RoomView }

/** An open note: who is here and where it is saved, then the page itself. */
export const NotePage = ({ open, room }: NotePageProps) => (
  <div className={styles['screen']}>
    <NoteHeader open={open} room={room} />
    <NoteEditor open={open} room={room} />
  </div>
)
