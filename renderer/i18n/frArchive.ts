import type { Translated } from './catalogue'
import type { enArchive } from './enArchive'

/** Ce qui se dit en français de l’ouverture d’une archive, et d’un salon mis ici depuis la sienne. */
export const frArchive: Translated<typeof enArchive> = {
  'archive.open': 'Ouvrir une archive',
  'archive.openHelp': 'Une archive se rouvre dans Snug : pour être lue, ou pour ramener ce qui manque ici.',
  'archive.instead': 'J’ai plutôt l’archive d’un salon',
  'archive.intro':
    'L’archive d’un salon s’ouvre ici pour être lue, avec sa conversation, ses notes et sa recherche. Si le salon est sur cette machine, ce qui lui manque revient de l’archive.',
  'archive.choose': 'Choisir l’archive',
  'archive.looking': 'Vérification de l’archive…',
  'archive.exported': 'Exportée le {when}',
  'archive.sound': {
    one: 'Son unique fichier est tel qu’il a été exporté.',
    other: 'Ses {n} fichiers sont tels qu’ils ont été exportés.',
  },
  'archive.toRead': 'L’ouvrir pour la lire',
  'archive.toReadMeans':
    'Le salon est mis sur cette machine tel qu’il était alors, pour être lu. Vous n’en devenez pas membre : pour y prendre part de nouveau, il vous faut une invitation, ou fondez-en un nouveau à partir de lui.',
  'archive.bringBack': 'Ramener ce qui manque',
  'archive.bringBackMeans':
    'Ce salon est sur cette machine. Tout ce que l’archive contient et qui n’est pas ici revient ; ce qui a été repris depuis reste effacé. Rien de ce qui est ici ne change.',
  'archive.bringing': 'Mise en place…',
  'archive.step': 'Partie {done} sur {all}',
  'archive.backKeepsNothing': 'Si vous revenez en arrière maintenant, il n’en reste rien ici.',
  'archive.backKeeps': 'Si vous revenez en arrière maintenant, le reste ne vient pas ; ce qui est revenu reste.',
  'archive.changed': 'Cette archive n’est pas telle qu’elle a été exportée.',
  'archive.changedSafe': 'Rien n’en a été gardé. Le fichier est inchangé.',
  'archive.changedNext':
    'Elle a été endommagée en chemin, ou quelqu’un l’a modifiée : demandez une autre copie à qui l’a exportée. Ses pages peuvent encore se lire dans un navigateur, avec prudence.',
  'archive.faults': 'Ce qui ne va pas',
  'archive.fault.missing': '{path} manque',
  'archive.fault.extra': '{path} a été ajouté',
  'archive.fault.changed': '{path} n’est plus ce qu’il était',
  'archive.fault.list': 'sa liste de fichiers ne peut pas être lue',
  'archive.moreFaults': { one: 'et un autre', other: 'et {n} autres' },
  'gone.restored': 'Ce salon a été mis ici depuis son archive.',
  'gone.restoredLine': 'Depuis son archive, pour être lu.',
  'gone.restoredMeans':
    'Vous le lisez tel qu’il était lors de son exportation. Aucune autre machine n’est en lien avec celle-ci pour lui.',
  'gone.restoredBack':
    'Pour y prendre part de nouveau, ouvrez une invitation à ce salon : ce qui est ici y reste, et ce qui en manque aux autres leur revient. Ou fondez un nouveau salon à partir de lui.',
}
