import type { SystemNotice } from '#shared/ports/platform.port'
import type { RoomId } from '#shared/protocol/ids'
import type { Notice } from '../commands/notices'
import { ownLines } from '#shared/documents/ownLines'
import { plainWords } from '#shared/documents/splitText'
import type { I18n } from '../i18n/context'
import { whatIsSaid } from '../i18n/whatIsSaid'
import type { Calm } from '../state/calm'

/** Characters of a message that a notification shows at most. */
const MOST = 160

type Said = Omit<SystemNotice, 'onPress'> & { readonly room: RoomId }

/** A notice in words, and no more of it than the person wants others to be able to read. `room`: where a press leads. */
export const sayNotice = (notice: Notice, shows: Calm['shows'], { t, format }: I18n): Said | undefined => {
  if (notice.is === 'digest') {
    const [first] = notice.rooms
    if (!first) return undefined
    const names = format.names(notice.rooms.map(({ name }) => name))
    const body = shows === 'nothing' ? t('notice.something') : t('notice.digest', { rooms: names })
    return { title: t('app.name'), body, tag: 'snug/digest', room: first.room }
  }
  const { room, roomName, by, is } = notice
  const said = { tag: `snug/${room}`, room }
  if (shows === 'nothing') return { ...said, title: t('app.name'), body: t('notice.forYou') }
  const title = t('notice.from', { name: by, room: roomName })
  return {
    ...said,
    title,
    body: shows === 'words' ? shortened(whatIsSaid(t, notice)) : t(`notice.${is}`, { name: by }),
  }
}

const shortened = (text: string): string => {
  const own = plainWords(ownLines(text) || text)
  const letters = [...own]
  return letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : own
}
