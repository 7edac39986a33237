import type { Role } from '../events/event'

const ORDER: readonly Role[] = ['reader', 'member', 'editor', 'organiser']

/** Whether the first role may more than the second. */
export const isHigher = (one: Role, other: Role): boolean => ORDER.indexOf(one) > ORDER.indexOf(other)

/** The highest of several roles; undefined of none. */
export const highest = (roles: readonly Role[]): Role | undefined =>
  roles.reduce<Role | undefined>((high, role) => (high && !isHigher(role, high) ? high : role), undefined)

/** Editors publish editions; organisers too. */
export const mayPublish = (role: Role): boolean => role === 'editor' || role === 'organiser'

/** Readers read and are present; everybody else posts. */
export const maySpeak = (role: Role): boolean => role !== 'reader'
