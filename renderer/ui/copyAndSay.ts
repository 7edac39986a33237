import { copyText } from './copyText'
import { sayShortly } from './sayShortly'

/** Puts text on the clipboard, and says that it `is` there; `failed` is told why it is not. */
export const copyAndSay = (text: string, is: string, failed: (error: unknown) => void): void => {
  try {
    copyText(text)
    sayShortly(is)
  } catch (error) {
    failed(error)
  }
}
