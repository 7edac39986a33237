import type { enPalette } from './enPalette'
import type { Plural } from './messages'

/** The palette's own words in French. */
export const frPalette: {
  readonly [Key in keyof typeof enPalette]: (typeof enPalette)[Key] extends string ? string : Plural
} = {
  'palette.title': 'Aller ou faire',
  'palette.field': 'Un lieu, une personne, une action',
  'palette.list': 'Ce qu’on peut choisir',
  'palette.places': 'Lieux',
  'palette.people': 'Personnes',
  'palette.actions': 'Actions',
  'palette.search': 'Recherche',
  'palette.wroteBy': 'Ce que {name} a écrit',
  'palette.ownWrote': 'Ce que vous avez écrit',
  'palette.openRoom': 'Salon : {room}',
  'palette.searchAll': 'Chercher partout dans le salon',
  'palette.searchFor': 'Chercher « {words} » dans le salon',
  'palette.language': 'Langue : {language}',
  'palette.theme': 'Lumière : {theme}',

  'keys.title': 'Touches',
  'keys.everywhere': 'Partout',
  'keys.palette': 'Aller ou faire',
  'keys.search': 'Chercher',
  'keys.searchPlain': 'Chercher, là où rien ne s’écrit',
  'keys.list': 'Ces touches',
  'keys.leave': 'Revenir, fermer',
  'keys.conversation': 'Sur un message',
  'keys.move': 'Un message plus haut ou plus bas',
  'keys.ends': 'Le premier, le dernier',
  'keys.reply': 'Répondre',
  'keys.quote': 'Citer',
  'keys.edit': 'Modifier, si c’est le vôtre',
  'keys.actions': 'Tout ce qu’on peut en faire',
  'keys.writing': 'En écrivant',
  'keys.send': 'Envoyer',
  'keys.newLine': 'Une nouvelle ligne',
  'keys.call': 'Appeler quelqu’un par son nom',
  'keys.notes': 'Dans une note',
  'keys.nameEnter': 'Entrée',
  'keys.nameEscape': 'Échap',
  'keys.nameHome': 'Début',
  'keys.nameEnd': 'Fin',
  'keys.nameShift': 'Maj',
  'keys.tools': 'Du texte à ses outils',
}
