namespace RupnManager.Domain.Regles;

/// <summary>Les refus de la connexion, des comptes, des affectations et des délégations.</summary>
public static class ReglesDesComptes
{
    public static readonly Regle ConnexionRefus = new("connexion.refus",
        "Courriel ou mot de passe incorrect.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle Verrouille = new("compte.verrouille",
        "Compte bloqué {delai} après trop d'essais. Attendez ou changez votre mot de passe.", Fondement.RegleDeGestion);

    public static readonly Regle LienPerime = new("lien.perime",
        "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.", Fondement.RegleDeGestion);

    public static readonly Regle SansAffectation = new("compte.sans-affectation",
        "Aucune affectation n'est en cours pour ce compte. Demandez-en une à l'administrateur.", Fondement.RegleDeGestion);

    public static readonly Regle CourrielDeja = new("compte.courriel",
        "Ce courriel est déjà celui d'un compte. Ouvrez ce compte pour l'affecter.", Fondement.RegleDeGestion, "Courriel");

    public static readonly Regle AffectationDates = new("affectation.dates",
        "La fin de l'affectation ne peut pas précéder son début.", Fondement.RegleDeGestion, "Fin");

    public static readonly Regle AffectationLieu = new("affectation.lieu",
        "Le rôle « {role} » s'exerce {lieu}. Choisissez-en un.", Fondement.RegleDeGestion, "Lieu");

    public static readonly Regle AffectationDeja = new("affectation.deja",
        "{personne} exerce déjà ce rôle ici à cette date. Changez les dates.", Fondement.RegleDeGestion, "Debut");

    public static readonly Regle DelegationTerme = new("delegation.terme",
        "Votre délégation a pris fin le {date}. Demandez au chef d'établissement de la renouveler.", Fondement.RegleDeGestion);

    public static readonly Regle DelegationReference = new("delegation.reference",
        "Indiquez la référence de l'arrêté et les deux dates de la délégation.", Fondement.RegleDeGestion, "Reference");

    public static readonly Regle DelegationTransmise = new("delegation.transmise",
        "Une délégation ne se transmet pas. Seul le chef d'établissement en donne une.", Fondement.RegleDeGestion, "DelegataireId");

    public static readonly Regle DelegationPropreLettre = new("delegation.propre-lettre",
        "Vous ne pouvez pas signer par délégation votre propre lettre.", Fondement.RegleDeGestion);

    public static readonly Regle LimiteEssais = new("limite.essais",
        "Trop d'essais. Recommencez dans {delai}.", Fondement.RegleDeGestion);

    public static readonly Regle FormulaireExpire = new("formulaire.expire",
        "La page est restée ouverte trop longtemps. Votre saisie est gardée : envoyez-la de nouveau.", Fondement.RegleDeGestion);
}
