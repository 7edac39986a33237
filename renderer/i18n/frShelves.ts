import type { enShelves } from './enShelves'
import type { Translated } from './catalogue'

/** The list of notes and its shelves, in French. */
export const frShelves: Translated<typeof enShelves> = {
  'shelves.find': 'Trouver une note par son titre',
  'shelves.hint': 'Titre',
  'shelves.found': 'Notes qui ont ce titre',
  'shelves.findWords': 'Chercher « {words} » dans le texte des notes',
  'shelves.goOnTyping': 'Il y en a d’autres : continuez à écrire.',
  'shelves.noneFound': 'Aucune note n’a cela dans son titre.',
  'shelves.actions': 'Plus pour l’étagère « {shelf} »',
  'shelves.rename': 'Renommer l’étagère',
  'shelves.name': 'Nom de l’étagère',
  'shelves.renameHelp': 'Tout le salon le voit. S’il existe une étagère de ce nom, les deux n’en font plus qu’une.',
  'shelves.empty': 'Vider l’étagère',
  'shelves.emptyAsk': 'Vider l’étagère « {shelf} » ?',
  'shelves.emptyMeans':
    'Ses notes restent comme elles sont, dans la liste, sans étagère. Pour tout le salon, l’étagère disparaît.',
  'shelves.put': 'Mettre sur une étagère',
  'shelves.which': 'Étagère',
  'shelves.none': 'Aucune étagère',
  'shelves.new': 'Une nouvelle étagère',
  'shelves.newHelp': 'Tout le salon voit les étagères et ce qui s’y trouve.',
  'shelves.putThere': 'L’y mettre',
  'shelves.takeOff': 'La retirer de son étagère',
}
