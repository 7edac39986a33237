/** Milliseconds in which a menu has gone from the screen. */
const AFTER_MENU = 250

/** Does it once the menu that it was chosen in has gone: what is printed would have the menu on it. */
export const afterMenu = (act: () => void): void => void setTimeout(act, AFTER_MENU)
