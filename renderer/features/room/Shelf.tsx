import { ChevronDown, Ellipsis, Eraser, Pencil } from 'lucide-react'
import { Button, MenuTrigger } from 'react-aria-components'
import type { NoteId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem, useSnug } from '../../state/store'
import type { NoteView } from '../../state/views'
import { IconButton } from '../../ui/IconButton'
import { Menu } from '../../ui/Menu'
import { NoteLinks } from './NoteLinks'
import styles from './Shelf.module.css'

type ShelfProps = {
  readonly name: string
  readonly notes: readonly NoteView[]
  readonly here: NoteId | undefined
  /** Asks for another name, or whether to empty it; undefined for who may not. */
  readonly onChange: ((asks: 'rename' | 'empty') => void) | undefined
}

/** A shelf of the list: its name folds it, and its menu changes it for everybody. */
export const Shelf = ({ name, notes, here, onChange }: ShelfProps) => {
  const { t } = useI18n()
  const { foldShelf } = useCommands()
  const isFolded = useSnug(({ company }) => company.folded.includes(name))
  const fold = (): void => {
    foldShelf(name, !isFolded).catch((error: unknown) => addProblem(asProblem(error)))
  }
  return (
    <div className={styles['shelf']}>
      <div className={styles['head']}>
        <h3 className={styles['heading']}>
          <Button className={styles['name'] ?? ''} aria-expanded={!isFolded} onPress={fold}>
            <ChevronDown size={16} aria-hidden />
            <span dir="auto">{name}</span>
          </Button>
        </h3>
        {onChange && (
          <MenuTrigger>
            <IconButton label={t('shelves.actions', { shelf: name })} icon={<Ellipsis size={16} aria-hidden />} />
            <Menu
              label={t('shelves.actions', { shelf: name })}
              placement="bottom end"
              entries={[
                {
                  id: 'rename',
                  label: t('shelves.rename'),
                  icon: <Pencil size={16} aria-hidden />,
                  onAction: () => onChange('rename'),
                },
                {
                  id: 'empty',
                  label: t('shelves.empty'),
                  icon: <Eraser size={16} aria-hidden />,
                  onAction: () => onChange('empty'),
                },
              ]}
            />
          </MenuTrigger>
        )}
      </div>
      {/* Where one is stays in sight. */}
      <NoteLinks notes={isFolded ? notes.filter(({ note }) => note === here) : notes} here={here} />
    </div>
  )
}
