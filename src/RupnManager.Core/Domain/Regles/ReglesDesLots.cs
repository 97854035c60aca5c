namespace RupnManager.Domain.Regles;

/// <summary>Les refus des opérations par lot.</summary>
public static class ReglesDesLots
{
    public static readonly Regle Vide = new("lot.vide",
        "Choisissez au moins une ligne : il n'y a rien à lancer.", Fondement.RegleDeGestion, "Selection");

    public static readonly Regle Taille = new("lot.taille",
        "{nombre} {objets} choisies ; {maximum} au plus par lot.", Fondement.RegleDeGestion, "Selection");

    public static readonly Regle Lecture = new("lot.lecture",
        "{nombre} lettre(s) à lire avant : clauses locales ou refus passé. Ouvrez-les.", Fondement.RegleDeGestion, "Selection");

    public static readonly Regle Recapitulatif = new("lot.recapitulatif",
        "Le récapitulatif a changé depuis votre lecture : {nombre} au lieu de {lu}. Relisez-le, puis confirmez.", Fondement.RegleDeGestion, "Selection");

    public static readonly Regle Confirmation = new("lot.confirmation",
        "Cochez la phrase pour lancer l'opération.", Fondement.ControleDAcces, "Consentement");

    public static readonly Regle MotDePasse = new("lot.mot-de-passe",
        "Mot de passe incorrect. Rien n'a été décidé.", Fondement.ControleDAcces, "MotDePasse");

    public static readonly Regle MotifLong = new("lot.motif",
        "Ce motif dépasse {maximum} caractères. Raccourcissez-le.", Fondement.RegleDeGestion, "Motif");

    public static readonly Regle Ecartee = new("lot.ecartee",
        "{reference} a changé depuis votre lecture : écartée, non {epargnee}.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle AutreLot = new("lot.autre",
        "Déjà dans le lot n° {numero}, en cours.", Fondement.RegleDeGestion, null, Severite.Avertissement);

    public static readonly Regle Empechee = new("lot.empechee",
        "Cette ligne ne peut pas entrer dans le lot ({motif}).", Fondement.RegleDeGestion);

    public static readonly Regle Etat = new("lot.etat",
        "L'opération a changé d'état ({etat}) : ce geste ne la concerne plus.", Fondement.RegleDeGestion);

    public static readonly Regle DeLAuteur = new("lot.auteur",
        "Ce lot est celui de {auteur} : lui seul peut le changer.", Fondement.ControleDAcces);

    public static readonly Regle DroitPerdu = new("lot.droit",
        "{auteur} n'exerce plus cette fonction : rien n'a été fait en son nom.", Fondement.RegleDeGestion, null, Severite.Avertissement);
}
