/** Whatever lies over the page and keeps the focus. */
export const DIALOG = '[role="dialog"], [role="alertdialog"]'
