using RupnManager.Domain.Activites;
using RupnManager.Domain.Textes;

namespace RupnManager.Domain.Bilans;

/// <summary>Ce que le relevé dit d'une rubrique, d'une nature ou d'un mois.</summary>
/// <param name="Cle">La rubrique, la nature ou le mois (« 2026-10 »).</param>
/// <param name="Actions">Activités de même nature et de même texte, comptées une fois.</param>
/// <param name="Seances">Toutes les activités.</param>
/// <param name="Minutes">Temps passé.</param>
/// <param name="Enseignants">Enseignants touchés, comptés à chaque séance ; rien si jamais comptés.</param>
/// <param name="Eleves">Élèves touchés, comptés à chaque séance ; rien si jamais comptés.</param>
public sealed record LigneDeChiffres(string Cle, int Actions, int Seances, int Minutes, int? Enseignants, int? Eleves);

/// <summary>Ce que le relevé répète : une suggestion pour les textes du bilan, jamais un texte écrit à sa place.</summary>
public sealed record Suggestion(string Texte, NatureDActivite Nature, int Seances);

/// <summary>Les chiffres d'un bilan, tirés du relevé ; figés à la soumission. Ils ne se retapent pas.</summary>
public sealed record ChiffresDuBilan
{
    public required LigneDeChiffres Total { get; init; }
    public required IReadOnlyList<LigneDeChiffres> ParRubrique { get; init; }
    public required IReadOnlyList<LigneDeChiffres> ParMois { get; init; }
    public required IReadOnlyList<LigneDeChiffres> ParNature { get; init; }

    /// <summary>Compte les activités d'un relevé, retirées exclues.</summary>
    public static ChiffresDuBilan De(IEnumerable<Activite> activites)
    {
        var comptees = activites.Where(a => a.RetireeLe is null).ToList();
        return new()
        {
            Total = Compter("total", comptees),
            ParRubrique = Grouper(comptees, a => a.Rubrique),
            ParMois = Grouper(comptees, a => $"{a.Date:yyyy-MM}"),
            ParNature = Grouper(comptees, a => a.Nature.Decrire().Cle),
        };
    }

    /// <summary>Ajoute des bilans : chaque ligne se somme avec celle de même clé.</summary>
    public static ChiffresDuBilan Cumuler(IEnumerable<ChiffresDuBilan> bilans)
    {
        var tous = bilans.ToList();
        return new()
        {
            Total = Sommer("total", tous.Select(b => b.Total)),
            ParRubrique = Reunir(tous.SelectMany(b => b.ParRubrique)),
            ParMois = Reunir(tous.SelectMany(b => b.ParMois)),
            ParNature = Reunir(tous.SelectMany(b => b.ParNature)),
        };
    }

    /// <summary>Les chiffres d'une rubrique ; des zéros si le relevé n'en dit rien.</summary>
    public LigneDeChiffres Pour(string rubrique) => ParRubrique.FirstOrDefault(l => l.Cle == rubrique) ?? new(rubrique, 0, 0, 0, null, null);

    /// <summary>Ce qui revient le plus dans le relevé, parmi certaines natures.</summary>
    public static IReadOnlyList<Suggestion> Suggerer(IEnumerable<Activite> activites, int nombre, params NatureDActivite[] natures) =>
    [
        .. activites.Where(a => a.RetireeLe is null && a.Texte is not null && (natures.Length == 0 || natures.Contains(a.Nature)))
            .GroupBy(Action).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Sum(a => a.Minutes)).Take(nombre)
            .Select(g => new Suggestion(g.First().Texte!, g.First().Nature, g.Count())),
    ];

    private static IReadOnlyList<LigneDeChiffres> Grouper(IEnumerable<Activite> activites, Func<Activite, string> cle) =>
        [.. activites.GroupBy(cle).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Compter(g.Key, [.. g]))];

    private static LigneDeChiffres Compter(string cle, List<Activite> activites) => new(cle,
        activites.Select(Action).Distinct().Count(), activites.Count, activites.Sum(a => a.Minutes),
        Somme(activites.Select(a => a.Enseignants)), Somme(activites.Select(a => a.Eleves)));

    private static (NatureDActivite, string) Action(Activite activite) =>
        (activite.Nature, activite.Texte is null ? activite.Id.ToString() : TexteDeRecherche.Normaliser(activite.Texte));

    private static IReadOnlyList<LigneDeChiffres> Reunir(IEnumerable<LigneDeChiffres> lignes) =>
        [.. lignes.GroupBy(l => l.Cle).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Sommer(g.Key, g))];

    private static LigneDeChiffres Sommer(string cle, IEnumerable<LigneDeChiffres> lignes)
    {
        var toutes = lignes.ToList();
        return new(cle, toutes.Sum(l => l.Actions), toutes.Sum(l => l.Seances), toutes.Sum(l => l.Minutes),
            Somme(toutes.Select(l => l.Enseignants)), Somme(toutes.Select(l => l.Eleves)));
    }

    private static int? Somme(IEnumerable<int?> compteurs)
    {
        var comptes = compteurs.Where(c => c is not null).ToList();
        return comptes.Count == 0 ? null : comptes.Sum();
    }
}
