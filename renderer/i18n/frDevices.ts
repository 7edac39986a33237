import type { Translated } from './catalogue'
import type { enDevices } from './enDevices'

/** What is said of a person's further devices in French. */
export const frDevices: Translated<typeof enDevices> = {
  'devices.title': 'Vos appareils',
  'devices.intro':
    'Sur une autre machine, vous pouvez être ici aussi : le même membre, avec le même nom et le même rôle. Chaque salon s’ajoute à part.',
  'devices.first': 'L’appareil de votre arrivée',
  'devices.own': '{name} (celui-ci)',
  'devices.since': 'ici depuis le {date}',
  'devices.added': 'ajouté le {date}',
  'devices.thisOne': 'Celui-ci ne peut être retiré que depuis un autre. Qui quitte le salon le quitte avec tous.',
  'devices.add': 'Ajouter un appareil',
  'devices.remove': 'Retirer',
  'devices.removeLabel': 'Retirer {name}',
  'devices.removeTitle': 'Retirer « {name} » de vos appareils ?',
  'devices.removeCut':
    'Les machines des membres coupent leurs liens avec lui, en quelques secondes pour celles qui sont là, les autres dès qu’elles l’apprennent. Ce qu’il écrira ensuite ne sera pas lu, et les clés du salon changent.',
  'devices.removeStays': 'Ce qui était arrivé dessus y reste : rien ne peut le reprendre.',
  'devices.removeAdded': 'Ajoutés depuis lui, et qui restent : {names}. Retirez aussi ceux que vous ne connaissez pas.',
  'devices.removeFirst':
    'C’est celui de votre arrivée. S’il est entre d’autres mains, dites-le tout de suite à qui organise le salon : s’il retirait celui-ci au même moment, c’est lui qui resterait.',
  'devices.removeInvitations': 'Les invitations faites depuis lui se ferment.',
  'devices.theirs.action': 'Retirer un de ses appareils',
  'devices.theirs.title': 'Les appareils que {name} a ici',
  'devices.theirs.intro':
    'Si {name} a perdu un appareil et n’en a pas d’autre sous la main pour le retirer, vous pouvez le faire. {name} reste membre.',
  'devices.theirs.first': 'L’appareil de son arrivée',
  'devices.theirs.removeTitle': 'Retirer à {name} l’appareil « {device} » ?',
  'devices.theirs.ask': 'Assurez-vous que c’est bien {name} qui le demande : de vive voix, ou par téléphone.',
  'devices.removeConfirm': 'Retirer cet appareil',
  'devices.warning': 'Qui a ce lien devient vous dans ce salon. Ne l’ouvrez que sur une machine à vous.',
  'devices.how':
    'Le lien sert une fois, pendant un quart d’heure, et tant que cette fenêtre le montre. Sur l’autre machine, ouvrez Snug, choisissez « Ouvrir une invitation », et collez-le là, ou montrez-lui le code QR de cette machine.',
  'devices.made':
    'Ce lien fait d’une machine votre appareil, jusqu’à {time}. Laissez cette fenêtre ouverte jusqu’à son arrivée.',
  'devices.link': 'Lien pour un appareil',
  'devices.qr': 'Code QR du lien pour un appareil',
  'devices.come': '« {name} » est maintenant un de vos appareils dans ce salon.',
  'devices.putAway': 'Ranger le lien',

  'device.becomes': 'Cette machine devient un appareil de {member}, dans {room}.',
  'device.means': 'Ce qui y sera écrit le sera par {member}. Ne continuez que si c’est vous.',
  'device.name': 'Le nom que vous donnez à cet appareil',
  'device.nameHelp': 'Pour le reconnaître dans la liste de vos appareils. Il est noté dans le salon, pour de bon.',
  'device.nameMissing': 'Donnez d’abord un nom à cet appareil.',
  'device.title': 'Ajouter cet appareil',
  'device.kind.phone': 'Téléphone',
  'device.kind.mac': 'Mac',
  'device.kind.windows': 'Ordinateur Windows',
  'device.kind.linux': 'Ordinateur Linux',
  'device.kind.other': 'Un autre appareil',
}
