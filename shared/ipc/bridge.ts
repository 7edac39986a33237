import type { Input, Output } from './channels'

/** What the preload puts on `window.snug`: named functions, nothing else. Each rejects when main refuses. */
export type Bridge = {
  version(): Promise<Output<'app:version'>>
  invitation(): Promise<Output<'app:invitation'>>
  onInvitation(handler: (link: string) => void): () => void
  inSight(): Promise<Output<'window:inSight'>>
  /** Called when the window has come into sight, or went out of it. */
  onInSight(handler: () => void): () => void
  showWindow(): Promise<void>
  /** The person has chosen a language: what lies around the page speaks it too. */
  speak(language: 'en' | 'fr'): Promise<void>
  staying(): Promise<Output<'staying:read'>>
  chooseStaying(...choice: Input<'staying:choose'>): Promise<Output<'staying:choose'>>
  hub(): Promise<Output<'hub:access'>>
  setReachable(on: boolean): Promise<Output<'hub:setReachable'>>
  beginFile(name: string): Promise<Output<'file:begin'>>
  putFile(file: number, piece: Uint8Array<ArrayBuffer>): Promise<void>
  endFile(file: number, isWhole: boolean): Promise<void>
  printPage(): Promise<Output<'page:print'>>
  pagePdf(): Promise<Uint8Array<ArrayBuffer>>
  openLink(url: string): Promise<void>
  keyProtection(): Promise<Output<'keys:protection'>>
  wrapKey(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  unwrapKey(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}
