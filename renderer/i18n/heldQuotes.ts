/**
 * What somebody wrote as it stands in a line that may break: no line breaks between words and the French quotation marks around
 * them, or before ; : ! ?. For the eye alone.
 */
export const heldQuotes = (text: string): string =>
  text.replaceAll(/ (?=[»;:!?](?:\s|$))/g, '\u00a0').replaceAll(/(?<=«) /g, '\u00a0')
