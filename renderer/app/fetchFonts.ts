/** The faces that any first screen of a room is written in (`ui/fonts.css`). */
const FACES = [
  '400 1em Literata',
  'italic 400 1em Literata',
  '600 1em Literata',
  "400 1em 'Atkinson Hyperlegible'",
  "700 1em 'Atkinson Hyperlegible'",
] as const

/**
 * Asks for them before there is anything to draw. Otherwise the browser asks when it first meets their letters, and lays
 * out the same text twice: with the letters of the system, which it looks up for it, and then with these.
 */
export const fetchFonts = (): void => {
  for (const face of FACES)
    document.fonts.load(face).catch((error: unknown) => console.warn(`${face} is not to be had:`, error))
}
