/** Why somebody may not do something: the key of a sentence in the catalogue (`reason.<key>`). */
export type Reason =
  | 'not-a-member'
  /** Readers read and are present; they don't post. */
  | 'reader'
  /** On a keeper nobody writes, and nobody makes a person of it. */
  | 'keeper'
  | 'not-the-author'
  | 'organisers-only'
  /** Editions are put together by editors. */
  | 'editors-only'
  /** The charter lets organisers alone invite. */
  | 'charter-organisers'
  /** Who is no organiser invites members and readers. */
  | 'role-too-high'
  | 'room-full'
  | 'needs-yes'
  | 'already-member'
  | 'invitation-unknown'
  | 'invitation-closed'
  | 'invitation-expired'
  | 'invitation-used-up'
  /** Who has left, or whose device was removed, comes back by an invitation that was made after that. */
  | 'gone-since'
  /** One leaves; one does not remove oneself. */
  | 'yourself'
  | 'founder'
  /** An organiser is removed, or made something else, by who made them one, or by somebody above those. */
  | 'organiser-not-above'
  | 'same-role'
  | 'not-your-device'
  /** Without it they would have none: that is to remove them. */
  | 'only-device'
  | 'too-many-devices'
