import * as Y from 'yjs'
import type { CaretPosition } from './calmAwareness'

/**
 * Whether `transaction` took something away of the line in which `caret` stands, or the line before or behind it from its end.
 * Who deletes what comes behind their caret leaves no other trace of having been there: no entry of their own, and a caret that
 * is tied to what comes before it, as it was.
 */
export const deletedAt = ({ doc, deleteSet, changed }: Y.Transaction, caret: CaretPosition): boolean => {
  const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(caret), doc)
  if (!place) return false
  const { type, index } = place
  // Of equal letters beside each other an editor may take another than the one at the caret.
  if (changed.has(type as never)) return true
  const isTaken = (item: Y.Item): boolean => Y.isDeleted(deleteSet, item.id)
  let [isFirst, isLast] = [index === 0, index >= type._length]
  for (let item = type._item; item && (isFirst || isLast); item = (item.parent as Y.AbstractType<unknown>)._item) {
    const [before, behind] = [goneBeside(item, 'left'), goneBeside(item, 'right')]
    if ((isFirst && before.gone.some(isTaken)) || (isLast && behind.gone.some(isTaken))) return true
    isFirst &&= before.isAll
    isLast &&= behind.isAll
  }
  return false
}

type Gone = { readonly gone: readonly Y.Item[]; readonly isAll: boolean }

/** What is gone beside `item`, empty lines apart, of which an editor takes whichever; and whether that is all on that side. */
const goneBeside = (item: Y.Item, side: 'left' | 'right'): Gone => {
  const gone: Y.Item[] = []
  let isAll = true
  for (let at = item[side]; at; at = at[side]) {
    if (at.deleted) gone.push(at)
    else isAll = false
    if (!at.deleted && !isEmptyLine(at)) break
  }
  return { gone, isAll }
}

const isEmptyLine = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentType &&
  content.type instanceof Y.XmlElement &&
  content.type.toArray().every((child) => child instanceof Y.XmlText && child.length === 0)
