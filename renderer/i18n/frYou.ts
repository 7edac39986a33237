import type { Translated } from './catalogue'
import type { enYou } from './enYou'

/** What is said of how oneself is shown in French. */
export const frYou: Translated<typeof enYou> = {
  'you.title': 'Vous',
  'you.name': 'Votre nom',
  'you.nameHelp':
    'Les autres le voient aussitôt, y compris sur ce que vous avez déjà écrit. La liste des personnes dit aussi votre nom d’avant.',
  'you.nameWhere': 'Où vous vous appelez ainsi',
  'you.nameEverywhere': 'Dans tous vos salons',
  'you.nameHere': 'Dans ce salon',
  'you.nameChange': 'Changer de nom',
  'you.nameChanged': 'Vous vous appelez maintenant {name}.',
  'you.choosePicture': 'Choisir une image',
  'you.otherPicture': 'Choisir une autre image',
  'you.noPicture': 'Retirer l’image',
  'you.pictureHelp':
    'Son milieu est découpé en carré et redessiné, tout petit : rien d’autre du fichier ne part avec elle. Les membres de vos salons la voient dans la liste des personnes.',
  'you.tone': 'Votre couleur',
  'you.tone.0': 'Rouille',
  'you.tone.1': 'Sapin',
  'you.tone.2': 'Bleu ardoise',
  'you.tone.3': 'Prune',
  'you.tone.4': 'Olive',
  'you.tone.5': 'Mer',
  'you.toneHelp':
    'C’est dans cette couleur que les autres voient votre curseur dans les notes, et votre initiale si vous n’avez pas d’image.',
  'you.devices': 'Vos appareils dans ce salon',
}
