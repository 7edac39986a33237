import type { PersonRole, Role } from '../events/event'

const ORDER: readonly Role[] = ['keeper', 'reader', 'member', 'editor', 'organiser']

/** Whether the first role may more than the second. */
export const isHigher = (one: Role, other: Role): boolean => ORDER.indexOf(one) > ORDER.indexOf(other)

/** The highest of several roles; undefined of none. */
export const highest = (roles: readonly Role[]): Role | undefined =>
  roles.reduce<Role | undefined>((high, role) => (high && !isHigher(role, high) ? high : role), undefined)

/** Editors publish editions; organisers too. */
export const mayPublish = (role: Role): boolean => role === 'editor' || role === 'organiser'

/** Readers read and are present, keepers keep; everybody else posts. */
export const maySpeak = (role: Role): boolean => isPerson(role) && role !== 'reader'

/** People are seen, counted and thanked, and leave marks; a keeper is a machine, and does none of that. */
export const isPerson = (role: Role): role is PersonRole => role !== 'keeper'
