import type { Translated } from './catalogue'
import type { enLock } from './enLock'

/** What is said of the passphrase in French. */
export const frLock: Translated<typeof enLock> = {
  'settings.keys': 'Protection de vos clés',
  'settings.protection.system':
    'Vos clés sont enfermées dans le trousseau de cet ordinateur : qui ne peut ouvrir votre session ne peut pas s’en servir.',
  'settings.protection.browser':
    'Vos clés sont gardées par ce navigateur et ne peuvent pas en être copiées. Qui peut utiliser ce navigateur à votre place peut s’en servir.',
  'settings.protection.file':
    'Cet ordinateur n’a pas de trousseau utilisable par Snug. Vos clés sont dans un fichier que seul votre compte peut lire : qui peut lire vos fichiers peut s’en servir.',
  'lock.set.system':
    'Votre phrase secrète les verrouille en plus : tant qu’elle n’est pas écrite, personne ne peut s’en servir, même avec votre session.',
  'lock.set.file':
    'Votre phrase secrète les verrouille en plus : qui copie vos fichiers ne peut rien faire de vos clés.',
  'lock.set.browser':
    'Votre phrase secrète verrouille en plus les clés de vos salons. La clé de cet appareil reste comme elle est : le navigateur ne la laisse pas sortir, même pour être verrouillée.',
  'lock.means':
    'Une phrase secrète verrouille vos clés, et avec elles votre place dans les salons. Elle ne verrouille pas ce qui y a été dit et écrit : cela reste sur le disque de cet ordinateur, et qui peut lire vos fichiers peut le lire.',
  'lock.asked':
    'Snug la demande à chaque démarrage. Tant que Snug est verrouillé, rien n’arrive ici et rien n’est transmis aux autres.',
  'lock.forget':
    'Personne ne peut vous dire une phrase secrète oubliée, et Snug ne la connaît pas. Il faudrait vous faire inviter de nouveau, ou ajouter de nouveau cet appareil à partir d’un autre des vôtres.',
  'lock.advice': 'Quatre ou cinq mots sans rapport entre eux conviennent bien, et se retiennent facilement.',
  'lock.offer': 'Choisir une phrase secrète',
  'lock.change': 'Changer la phrase secrète',
  'lock.takeAway': 'Retirer la phrase secrète',
  'lock.takeAwayMeans': 'Snug démarre alors sans rien demander, et vos clés sont gardées comme elles l’étaient avant.',
  'lock.now': 'Verrouiller maintenant',
  'lock.nowPalette': 'Verrouiller Snug',
  'lock.after': 'Se verrouiller de lui-même',
  'lock.after.never': 'Jamais',
  'lock.after.minutes': { one: 'Après une minute sans usage', other: 'Après {n} minutes sans usage' },
  'lock.after.60': 'Après une heure sans usage',
  'lock.current': 'La phrase secrète actuelle',
  'lock.new': 'La nouvelle phrase secrète',
  'lock.again': 'Encore une fois',
  'lock.newHelp': 'Au moins {least} lettres. Snug ferme vos salons un instant, puis vous la demande.',
  'lock.differ': 'Ce ne sont pas les mêmes.',
  'lock.working': 'On verrouille les clés…',
  'lock.sentence': 'Snug est verrouillé.',
  'lock.passphrase': 'Phrase secrète',
  'lock.unlock': 'Déverrouiller',
  'lock.unlocking': 'On déverrouille…',
  'lock.forgotten': 'Oubliée ? Personne ne peut vous la dire, et rien ici ne s’ouvre sans elle.',
  'lock.anew': 'Recommencer sans elle',
  'lock.anewTitle': 'Recommencer sur cette machine ?',
  'lock.anewLost':
    'Tout ce que Snug a sur cette machine est effacé : vos clés, les salons tels qu’ils sont ici, les brouillons, et ce qui n’était encore parti chez personne. Rien ne le ramène, pas même la phrase secrète si vous la retrouvez.',
  'lock.anewStays':
    'Les salons continuent, chez les autres membres et sur vos autres appareils si vous en avez. Votre langue et l’aspect de Snug restent aussi.',
  'lock.anewBack':
    'Pour revenir, ajoutez cette machine depuis un autre de vos appareils. Si vous n’en avez pas, demandez une invitation à qui organise le salon : vous entrerez comme nouveau membre, et l’ancien pourra être retiré.',
  'lock.anewConfirm': 'Tout effacer ici',
  'lock.anewBusy': 'On efface…',
}
