import type { DocId, TalkDocId } from '../protocol/ids'
import { noteOfDoc, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Context } from './context'

/** The first month of which a room may speak. */
const FIRST_MONTH = '2020-01'
/** So many documents are never notes. */
const FOR_MONTHS = 1_000
const MONTH = 31 * 24 * 60 * 60 * 1000

/**
 * The time as far as this room can tell: a machine whose clock stands before the newest admission has a wrong clock,
 * and would otherwise write into, and refuse, the wrong months.
 */
export const roomNow = ({ clock, state }: Pick<Context, 'clock' | 'state'>): number => {
  let now = Math.floor(clock.now())
  for (const { since } of state().members.values()) now = Math.max(now, since)
  return now
}

/** The months in which something can have been said in this room. */
export const monthsOf = (context: Pick<Context, 'clock' | 'state'>): readonly TalkDocId[] => {
  const last = talkDocAt(roomNow(context) + MONTH)
  const first = new Date(Math.max(context.state().foundedAt, Date.parse(FIRST_MONTH)))
  const months: TalkDocId[] = []
  for (let at = 0; (months.at(-1) ?? '') < last && at < FOR_MONTHS; at += 1)
    months.push(talkDocAt(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at)))
  return months
}

/** Whether a document is one that this room has or may begin: months that are plausible, notes that are founded. */
export const isWelcome = (
  context: Pick<Context, 'clock' | 'state' | 'files' | 'isNoteFounded'>,
  doc: DocId,
): boolean => {
  const { files } = context
  if (files.summary(doc)) return true
  const note = noteOfDoc(doc)
  // Whoever founds notes by the thousand must not keep the conversation from going on.
  if (files.count() >= limits.documents - (note ? FOR_MONTHS : 0)) return false
  if (note) return context.isNoteFounded(note)
  if (doc === 'ledger') return true
  return doc >= `talk/${FIRST_MONTH}` && doc <= talkDocAt(roomNow(context) + MONTH)
}
