import type { DecorationAttrs } from '@tiptap/pm/view'
import styles from './carets.module.css'
import { toneClass } from '../../ui/toneClass'
import { toneOf } from '../../ui/tones'

/** What `calmAwareness` says of a remote caret; read again as unknown, since it passes through other hands. */
export type Told = Readonly<Record<string, unknown>>

const toldTone = ({ tone }: Told): string => toneClass(toneOf('', tone))

/** Somebody else's caret. Their name is drawn by the style sheet, so that it never is part of the text that is read or copied. */
export const renderCaret = (user: Told): HTMLElement => {
  const caret = document.createElement('span')
  caret.className = `${styles['caret']} ${toldTone(user)}`
  caret.setAttribute('aria-hidden', 'true')
  caret.dataset['name'] = typeof user['name'] === 'string' ? user['name'] : ''
  return caret
}

/** What somebody else has selected. */
export const selectionOf = (user: Told): DecorationAttrs => ({ class: `${styles['selection']} ${toldTone(user)}` })
