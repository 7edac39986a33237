/**
 * A locale for which React Aria's arrow keys and menus go the way in which the page runs, `direction`. Languages that run from right
 * to left say so themselves; where the page is turned round without one, as for looking at it, a script says it.
 */
export const directed = (locale: string, direction: string): string =>
  direction === 'rtl' ? new Intl.Locale(locale, { script: 'Arab' }).toString() : locale
