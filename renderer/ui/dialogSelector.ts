/** Whatever lies over the page and keeps the focus. */
export const DIALOG = '[role="dialog"], [role="alertdialog"]'

/** Whether something lies over the page, or has only just gone: nothing below can have the focus until the page is let go, a moment later. */
export const isCovered = (): boolean => document.querySelector(`${DIALOG}, body > [inert]`) !== null
