import type { ArchiveLanguage } from './archiveInput'

const en = {
  locale: 'en-GB',
  archiveOf: 'Archive of {room}',
  made: 'Made on {when} with Snug {version}. Times are those of {zone}.',
  conversation: 'Conversation',
  noMessages: 'Nothing was said here.',
  notes: 'Notes',
  noNotes: 'No notes were written.',
  asMarkdown: 'as Markdown',
  people: 'People',
  since: 'since {when}',
  founded: 'The room was founded on {when}.',
  inside: 'What else is in this archive',
  insideRoom: 'everything above once more, for programs to read',
  insideDocuments: 'the room’s documents as Snug keeps them, with every signature',
  insideContents: 'the words that the signatures speak of',
  insideManifest: 'the size and SHA-256 of every other file here',
  back: 'To the beginning',
  earlier: 'Earlier: {month}',
  later: 'Later: {month}',
  edited: 'edited {when}',
  takenBack: '{name} took this message back.',
  absent: 'The words of this message had not arrived on the machine that made this archive.',
  inReplyTo: 'In reply to {name}, {when}',
  inReplyToUnknown: 'In reply to a message that is not in this archive',
  repliesIn: 'More replies in {month}',
  linkedMessage: 'a message of {month}',
  linkedNoteAway: 'a note that is not in this archive',
  was: 'was {name} until {when}',
  former: 'no longer a member',
  someone: 'Someone unknown',
  untitled: 'Untitled note',
  noteBy: 'Founded by {name} on {when}',
  strange:
    'Something in this note could not be read by the version of Snug that made this archive. It is whole in documents/.',
  done: 'done',
  open: 'to do',
  role: { organiser: 'organiser', editor: 'editor', member: 'member', reader: 'reader' },
}
export type ArchiveWords = typeof en

const fr: ArchiveWords = {
  locale: 'fr-FR',
  archiveOf: 'Archive de {room}',
  made: 'Faite le {when} avec Snug {version}. Les heures sont celles de {zone}.',
  conversation: 'Conversation',
  noMessages: 'Rien n’a été dit ici.',
  notes: 'Notes',
  noNotes: 'Aucune note n’a été écrite.',
  asMarkdown: 'en Markdown',
  people: 'Personnes',
  since: 'depuis le {when}',
  founded: 'Le salon a été fondé le {when}.',
  inside: 'Ce que cette archive contient encore',
  insideRoom: 'tout ce qui précède, lisible par des programmes',
  insideDocuments: 'les documents du salon tels que Snug les garde, avec chaque signature',
  insideContents: 'les mots dont parlent les signatures',
  insideManifest: 'la taille et le SHA-256 de chaque autre fichier',
  back: 'Au début',
  earlier: 'Avant\u202f: {month}',
  later: 'Après\u202f: {month}',
  edited: 'modifié le {when}',
  takenBack: '{name} a repris ce message.',
  absent: 'Les mots de ce message n’étaient pas arrivés sur la machine qui a fait cette archive.',
  inReplyTo: 'En réponse à {name}, {when}',
  inReplyToUnknown: 'En réponse à un message qui n’est pas dans cette archive',
  repliesIn: 'D’autres réponses en {month}',
  linkedMessage: 'un message de {month}',
  linkedNoteAway: 'une note qui n’est pas dans cette archive',
  was: 's’appelait {name} jusqu’au {when}',
  former: 'n’est plus membre',
  someone: 'Une personne inconnue',
  untitled: 'Note sans titre',
  noteBy: 'Commencée par {name} le {when}',
  strange:
    'Quelque chose dans cette note n’a pas pu être lu par la version de Snug qui a fait cette archive. Tout est dans documents/.',
  done: 'fait',
  open: 'à faire',
  role: { organiser: 'organise', editor: 'édite', member: 'membre', reader: 'lit' },
}

/** What the pages of an archive say, in one language. */
export const archiveWords: Readonly<Record<ArchiveLanguage, ArchiveWords>> = { en, fr }

/** Puts values where the braces are. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
