namespace RupnManager.Services.Comptes;

/// <summary>Où en est l'accès d'une personne.</summary>
public enum EtatDAcces { Ouvert, InvitationEnCours, InvitationExpiree, Bloque, Desactive }

/// <summary>Les mots des états d'un accès.</summary>
public static class EtatsDAcces
{
    public static string Libelle(this EtatDAcces etat) => etat switch
    {
        EtatDAcces.Ouvert => "Ouvert",
        EtatDAcces.InvitationEnCours => "Invitation en cours",
        EtatDAcces.InvitationExpiree => "Invitation expirée",
        EtatDAcces.Bloque => "Bloqué",
        _ => "Désactivé",
    };

    internal static EtatDAcces De(bool actif, bool aUnMotDePasse, bool invitationOuverte, bool bloque) => (actif, aUnMotDePasse) switch
    {
        (false, _) => EtatDAcces.Desactive,
        (true, true) => bloque ? EtatDAcces.Bloque : EtatDAcces.Ouvert,
        _ => invitationOuverte ? EtatDAcces.InvitationEnCours : EtatDAcces.InvitationExpiree,
    };
}
