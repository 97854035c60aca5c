using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>L'export de paiement d'un état, une ligne par attribution et échéance, sans ligne de total.</summary>
internal static class CsvDePaiement
{
    /// <summary>Les identifiants, par numéro d'ordre, ne sont donnés que sur motif.</summary>
    public static byte[] Ecrire(IEnumerable<LigneFigee> lignes, IReadOnlyDictionary<int, string>? identifiants = null) => FichierCsv.Ecrire(
        lignes.OrderBy(l => l.NumeroDOrdre).Select(l => ColonnesDePaiement.Toutes.Select(c => c.Nom == ColonnesDePaiement.Identifiant
                ? identifiants?.GetValueOrDefault(l.NumeroDOrdre) : ColonnesDePaiement.EnTexte(c.Valeur(l))))
            .Prepend(ColonnesDePaiement.Toutes.Select(c => c.Nom)));
}
