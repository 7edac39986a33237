import type { Grant, Invitation } from './ledgerBook'
import { maySpeak } from './roles'

/** Whether one grant stands above another in the tree: it was given under it, or under one that was. */
export const isAbove = (one: Grant, other: Grant): boolean => {
  if (one.depth >= other.depth) return false
  let next = other.under
  while (next && next.depth > one.depth) next = next.under
  return next === one
}

/** An organiser's grant can be taken only from above it; any other by any organiser. */
export const mayTake = (by: Grant, grant: Grant): boolean =>
  by.role === 'organiser' && (grant.role !== 'organiser' || isAbove(by, grant))

/** An organiser's invitation to be an organiser is closed from above, or by who made it; any other by any organiser. */
export const mayClose = (by: Grant, { role, under }: Invitation): boolean =>
  by === under || (by.role === 'organiser' && (role !== 'organiser' || isAbove(by, under)))

/**
 * So high an invitation may one give: organisers any role, others, where the charter lets them invite, as members or
 * readers.
 */
export const mayGive = (by: Grant, role: Invitation['role']): boolean =>
  by.role === 'organiser' || (maySpeak(by.role) && (role === 'member' || role === 'reader'))
