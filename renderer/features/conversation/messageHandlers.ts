import type { MessageView } from '../../state/views'

/** What can be begun at a message. The same object from one rendering to the next, so that messages are drawn once. */
export type MessageHandlers = {
  reply(message: MessageView): void
  /** Begins a message that refers to this one, in the list that `at` stands in. */
  quote(message: MessageView, at: Element): void
  edit(message: MessageView): void
  stopEditing(message: MessageView): void
  /** Leaves "I read this" on it. */
  mark(message: MessageView): void
  /** Each asks first; then one is at the message again, in the list that `at` stands in. */
  takeBack(message: MessageView, at: Element): void
  redact(message: MessageView, at: Element): void
  /** Puts words or an address on the clipboard, and says that it `is` there. */
  copy(text: string, is: string): void
  /** Shows what a muted person has written, once. */
  unfold(message: MessageView): void
  /** Puts it into the edition that is being put together. */
  putOnDesk(message: MessageView): void
  /** Goes to where an edition is read. */
  read(message: MessageView): void
  /** Shows a long message to its end. */
  showWhole(message: MessageView): void
  /** Asks what the nth of its files shows, which is a picture. */
  describe(message: MessageView, nth: number, at: Element): void
  /** Lets one save the nth of its files. */
  saveFile(message: MessageView, nth: number): void
  /** Opens the actions under `anchor`. */
  openMenu(message: MessageView, anchor: Element): void
}

/** Whether its words are gone for ever: there is nothing left to be done with it. */
export const isGone = ({ words }: MessageView): boolean => words.kind === 'takenBack' || words.kind === 'redacted'

/** Whether the person may give a message other words. An edition is closed. */
export const isOwnText = ({ author, words, edition }: MessageView): boolean =>
  author.own && words.kind === 'text' && !edition
