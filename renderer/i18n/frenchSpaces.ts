const NARROW = '\u202f'
const WIDE = '\u00a0'

/**
 * French typography: no line breaks at the spaces before ; ! ? : and inside « », and before the first three they are
 * narrow. Applied to catalogue sentences only, never to what people wrote.
 */
export const frenchSpaces = (text: string): string =>
  text
    .replaceAll(/ (?=[;!?])/g, NARROW)
    .replaceAll(/ (?=[:»])/g, WIDE)
    .replaceAll(/(?<=«) /g, WIDE)
