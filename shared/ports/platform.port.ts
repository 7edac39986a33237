/** Where the page finds its own hub, and with what it proves that it is the application's page. */
export type HubAccess = {
  /** `ws://127.0.0.1:PORT` */
  readonly url: string
  readonly token: string
  /** Whether the hub listens beyond this machine. */
  readonly reachable: boolean
  /** `host:port` under which other machines find it; empty unless `reachable`. */
  readonly addresses: readonly string[]
}

/** What the system shows beside its clock. `onPress`: the person wants to see it; the window comes forth. */
export type SystemNotice = {
  readonly title: string
  readonly body: string
  readonly tag: string
  onPress(): void
}

/** When Snug is on, beyond its window being open. */
export type Staying = {
  /** Closing the window puts it away, and Snug goes on. */
  readonly staysOn: boolean
  /** Snug starts when the person logs in to this computer, and shows no window. */
  readonly startsWithComputer: boolean
}

/** Puts a file's bytes, in order; each piece is to be awaited. */
export type WriteFile = (put: (piece: Uint8Array<ArrayBuffer>) => Promise<void>) => Promise<void>

/** What differs between the desktop application and the browser edition. */
export interface Platform {
  readonly kind: 'desktop' | 'browser'
  readonly version: string
  hub(): Promise<HubAccess>
  /** "Reachable in this network" on or off. Resolves with the new state; rejects with a Problem if it can't listen. */
  setReachable(on: boolean): Promise<HubAccess>
  /** What the person has chosen of staying on; undefined where Snug ends with its window, and there is nothing to choose. */
  staying(): Promise<Staying | undefined>
  /** Turns one of these choices on or off. Resolves with what holds then; rejects with Problem `choice-refused`. */
  chooseStaying(choice: keyof Staying, on: boolean): Promise<Staying>
  /** Lets the person save a file under a safe name. Resolves false when they cancelled. */
  saveFile(suggestedName: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>
  /**
   * The same for a file that is too large to be held in memory: it becomes what `write` puts, one piece after the other, or nothing where
   * that rejects. Resolves false when they cancelled; what `write` did then was for nothing, if it was called.
   */
  writeFile(suggestedName: string, write: WriteFile): Promise<boolean>
  /**
   * Lets the person put what the window shows onto paper, or not. The page goes on meanwhile where it can. Where there is no
   * printer it may become a file, which is called by `name`.
   */
  printPage(name: string): Promise<void>
  /** Opens a link outside Snug, after a check of its scheme (http, https, mailto). Throws Problem `not-allowed`. */
  openLink(url: string): Promise<void>
  /** Invitation links that the system hands to the application, from start on. Returns a function that stops it. */
  onInvitation(handler: (link: string) => void): () => void
  /** Whether somebody looks at this window: it is in sight, and what is typed goes there. */
  isLookedAt(): boolean
  /** Calls whenever that changes. Returns a function that stops it. */
  onLookedAt(handler: (isLookedAt: boolean) => void): () => void
  /** Whether this window is in sight: it is neither put away nor minimised, and no other tab lies above it. */
  isInSight(): boolean
  /** Calls whenever that changes. Returns a function that stops it. */
  onInSight(handler: (isInSight: boolean) => void): () => void
  /** Whether what is stored here is safe from being cleared by the browser when the disk runs short. */
  isKept(): Promise<boolean>
  /** Asks for that. Resolves with what holds then. */
  askToKeep(): Promise<boolean>
  /** Asks the person, through the system, whether Snug may notify them; as their own click. Resolves with what holds then. */
  askToNotify(): Promise<boolean>
  /** Shows a notification of the system, in place of an earlier one of the same `tag`. Does nothing where that is not allowed. */
  notify(notice: SystemNotice): void
  /** The page starts anew: nothing of what it held in memory is left to it. */
  startAnew(): void
  /**
   * Takes the profile for this window. Resolves true when it is the only writer; false when another window has it.
   */
  takeProfile(): Promise<boolean>
}
