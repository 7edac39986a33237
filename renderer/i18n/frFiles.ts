import type { Translated } from './catalogue'
import type { enFiles } from './enFiles'

/** What is said of pictures and files in messages, in French. */
export const frFiles: Translated<typeof enFiles> = {
  'files.attach': 'Joindre des images ou des fichiers',
  'files.chosen': 'Ce qui part avec votre message',
  'files.describe': 'Ce qu’on y voit, en mots',
  'files.describeHelp': 'Pour qui ne peut pas la voir. Vous pouvez laisser ce champ vide.',
  'files.describeOf': 'Ce qu’on voit sur « {name} », en mots',
  'files.describeTitle': 'Décrire l’image',
  'files.describeAction': 'Décrire « {name} »…',
  'files.takeOut': 'Enlever',
  'files.takeOutOf': 'Enlever « {name} »',
  'files.asItIs': 'Envoyer comme fichier, telle quelle',
  'files.asItIsMeans': 'Telle quelle, avec tout ce que l’appareil y a noté, comme le lieu où elle a été prise.',
  'files.madeAnew':
    'Les images sont redessinées, et réduites si besoin. Ce qu’un appareil y a noté reste ici, comme le lieu où elles ont été prises.',
  'files.notMadeAnew':
    'Ce fichier part tel quel, avec tout ce que l’appareil y a noté, comme le lieu de la prise de vue : Snug ne sait pas le redessiner.',
  'files.chooseAgain': 'Pour l’envoyer comme fichier, telle quelle, enlevez-la et choisissez-la de nouveau.',
  'files.preparing': 'En préparation…',
  'files.added': '« {name} » partira avec votre message.',
  'files.addedSeveral': {
    one: 'Un fichier partira avec votre message.',
    other: '{n} fichiers partiront avec votre message.',
  },
  'files.takenOut': '« {name} » ne part plus avec votre message.',
  'files.tooMany': 'Un message porte {n} fichiers au plus. Envoyez les autres avec le message suivant.',
  'files.tooLarge':
    '« {name} » est trop lourd : un fichier joint à un message fait {size} au plus. Réduisez-le, ou divisez-le.',
  'files.tooLargeTogether':
    '« {name} » n’y tient plus : tout ce qui est joint à un message fait {size} au plus. Envoyez-le avec le message suivant.',
  'files.empty': '« {name} » est vide : il ne contient rien à envoyer.',
  'files.unreadable': '« {name} » n’a pas pu être lu. Choisissez-le de nouveau.',
  'files.dropHere': 'Lâchez ici, et cela partira avec votre message',
  'files.dropComment': 'Lâchez ici, et cela partira avec votre commentaire',
  'files.dropReply': 'Lâchez ici, et cela partira avec votre réponse',

  'files.attached': 'Fichiers',
  'files.save': 'Enregistrer…',
  'files.saveOf': 'Enregistrer « {name} »…',
  'files.openOf': 'Voir en grand : {name}',
  'files.noWords': 'Une image que personne n’a décrite',
  'files.coming': 'En route',
  'files.comingFrom': 'En route depuis chez {name}',
  'files.notKept': 'Il en manque une partie ici.',
  'files.noPicture': 'Ceci ne peut pas être montré comme une image. Vous pouvez l’enregistrer comme fichier.',
  'files.nth': '{nth} sur {of}',
  'files.before': 'L’image précédente',
  'files.next': 'L’image suivante',
  'files.pictures': { one: 'Une image', other: '{n} images' },
  'files.aFile': 'Un fichier : {name}',
  'files.files': { one: 'Un fichier', other: '{n} fichiers' },
}
