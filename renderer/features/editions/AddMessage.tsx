import { useState } from 'react'
import { monthOfDoc } from '#shared/protocol/ids'
import type { DeskPiece } from '../../commands/desk'
import { useOpenSearch } from '../../commands/useOpenSearch'
import { useI18n } from '../../i18n/context'
import type { FoundMessage } from '../../state/search/searchViews'
import { useSnug } from '../../state/store'
import { ChoosePiece, Choosing } from './ChoosePiece'

type AddMessageProps = {
  readonly isOpen: boolean
  readonly there: readonly DeskPiece[]
  readonly onAdd: (piece: DeskPiece) => void
  readonly onClose: () => void
}

const MOST = 30
/** Characters: nobody types more. */
const LONGEST = 200

/** Asks which message goes into the edition, by words that stand in it. */
export const AddMessage = (props: AddMessageProps) => {
  const { t } = useI18n()
  return (
    <ChoosePiece title={t('desk.addMessage')} isOpen={props.isOpen} onClose={props.onClose}>
      <Messages {...props} />
    </ChoosePiece>
  )
}

const Messages = ({ there, onAdd, onClose }: AddMessageProps) => {
  const { t, format } = useI18n()
  const [words, setWords] = useState('')
  const open = useOpenSearch()
  const editions = useSnug(({ room }) => room?.editions)

  const { items = [], hasMore = false } =
    (words.trim() ? open?.search.find({ words, kind: 'message' }, MOST) : undefined) ?? {}
  const found = items.filter(
    (one): one is FoundMessage => one.kind === 'message' && !editions?.some(({ id }) => id === one.id),
  )
  const isThere = ({ id }: FoundMessage): boolean => there.some((one) => one.kind === 'message' && one.id === id)
  return (
    <Choosing
      label={t('desk.findMessage')}
      hint={t('search.hint')}
      maxLength={LONGEST}
      words={words}
      onWords={setWords}
      listLabel={t('desk.foundMessages')}
      options={found.map((one) => ({
        id: one.id,
        words: one.pieces.map(({ text }) => text).join(''),
        remark: [one.author.name, format.date(one.at), ...(isThere(one) ? [t('desk.there')] : [])].join(' · '),
      }))}
      said={
        !words.trim()
          ? t('desk.onlyMessages')
          : found.length === 0
            ? t('desk.noMessage')
            : hasMore
              ? t('shelves.goOnTyping')
              : ''
      }
      onChoose={(id) => {
        const one = found.find((message) => message.id === id)
        if (!one) return
        onAdd({ kind: 'message', id: one.id, month: monthOfDoc(one.doc), by: one.author.name, at: one.at })
        onClose()
      }}
    />
  )
}
