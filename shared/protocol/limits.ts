/** Every bound on what comes from outside, in one place. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** A signed event's stored string. */
  eventBytes: 2 * 1024,
  /** A message's body as UTF-8 JSON, with its 16 random bytes. */
  wordsBytes: 64 * 1024,
  /** What is larger than words: further contents that belong to one message. */
  parts: 256,
  /** Of a file, in each of them: in base64url it still fits into words. */
  partBytes: 48_000,
  /** Files that go with one message, and how large one may be: 250 parts. */
  files: 10,
  fileBytes: 12_000_000,
  /** Characters: a file's name, its media type, and what is on a picture in words. */
  fileName: 120,
  fileType: 120,
  pictureAlt: 1_000,
  /** Pixels on each side of a picture. */
  pictureSide: 30_000,
  /** An edition: notes, messages and paragraphs of the editor's own; characters of what introduces them, or of one of these. */
  pieces: 200,
  issueText: 100_000,
  /** All of it, as JSON. */
  issueBytes: 4 * 1024 * 1024,
  /** Letters of a passphrase, at least (NIST SP 800-63B, 5.1.1.2, asks for eight). */
  passphraseLeast: 8,
  /** A note document's whole state. */
  noteBytes: 4 * 1024 * 1024,
  /** Entries after which a device starts a new stream (Yjs concatenates a run at each append). */
  streamEntries: 5_000,
  /** One frame on a data channel: above 256 KiB unframed messages are lost silently. */
  frameBytes: 64 * 1024,
  /** Where sending pauses and resumes. */
  bufferedHigh: 1024 * 1024,
  bufferedLow: 256 * 1024,
  /** A reassembled message. */
  messageBytes: 32 * 1024 * 1024,
  /** What a deflated update may unpack to. */
  inflatedBytes: 32 * 1024 * 1024,
  /** What an unknown device may show of the ledger before it is admitted to the mesh: some thousand events. */
  introductionBytes: 4 * 1024 * 1024,
  /** How long it may take for that, after the signatures have been checked: 4 MiB at 1 Mbit/s. */
  introduction: 40_000,
  /** A handshake that takes longer is closed. */
  handshake: 10_000,
  /** Heartbeat: a ping after this long without a word, closed after `silence`. */
  heartbeat: 1_000,
  silence: 3_000,
  /** How far ahead a signed time may be before it is not believed. */
  clockAhead: 10 * 60 * 1000,
  /** How many documents one room may have. */
  documents: 20_000,
  /** Characters. */
  memberName: 60,
  roomName: 80,
  /** Names that a door tells a newcomer beside the ledger: two for each place of the largest room. */
  namesTold: 300,
  noteTitle: 200,
  shelfName: 60,
  invitationNote: 200,
  /** A charter's text as UTF-8, so that its event keeps within its bound. */
  charterBytes: 1000,
  /** A cut's base64url: a removal with it and sixteen heads still keeps within an event's bound. 59 streams or more. */
  cut: 800,
  /** People: as long as no charter says otherwise, and the most that one may say. */
  capacity: 50,
  mostCapacity: 150,
  /** The highest number of a colour that anybody may choose: screens know fewer, and show who chose another without. */
  tones: 99,
  /** Devices that one member may add to the one they came with. */
  addedDevices: 7,
} as const
