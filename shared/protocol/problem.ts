/**
 * What can go wrong in a way that a person must hear about. The code is the key of the sentences in the catalogue
 * (`problem.<code>`: what happened, what is safe, what to do next).
 */
export type ProblemCode =
  | 'invitation-broken'
  | 'invitation-expired'
  | 'invitation-used-up'
  | 'invitation-unknown'
  | 'gone-since'
  | 'invitation-foreign'
  | 'key-false'
  | 'already-member'
  | 'hub-unreachable'
  | 'hub-strange'
  | 'hub-address'
  | 'notices-refused'
  | 'choice-refused'
  | 'peer-version'
  | 'profile-copied'
  | 'database-newer'
  | 'database-broken'
  | 'stored-torn'
  | 'database-reset'
  | 'disk-full'
  | 'second-window'
  | 'no-keys'
  | 'passphrase-wrong'
  | 'passphrase-short'
  | 'too-long'
  | 'too-large'
  | 'too-many'
  | 'empty'
  | 'not-allowed'
  | 'room-full'
  | 'waiting-for-yes'
  | 'device-link-over'
  | 'too-many-devices'
  | 'device-of-another'
  | 'note-import'
  | 'archive-none'
  | 'archive-newer'
  | 'archive-too-large'
  | 'archive-unsound'
  | 'archive-beyond-zip'
  | 'file-unreadable'
  | 'message-away'
  | 'picture-too-large'
  | 'picture-unreadable'
  | 'picture-without-code'
  | 'portrait-too-large'
  | 'portrait-unreadable'
  | 'code-strange'
  | 'camera-missing'
  | 'camera-refused'
  | 'unexpected'

/** An error whose code a screen can turn into a sentence. `detail` is for the log, never secret, never for the screen. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string = '',
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options)
    this.name = 'Problem'
  }
}

/** Any thrown value as a Problem; what is not one becomes `unexpected` with the original as cause. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem('unexpected', error instanceof Error ? error.message : String(error), { cause: error })
