namespace RupnManager.Domain.Regles;

/// <summary>Les refus de la connexion, des comptes, des affectations et des délégations.</summary>
public static class ReglesDesComptes
{
    public static readonly Regle ConnexionRefus = new("connexion.refus",
        "Courriel ou mot de passe incorrect. Encore {reste} avant un blocage de {duree}.", Fondement.ControleDAcces, "Courriel");

    public static readonly Regle Verrouille = new("compte.verrouille",
        "Compte bloqué {delai} après trop d'essais. Attendez ou changez votre mot de passe.", Fondement.ControleDAcces);

    public static readonly Regle LienPerime = new("lien.perime",
        "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.", Fondement.ControleDAcces);

    public static readonly Regle JetonPerime = new("jeton.perime",
        "Jeton expiré ou révoqué. Créez-en un autre dans votre compte.", Fondement.ControleDAcces);

    public static readonly Regle JetonNom = new("jeton.nom",
        "Nommez le jeton, en {maximum} caractères au plus : vous saurez lequel révoquer.", Fondement.ControleDAcces, "Nom");

    public static readonly Regle JetonPortee = new("jeton.portee",
        "Cochez au moins une donnée, parmi celles que votre rôle lit.", Fondement.ControleDAcces, "Portees");

    public static readonly Regle JetonEcheance = new("jeton.echeance",
        "Choisissez un dernier jour entre le {debut} et le {fin} : un jeton vaut un an au plus.", Fondement.ControleDAcces, "ExpireLe");

    public static readonly Regle JetonTrop = new("jeton.trop",
        "Vous avez déjà {maximum} jetons en cours. Révoquez ceux qui ne servent plus.", Fondement.ControleDAcces);

    public static readonly Regle JetonMotDePasse = new("jeton.mot-de-passe",
        "Ce n'est pas votre mot de passe. Aucun jeton n'est créé.", Fondement.ControleDAcces, "MotDePasse");

    public static readonly Regle JetonHorsPortee = new("jeton.hors-portee",
        "Ce jeton ne donne pas accès à ces données. Créez-en un autre dans votre compte.", Fondement.ControleDAcces);

    public static readonly Regle SansAffectation = new("compte.sans-affectation",
        "Aucune affectation n'est en cours pour ce compte. Demandez-en une à l'administrateur.", Fondement.RegleDeGestion);

    public static readonly Regle CourrielDeja = new("compte.courriel",
        "Ce courriel est déjà celui d'un compte. Ouvrez ce compte pour l'affecter.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle ComptePersonne = new("compte.personne",
        "Ce courriel est déjà celui de {personne}. Vérifiez-le, ou reprenez ce nom.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle CompteFerme = new("compte.ferme",
        "Le compte de {personne} est désactivé. Réactivez-le d'abord.", Fondement.RegleDeGestion);

