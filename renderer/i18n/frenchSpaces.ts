const NARROW = '\u202f'

/**
 * French typography: the spaces before ; : ! ? and inside « » become narrow and unbreakable. Applied to catalogue
 * sentences only, never to what people wrote.
 */
export const frenchSpaces = (text: string): string =>
  text.replaceAll(/ (?=[;:!?»])/g, NARROW).replaceAll(/(?<=«) /g, NARROW)
