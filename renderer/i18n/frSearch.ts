import type { enSearch } from './enSearch'
import type { Plural } from './messages'

/** The search's own words in French. */
export const frSearch: {
  readonly [Key in keyof typeof enSearch]: (typeof enSearch)[Key] extends string ? string : Plural
} = {
  'search.title': 'Chercher',
  'search.field': 'Chercher dans le salon',
  'search.hint': 'Des mots dits ou écrits ici',
  'search.close': 'Fermer la recherche',
  'search.filters': 'Seulement',
  'search.who': 'Qui',
  'search.anyone': 'Tout le monde',
  'search.former': '{name} (n’est plus membre)',
  'search.what': 'Quoi',
  'search.everything': 'Tout',
  'search.messages': 'Messages',
  'search.files': 'Avec images ou fichiers',
  'search.notes': 'Notes',
  'search.from': 'Du',
  'search.until': 'Au',
  'search.start':
    'Retrouvez tout ce qui a été dit et écrit dans ce salon : par ses mots, par la personne, ou par le jour.',
  'search.none': 'Rien de ce qui est sur cette machine ne dit cela.',
  'search.noneYet': 'Rien de trouvé jusqu’ici.',
  'search.anew': 'Chercher autre chose',
  'search.results': 'Ce qui a été trouvé',
  'search.more': 'En montrer plus',
  'search.resultCount': { one: 'Un résultat', other: '{n} résultats' },
  'search.resultsBeyond': 'Plus de {n} résultats',
  'search.reading': 'La lecture des messages plus anciens continue.',
  'search.readSince': 'Cherché jusqu’au {day} pour l’instant ; la lecture des messages plus anciens continue.',
  'search.stoppedAt': 'Cherché jusqu’au {day} ; ce qui est plus ancien n’a pas pu être lu.',
  'search.absent': {
    one: 'Les mots d’un message ne sont pas arrivés sur cette machine ; on ne peut pas y chercher.',
    other: 'Les mots de {n} messages ne sont pas arrivés sur cette machine ; on ne peut pas y chercher.',
  },
  'search.keys': '↑ ↓ choisissent, Entrée ouvre, Échap revient',
  'search.note': 'Note',
  'search.noteBy': 'Note de {name}',
}
