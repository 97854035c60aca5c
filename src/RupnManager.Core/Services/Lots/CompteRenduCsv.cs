using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Le compte rendu d'un lot, une ligne par objet ; le montant n'y est que si le lot décide d'indemnités.</summary>
internal static class CompteRenduCsv
{
    public static byte[] Ecrire(Lot lot, IEnumerable<LigneRendue> lignes)
    {
        var (mots, montant) = (lot.Nature.Mots(), lot.Nature.EstUneDecision());
        return FichierCsv.Ecrire(lignes.Select(l => (IEnumerable<string?>)
        [
            $"{lot.Numero}", $"{l.Rang}", l.Reference, l.Libelle, .. Si(montant, l.Montant.EnChiffres),
            Resultat(mots, l), l.Motif, l.Le?.JourDeParis().EnChiffres(), l.Le?.HeureEnLettres(),
        ]).Prepend(["lot", "rang", "reference", mots.Objet, .. Si(montant, "montant_propose"), "resultat", "motif", "date", "heure"]));
    }

    private static string[] Si(bool montant, string cellule) => montant ? [cellule] : [];

    private static string Resultat(MotsDeLot mots, LigneRendue ligne) => ligne.Etat is not EtatDeLigneDeLot.Faite ? ligne.Etat.Libelle()
        : ligne.ASceller ? "Signée, à sceller" : char.ToUpper(mots.Participe[0]) + mots.Participe[1..];
}
