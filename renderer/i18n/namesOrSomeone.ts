import type { I18n } from './context'

/** Names as a list; an empty one stands for members who are not seen by name. */
export const namesOrSomeone = ({ t, format }: I18n, names: readonly string[]): string =>
  format.names(names.map((name) => name || t(names.length > 1 ? 'people.othersUnnamed' : 'people.someone')))
