import type { Catalogue } from './catalogue'
import { frAnew } from './frAnew'
import { frArchive } from './frArchive'
import { frDevices } from './frDevices'
import { frEditions } from './frEditions'
import { frFiles } from './frFiles'
import { frLock } from './frLock'
import { frNotes } from './frNotes'
import { frPalette } from './frPalette'
import { frPeople } from './frPeople'
import { frProblems } from './frProblems'
import { frQr } from './frQr'
import { frReasons } from './frReasons'
import { frCalm } from './frCalm'
import { frShelves } from './frShelves'
import { frYou } from './frYou'
import { frSearch } from './frSearch'
import { frStaying } from './frStaying'
import { frStorage } from './frStorage'
import { frTurnedAway } from './frTurnedAway'

/**
 * Every string of the application in French. Written with plain spaces: `frenchSpaces` typesets those before ; : ! ? and
 * inside « ».
 */
export const fr: Catalogue = {
  ...frProblems,
  ...frQr,
  ...frReasons,
  ...frAnew,
  ...frArchive,
  ...frDevices,
  ...frFiles,
  ...frLock,
  ...frNotes,
  ...frShelves,
  ...frEditions,
  ...frYou,
  ...frCalm,
  ...frSearch,
  ...frStaying,
  ...frStorage,
  ...frTurnedAway,
  ...frPalette,
  ...frPeople,

  'app.name': 'Snug',
  'app.starting': 'On allume la lampe…',
  'app.startingLong':
    'C’est plus long que d’habitude : le disque de cette machine n’a pas encore répondu. Rien n’est perdu.',
  'app.back': 'Retour',
  'app.cancel': 'Annuler',
  'app.close': 'Fermer',
  'app.dismiss': 'Ranger',
  'app.tryAgain': 'Réessayer',
  'app.beginAnew': 'Recommencer',
  'app.problems': 'Messages de Snug',
  'app.placeLoading': 'Ouverture…',

  'list.others': { one: '{names} et une autre personne', other: '{names} et {n} autres personnes' },

  'arrival.sentence': 'Un salon pour un petit groupe qui se fait confiance, gardé sur vos propres machines.',
  'arrival.name': 'Votre nom',
  'arrival.nameHelp': 'Ce que les autres verront à côté de vos mots.',
  'arrival.nameMissing': 'Écrivez d’abord votre nom : les autres le voient à côté de vos mots.',
  'arrival.found': 'Fonder un salon',
  'arrival.open': 'Ouvrir une invitation',
  'arrival.backTo': 'Revenir à un salon de cette machine',
  'arrival.backToRoom': 'Revenir à « {room} »',
  'arrival.foundTitle': 'Fonder un salon',
  'arrival.roomName': 'Le nom du salon',
  'arrival.roomNameHelp':
    'Par exemple celui de votre cercle de lecture. Toutes les personnes que vous invitez le verront.',
  'arrival.roomNameMissing': 'Donnez d’abord un nom au salon.',
  'arrival.foundAction': 'Fonder le salon',
  'arrival.founding': 'Fondation du salon…',
  'arrival.openTitle': 'Ouvrir une invitation',
  'arrival.link': 'Lien d’invitation',
  'arrival.linkHelp': 'Collez ce que vous avez reçu ; cela commence par snug://',
  'arrival.linkMissing': 'Collez d’abord le lien que vous avez reçu, ou choisissez son code QR.',
  'arrival.openAction': 'Frapper à la porte',

  'joining.title': 'En chemin',
  'joining.finding-hub': 'Trouver le chemin',
  'joining.finding-hubHelp': 'Snug cherche le relais où se retrouvent les membres du salon.',
  'joining.knocking': 'Frapper',
  'joining.knockingHelp': 'Snug demande si la machine d’un membre est là.',
  'joining.waiting': 'Attendre à la porte',
  'joining.waitingHelp':
    'Personne n’a encore répondu. Il faut que quelqu’un du salon ait ouvert Snug : dites à la personne qui vous a invité que vous êtes là. Vous pouvez laisser cette fenêtre ouverte.',
  'joining.asked': 'Attendre un oui',
  'joining.askedHelp':
    'Le salon sait que vous êtes à sa porte, et quelqu’un qui l’organise doit dire oui. Snug frappe de nouveau toutes les trente secondes jusque-là. Vous pouvez le fermer entre-temps et ouvrir le même lien plus tard.',
  'joining.again': 'Frapper de nouveau',
  'joining.being-admitted': 'Entrer',
  'joining.being-admittedHelp': 'La machine d’un membre a ouvert. Le salon est en route vers la vôtre.',
  'joining.done': 'fait',
  'joining.now': 'en cours',
  'joining.later': 'à venir',
  'joining.cancel': 'Ne plus attendre',

  'room.sidebar': 'Salon',
  'room.rooms': 'Salons de cette machine',
  'room.switch': '{room} : autres salons',
  'room.switchNews': '{room} : autres salons. Il y a du nouveau dans un autre salon.',
  'room.news': 'Il y a du nouveau ici',
  'room.order': 'Ranger les salons',
  'room.elsewhere': 'Fonder ou rejoindre un autre salon',
  'room.conversation': 'Conversation',
  'room.notes': 'Notes',
  'room.newNote': 'Nouvelle note',
  'room.moreNotes': 'Plus de notes',
  'room.noNotes': 'Rien n’a encore été écrit ensemble.',
  'room.invite': 'Inviter quelqu’un',
  'room.settings': 'Réglages',
  'room.untitled': 'Note sans titre',
  'room.noteGone': 'Cette note n’est pas encore arrivée ici.',
  'room.noteTitle': 'Titre',
  'room.noteTitleHelp': 'Tout le salon pourra lire la note et y écrire.',
  'room.foundNote': 'Commencer la note',
  'room.linkedOwn': 'En lien avec un autre de vos appareils. Personne d’autre n’est en lien pour l’instant.',
  'room.linkedWith': 'En lien avec {names}',
  'room.spanToCome': 'Encore à venir de chez {names} : de {from} à {to}',
  'room.monthToCome': 'Encore à venir de chez {names} : {month}',
  'room.restToCome': 'Encore à venir de chez {names} : des notes',
  'room.alone':
    'Personne d’autre n’est en lien pour l’instant. Ce que vous écrivez est gardé ici et partira à leur retour.',
  'room.aloneReading': 'Personne d’autre n’est en lien pour l’instant. Les nouvelles viendront à leur retour.',
  'room.founder': 'Il n’y a que vous dans ce salon. Invitez quelqu’un, et laissez Snug ouvert jusqu’à son arrivée.',
  'room.hubConnecting': 'Snug cherche les autres…',
  'room.hubAway':
    'Le relais ne répond pas : impossible de trouver quelqu’un d’autre. Ce que vous écrivez est gardé ici.',
  'room.hubStrange':
    'Ce qui répond à la place du relais n’est pas un relais Snug : impossible de trouver quelqu’un d’autre. Ce que vous écrivez est gardé ici.',

  'talk.title': 'Conversation',
  'talk.empty': 'Rien n’a encore été dit ici.',
  'talk.emptyAction': 'Écrire les premiers mots',
  'talk.since': 'Depuis votre dernier passage',
  'talk.renamed': '{before} s’appelle désormais {name}',
  'talk.renamedSelf': 'Vous vous appelez désormais {name}',
  'talk.upToDate': 'Vous êtes à jour.',
  'talk.upToHere': 'Voilà tout ce qui est arrivé sur cette machine.',
  'talk.earlier': 'Messages plus anciens',
  'talk.loadingEarlier': 'Recherche des messages plus anciens…',
  'talk.later': 'Messages plus récents',
  'talk.loadingLater': 'Recherche des messages plus récents…',
  'talk.beginning': 'Ici commence la conversation du salon.',
  'talk.newest': 'Aller au plus récent',
  'talk.goToDay': 'Aller à un jour',
  'talk.day': 'Jour',
  'talk.dayHelp': 'Mène aux premiers mots dits ce jour-là ou après.',
  'talk.goThere': 'Y aller',
  'talk.today': 'Aujourd’hui',
  'talk.yesterday': 'Hier',
  'talk.edited': 'modifié',
  'talk.editedAt': 'Modifié {when}',
  'talk.coming': 'Ses mots ne sont pas encore arrivés ; ils viendront dès qu’un membre qui les a sera en lien.',
  'talk.takenBack': '{name} a repris ce message.',
  'talk.takenBackOwn': 'Vous avez repris ce message.',
  'talk.redacted': '{name} a effacé ce message.',
  'talk.redactedOwn': 'Vous avez effacé ce message.',
  'talk.folded': '{name} a écrit quelque chose ; vous avez masqué ses mots.',
  'talk.unfold': 'Le montrer',
  'talk.showWhole': 'Tout montrer',
  'talk.announce': '{name} : {text}',
  'talk.announceMany': 'Nouveaux messages de {names}',

  'message.actions': 'Actions pour le message de {name}, {when}',
  'message.actionsShort': 'Actions',
  'message.reply': 'Répondre',
  'message.quote': 'Citer',
  'message.edit': 'Modifier',
  'message.copy': 'Copier les mots',
  'message.copied': 'Les mots sont copiés.',
  'message.copyLink': 'Copier un lien vers lui',
  'message.linkCopied': 'Le lien est copié.',
  'message.linkedNote': 'à la note',
  'message.noteAway': 'une note qui n’est pas ici',
  'message.linked': 'un message de {month}',
  'message.takeBack': 'Reprendre',
  'message.redact': 'Effacer',
  'message.thread': 'Ouvrir le fil',
  'message.label': '{name}, {when}',
  'message.saving': 'Enregistrement…',
  'message.savedHere': 'Enregistré ici',
  'message.savedWith': 'Enregistré ici, et chez {names}',
  'message.partlySaved':
    'Tout n’a pas été enregistré avant que Snug ne s’arrête. Reprenez ce message et envoyez-le de nouveau.',
  'message.notSaved': 'Pas encore enregistré. Snug continue d’essayer tant qu’il est ouvert.',

  'edit.label': 'Votre message',
  'edit.save': 'Enregistrer la modification',

  'takeBack.title': 'Reprendre ce message ?',
  'takeBack.means':
    'Ses mots sont effacés ici tout de suite, et sur la machine de chaque autre membre dès qu’elle est en ligne avec Snug. Il restera visible que vous avez écrit quelque chose, et quand.',
  'takeBack.limit': 'Ce que quelqu’un a déjà lu, cité, copié ou exporté ne peut pas être rappelé.',
  'takeBack.confirm': 'Le reprendre',
  'takeBack.keep': 'Le laisser',

  'redact.title': 'Effacer ce message ?',
  'redact.means':
    'Ses mots sont effacés ici tout de suite, et sur la machine de chaque autre membre dès qu’elle est en ligne avec Snug. Il restera visible qui l’a écrit, quand, et que vous l’avez effacé.',
  'redact.confirm': 'L’effacer',

  'composer.label': 'Écrire au salon',
  'composer.threadLabel': 'Écrire une réponse',
  'composer.send': 'Envoyer',
  'composer.hint': '{enter} envoie, {shift} + {enter} commence une ligne, @ appelle quelqu’un par son nom',
  'composer.quoting': 'Vous citez {name}',
  'composer.unquote': 'Enlever la citation de {name}',
  'composer.unquoted': 'Vous ne citez plus {name}.',
  'composer.requoted': 'Vous citez de nouveau {name}.',
  'composer.people': 'Qui vous appelez',

  'thread.title': 'Fil',
  'thread.repliesFrom': 'Réponses de {names}',
  'thread.repliesFromYou': 'Vos réponses',
  'thread.repliedTo': 'Réponse de {names} à {author} : « {excerpt} »',
  'thread.youRepliedTo': 'Votre réponse à {author} : « {excerpt} »',
  'thread.repliedToOwn': 'Réponse de {names} à votre message : « {excerpt} »',
  'thread.repliedToSelf': 'Votre réponse à vous-même : « {excerpt} »',
  'thread.wentOn': 'Suite de {names} à : « {excerpt} »',
  'thread.repliedEarlier': 'Réponse de {names} à un message plus ancien',
  'thread.repliedWordless': 'Réponse de {names} dans un fil',
  'thread.youRepliedEarlier': 'Votre réponse à un message plus ancien',
  'thread.youRepliedWordless': 'Votre réponse dans un fil',
  'thread.also': 'de {name}',
  'thread.you': 'vous',
  'thread.youStart': 'vous',
  'thread.none': 'Pas encore de réponse.',
  'thread.parentEarlier': 'Le message auquel ceci répond est plus haut.',
  'thread.close': 'Fermer le fil',

  'settings.title': 'Réglages',
  'settings.room': 'Ce salon',
  'settings.roomName': 'Salon',
  'settings.rooms': 'Vos salons',
  'settings.order': 'Leur ordre',
  'settings.orderHelp':
    'Tels qu’ils figurent dans la liste des salons de cette machine. Alt et les flèches les déplacent aussi.',
  'settings.moveUp': 'Monter {room}',
  'settings.moveUpHint': 'Monter',
  'settings.moveDown': 'Descendre {room}',
  'settings.moveDownHint': 'Descendre',
  'settings.moved': '{room} : place {at} sur {count}.',
  'settings.language': 'Langue',
  'settings.theme': 'Lumière',
  'settings.themeSystem': 'Comme sur cet ordinateur',
  'settings.themePaper': 'Papier',
  'settings.themeLamplight': 'Lampe',
  'settings.appearance': 'Lecture',
  'settings.network': 'Être trouvé',
  'settings.reachable': 'Joignable dans ce réseau',
  'settings.reachableHelp':
    'Les membres sur d’autres machines du même réseau peuvent vous trouver. Le réseau peut voir que Snug tourne ici, mais ni qui est dans le salon ni ce qui s’y dit.',
  'settings.unreachableNow': 'Pour l’instant, seules les fenêtres de cet ordinateur peuvent trouver ce salon.',
  'settings.reachableAt': 'Joignable à',
  'settings.nearby.none':
    'Les machines de membres dans ce réseau qui ont activé ce réglage se trouvent d’elles-mêmes. En ce moment, il n’y en a aucune.',
  'settings.nearby.found': {
    one: 'Les machines de membres dans ce réseau qui ont activé ce réglage se trouvent d’elles-mêmes. En ce moment, il y en a une.',
    other:
      'Les machines de membres dans ce réseau qui ont activé ce réglage se trouvent d’elles-mêmes. En ce moment, il y en a {n}.',
  },
  'settings.nearby.unable':
    'Les machines ne peuvent pas se trouver d’elles-mêmes ici : cet ordinateur ou son réseau ne les laisse pas s’appeler. À l’adresse ci-dessus, celle-ci se trouve tout de même.',
  'settings.noAddress': 'Cet ordinateur n’est dans aucun réseau en ce moment.',
  'settings.hubs': 'Relais',
  'settings.hubsHelp':
    'Un relais est l’endroit où les machines des membres se trouvent ; il ne transmet rien qu’il puisse lire, et ne garde rien. Sur internet, il dit aussi à chaque machine comment son routeur la montre, pour qu’elles s’atteignent. Snug regarde au sien, et à ceux-ci.',
  'settings.hubState.connecting': 'en cours de recherche…',
  'settings.hubState.connected': 'répond',
  'settings.hubState.unreachable': 'ne répond pas ; Snug continue d’essayer',
  'settings.hubState.strange': 'répond, mais n’est pas un relais Snug',
  'settings.noHubs': 'Aucun en dehors de celui de cette machine.',
  'settings.hubAddress': 'Adresse d’un relais',
  'settings.hubAddressHelp': 'Par exemple 192.168.1.20:4040',
  'settings.addHub': 'Ajouter le relais',
  'settings.removeHub': 'Retirer',
  'settings.removeHubLabel': 'Retirer le relais {address}',
  'settings.keeping': 'Ce qui est à vous',
  'settings.archive': 'Archive',
  'settings.archiveHelp':
    'Un fichier zip avec toute la conversation et toutes les notes. Il s’ouvre dans n’importe quel navigateur, sans Snug.',
  'settings.export': 'Exporter l’archive',
  'settings.exporting': 'L’archive se prépare…',
  'settings.exported': 'L’archive est enregistrée.',
  'settings.about': 'À propos',
  'settings.version': 'Snug {version}',
  'settings.versionDesktop': 'Application de bureau',
  'settings.versionBrowser': 'Édition pour navigateur',
  'settings.aboutText':
    'Pas de compte, pas de plateforme, pas de serveur qui détienne quoi que ce soit. Tout est sur les machines des membres.',
}
