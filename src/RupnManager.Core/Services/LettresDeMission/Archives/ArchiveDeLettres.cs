using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.LettresDeMission.Archives;

/// <summary>Une lettre scellée à mettre dans l'archive.</summary>
public sealed record LettreAArchiver(
    Guid FichierId, string Reference, string Uai, string Etablissement, AnneeScolaire Annee, string Nom, string Personne, DateTime ScelleeLe, string Empreinte);

/// <summary>Une archive prête à s'écrire : chaque lettre sous un nom à elle.</summary>
public sealed record ArchiveDeLettres(string Nom, IReadOnlyList<(string Fichier, LettreAArchiver Lettre)> Entrees)
{
    public const string Manifeste = "manifeste.csv";

    /// <summary>« 0992001M_DURAND_2026-2027.pdf » ; le même nom pris, « 0992001M_DURAND_2026-2027_2.pdf ».</summary>
    public static ArchiveDeLettres De(IEnumerable<LettreAArchiver> lettres)
    {
        var pris = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var entrees = new List<(string, LettreAArchiver)>();
        foreach (var lettre in lettres)
        {
            var nom = TexteDeRecherche.Normaliser(lettre.Nom).ToUpperInvariant().Replace(' ', '-').Replace(".", "", StringComparison.Ordinal);
            var racine = $"{lettre.Uai}_{nom}_{lettre.Annee}";
            var fichier = racine;
            for (var rang = 2; !pris.Add(fichier); rang++) fichier = $"{racine}_{rang}";
            entrees.Add((fichier + ".pdf", lettre));
        }
        var annees = entrees.Select(e => e.Item2.Annee).Distinct().ToList();
        return new(annees is [var seule] ? $"lettres-de-mission-{seule}.zip" : "lettres-de-mission.zip", entrees);
    }
}