    public static readonly Regle PremierCourriel = new("premier-administrateur.courriel",
        "L'application connaît déjà ce courriel. Donnez-en un autre : ce compte ne servira qu'à l'administration.",
        Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle CompteSoi = new("compte.soi",
        "Vous ne pouvez pas fermer votre propre accès. Demandez-le à une autre personne chargée de l'administration.",
        Fondement.RegleDeGestion);

    public static readonly Regle CompteInvite = new("compte.deja-actif",
        "{personne} a déjà choisi un mot de passe. La page « Mot de passe oublié » lui en donnera un autre.", Fondement.RegleDeGestion);

    public static readonly Regle DernierAdministrateur = new("compte.dernier-administrateur",
        "{personne} est la dernière personne chargée de l'administration technique. Affectez-en une autre d'abord.",
        Fondement.RegleDeGestion);

    public static readonly Regle MotDePasseFaible = new("mot-de-passe.faible",
        "Ce mot de passe ne convient pas : il y faut {manques}.", Fondement.RegleDeGestion, "MotDePasse");

    public static readonly Regle MotDePasseActuel = new("mot-de-passe.actuel",
        "Ce n'est pas votre mot de passe actuel. Rien n'a changé.", Fondement.RegleDeGestion, "MotDePasseActuel");

    public static readonly Regle AffectationDates = new("affectation.dates",
        "La fin de l'affectation ne peut pas précéder son début.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle AffectationLieu = new("affectation.lieu",
        "Le rôle « {role} » s'exerce {lieu}. Choisissez-en un.", Fondement.RegleDeGestion, "Lieu");

    public static readonly Regle AffectationLieuEnTrop = new("affectation.lieu-en-trop",
        "Le rôle « {role} » s'exerce {lieu}. Videz ce champ, ou choisissez un autre rôle.", Fondement.RegleDeGestion, "Etablissement");

    public static readonly Regle AffectationDeja = new("affectation.deja",
        "{personne} exerce déjà ce rôle ici à cette date. Changez les dates.", Fondement.RegleDeGestion, "Debut");

    public static readonly Regle AffectationAdministrateur = new("affectation.administrateur",
        "L'administration technique ne se cumule avec aucun autre rôle. {personne} est « {role} » à ces dates : changez-les, "
        + "ou choisissez une autre personne.", Fondement.RegleDeGestion, "Role");

    public static readonly Regle AffectationFinie = new("affectation.finie",
        "Cette affectation a déjà pris fin le {date}. Ouvrez-en une nouvelle.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle EtablissementInconnu = new("etablissement.inconnu",
        "Aucun établissement ouvert ne répond à « {saisie} ». Vérifiez l'UAI ou le nom.", Fondement.RegleDeGestion, "Etablissement");

    public static readonly Regle EtablissementPlusieurs = new("etablissement.plusieurs",
        "{nombre} établissements répondent à « {saisie} ». Choisissez le bon dans la liste, ou précisez le nom.",
        Fondement.RegleDeGestion, "Etablissement");

    public static readonly Regle PriseFermee = new("prise.fermee",
        "Cet établissement est fermé : personne n'y prend plus ses fonctions. Adressez-vous au délégué académique au numérique.", Fondement.RegleDeGestion);

    public static readonly Regle PrisePourvue = new("prise.pourvue",
        "Une personne est déjà en fonction ou nommée dans cet établissement : rien n'a changé. Adressez-vous au délégué académique au numérique.",
        Fondement.RegleDeGestion);

    public static readonly Regle PriseIdentite = new("prise.identite",
        "Ce courriel est déjà connu sous un autre nom. Refaites la demande avec le nom et le courriel de la même personne.", Fondement.RegleDeGestion);

    public static readonly Regle PriseCompte = new("prise.compte",
        "Le compte qui a ce courriel est désactivé. Adressez-vous à l'administration technique de votre académie.", Fondement.RegleDeGestion);

    public static readonly Regle FichierLourd = new("comptes.taille",
        "Ce fichier dépasse {maximum}. Envoyez-le en plusieurs fois.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierContenu = new("comptes.contenu",
        "Ce fichier n'est pas un texte CSV. Enregistrez le classeur au format CSV et déposez-le de nouveau.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierColonnes = new("comptes.colonnes",
        "Il manque ces colonnes : {colonnes}. Reprenez la première ligne du modèle.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierColonneInconnue = new("comptes.colonne-inconnue",
        "La colonne « {colonne} » est inconnue ou donnée deux fois. Reprenez les titres du modèle.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierVide = new("comptes.vide",
        "Ce fichier ne contient aucune ligne. Remplissez le modèle et déposez-le de nouveau.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierLignes = new("comptes.lignes",
        "Ce fichier dépasse {maximum} lignes. Envoyez-le en plusieurs fois.", Fondement.RegleDeGestion, "Fichier");

    public static readonly Regle FichierChange = new("comptes.entre-temps",
        "Les comptes ont changé depuis l'aperçu : rien n'a été enregistré. Relisez-le avant d'enregistrer.", Fondement.RegleDeGestion);

    public static readonly Regle FichierDoublon = new("comptes.doublon",
        "La ligne {ligne} dit déjà cela de la même personne, au même endroit. Gardez une seule des deux.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle FichierRole = new("comptes.role",
        "Un fichier n'ouvre pas le rôle « {role} ». Demandez-le à l'administration technique, qui l'ouvre à l'écran.", Fondement.RegleDeGestion, "Role");

    public static readonly Regle FichierAcademie = new("comptes.academie",
        "Aucune académie ne répond à « {saisie} ». Écrivez son code ou son nom.", Fondement.RegleDeGestion, "CodeAcademie");

    public static readonly Regle FichierSoi = new("comptes.soi",
        "C'est votre propre courriel : votre affectation ne change pas par un fichier. Retirez cette ligne.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle FichierDebut = new("comptes.debut",
        "{personne} exerce déjà ce rôle ici depuis le {date}. Reprenez cette date, ou laissez la colonne vide.", Fondement.RegleDeGestion, "Debut");

    public static readonly Regle DelegationPersonne = new("delegation.personne",
        "Ce courriel n'est pas celui de {personne}. Vérifiez le courriel et le nom.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle DelegationCompteFerme = new("delegation.compte-ferme",
        "Le compte de {personne} est désactivé. Demandez à l'administrateur de le réactiver.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle DelegationDeja = new("delegation.deja",
        "{personne} a déjà une délégation à ces dates ({reference}). Terminez-la d'abord, ou changez les dates.",
        Fondement.RegleDeGestion, "Debut");

    public static readonly Regle DelegationFinie = new("delegation.finie",
        "Cette délégation a déjà pris fin le {date}. Donnez-en une nouvelle.", Fondement.RegleDeGestion);

    public static readonly Regle DelegationFin = new("delegation.fin",
        "Le dernier jour doit être compris entre le {debut} et le {fin}.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle DelegationTerme = new("delegation.terme",
        "Votre délégation a pris fin le {date}. Demandez au chef d'établissement de la renouveler.", Fondement.RegleDeGestion);

    public static readonly Regle DelegationReference = new("delegation.reference",
        "Indiquez la référence de l'arrêté et les deux dates de la délégation.", Fondement.RegleDeGestion, "Reference");

    public static readonly Regle DelegationDates = new("delegation.dates",
        "Le dernier jour de la délégation ne peut pas précéder le premier.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle DelegationPassee = new("delegation.passee",
        "Ce dernier jour est déjà passé : la délégation n'aurait aucun effet. Changez les dates.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle DelegationFonctions = new("delegation.fonctions",
        "Vos fonctions de chef d'établissement {bornes} : la délégation doit y tenir. Changez les dates.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle DelegationTransmise = new("delegation.transmise",
        "Une délégation ne se transmet pas. Seul le chef d'établissement en donne une.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle DelegationPropreLettre = new("delegation.propre-lettre",
        "Vous ne pouvez pas signer par délégation votre propre lettre.", Fondement.RegleDeGestion);

    public static readonly Regle CourrielRelance = new("courriel.relance",
        "Ce courriel est {etat} : il n'y a plus rien à en décider. Rechargez la page.", Fondement.RegleDeGestion);

    public static readonly Regle LimiteEssais = new("limite.essais",
        "Trop d'essais. Recommencez dans {delai}.", Fondement.ControleDAcces);

    public static readonly Regle FormulaireExpire = new("formulaire.expire",
        "La page est restée ouverte trop longtemps. Votre saisie est gardée : envoyez-la de nouveau.", Fondement.ControleDAcces);
}
