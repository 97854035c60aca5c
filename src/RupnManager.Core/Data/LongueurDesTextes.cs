using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>La longueur de chaque colonne vaut sur les deux moteurs : SQLite ne la regarde pas, SQL Server échoue sans dire pourquoi.</summary>
internal static class LongueurDesTextes
{
    private const int Debut = 40;

    /// <summary>Refus : texte.longueur.</summary>
    public static void VerifierLesLongueurs(this ChangeTracker suivi)
    {
        foreach (var entite in suivi.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
            foreach (var champ in entite.Properties)
                if (champ is { CurrentValue: string texte } && champ.Metadata.GetMaxLength() is { } maximum && texte.Length > maximum)
                    throw ReglesDesTextes.Longueur.RefusSur(champ.Metadata.Name,
                        ("nombre", texte.Length), ("maximum", maximum), ("debut", texte[..Math.Min(Debut, maximum)]));
    }
}
