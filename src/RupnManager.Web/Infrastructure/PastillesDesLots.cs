using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec chaque état d'un lot et de ses lignes, et où mène une ligne.</summary>
public static class PastillesDesLots
{
    public static string Pastille(this EtatDeLot etat) => etat switch
    {
        EtatDeLot.Terminee => "fr-badge fr-badge--success",
        EtatDeLot.TermineeAvecEcarts or EtatDeLot.Interrompue => "fr-badge fr-badge--warning",
        EtatDeLot.EnCours => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };

    public static string Pastille(this EtatDeLigneDeLot etat) => etat switch
    {
        EtatDeLigneDeLot.Faite => "fr-badge fr-badge--success",
        EtatDeLigneDeLot.Ecartee => "fr-badge fr-badge--warning",
        EtatDeLigneDeLot.Echouee => "fr-badge fr-badge--error",
        EtatDeLigneDeLot.DejaFaite => "fr-badge fr-badge--info",
        _ => "fr-badge",
    };

    /// <summary>La page de ce que la ligne traite.</summary>
    public static string Lien(this NatureDeLot nature, Guid objetId) => nature switch
    {
        NatureDeLot.Rappel => "/rappels",
        NatureDeLot.Accord or NatureDeLot.Refus => $"/indemnites/attributions/{objetId}",
        _ => $"/lettres-de-mission/{objetId}",
    };

    /// <summary>La file où l'on choisit ce que les lots traitent, d'après la nature du lot ou le rôle de qui les lit.</summary>
    public static (string Libelle, string Chemin) File(this NatureDeLot nature) => nature.EstUneDecision() ? FileDuRectorat : FileDuDan;

    public static (string Libelle, string Chemin) FileDesLots(this Acteur acteur) => acteur.Peut(Permission.DeciderAttributions) ? FileDuRectorat : FileDuDan;

    private static readonly (string, string) FileDuDan = ("Lettres à valider", AdresseDeLaFile.Chemin);
    private static readonly (string, string) FileDuRectorat = ("Propositions à décider", AdresseDesPropositions.Chemin);

    /// <summary>« Validée », « Renvoyée », ou l'état de la ligne si elle n'est pas faite.</summary>
    public static string Resultat(this NatureDeLot nature, EtatDeLigneDeLot etat) =>
        etat is EtatDeLigneDeLot.Faite ? EnTete(nature.Mots().Participe) : etat.Libelle();

    /// <summary>« La validation de 8 lettres ».</summary>
    public static string Intitule(this Lot lot, int nombre) => EnTete(lot.Nature.Mots().Dire(nombre));

    /// <summary>« validée » devient « Validée ».</summary>
    public static string EnTete(string texte) => char.ToUpperInvariant(texte[0]) + texte[1..];
}
