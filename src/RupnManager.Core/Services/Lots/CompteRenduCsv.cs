using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Le compte rendu d'un lot, une ligne par lettre.</summary>
internal static class CompteRenduCsv
{
    private static readonly string[] Colonnes = ["lot", "rang", "reference", "lettre", "resultat", "motif", "date", "heure"];

    public static byte[] Ecrire(Lot lot, IEnumerable<LigneRendue> lignes) => FichierCsv.Ecrire(lignes.Select(l => (IEnumerable<string?>)
    [
        $"{lot.Numero}", $"{l.Rang}", l.Reference, l.Libelle, Resultat(lot, l), l.Motif, l.Le?.JourDeParis().EnChiffres(), l.Le?.HeureEnLettres(),
    ]).Prepend(Colonnes));

    private static string Resultat(Lot lot, LigneRendue ligne) => ligne.Etat is not EtatDeLigneDeLot.Faite ? ligne.Etat.Libelle()
        : ligne.ASceller ? "Signée, à sceller" : char.ToUpper(lot.Nature.Mots().Participe[0]) + lot.Nature.Mots().Participe[1..];
}
