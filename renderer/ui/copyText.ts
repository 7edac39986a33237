/**
 * Puts text on the clipboard. Goes through the copy event, which needs a press of a key or button but no permission:
 * Snug asks for none. Throws when the browser refuses.
 */
export const copyText = (text: string): void => {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', fill, { capture: true })
  try {
    if (!document.execCommand('copy')) throw new Error('the clipboard is refused')
  } finally {
    document.removeEventListener('copy', fill, { capture: true })
  }
}
