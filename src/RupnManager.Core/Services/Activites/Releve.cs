using RupnManager.Domain.Activites;

namespace RupnManager.Services.Activites;

/// <summary>Une activité telle qu'elle se lit dans le relevé.</summary>
public sealed record LigneDActivite(
    Guid Id, DateOnly Date, int Minutes, NatureDActivite Nature, string Rubrique, int? Enseignants, int? Eleves, string? Texte, bool AvecPiece, int Version)
{
    /// <summary>« Prise en main de l'ENT, 6 enseignants ».</summary>
    public string Detail => string.Join(", ", new[] { Texte, Compter(Enseignants, "enseignant"), Compter(Eleves, "élève") }.Where(t => !string.IsNullOrEmpty(t)));

    private static string? Compter(int? nombre, string mot) => nombre is not { } n ? null : $"{n}\u00A0{mot}{(n > 1 ? "s" : "")}";
}

/// <summary>Un jour du relevé : ses activités à la semaine, leur nombre et leur durée au mois.</summary>
public sealed record JourDuReleve(DateOnly Jour, IReadOnlyList<LigneDActivite> Activites, int Nombre, int Minutes);

/// <summary>Les heures d'une partie de la lettre.</summary>
public sealed record HeuresDUnePartie(int Partie, int Minutes);

/// <summary>Ce que le relevé compte : la semaine ou le mois montré, l'année, les enseignants touchés, les heures par partie de la lettre.</summary>
public sealed record TotauxDuReleve(int Periode, int Annee, int Activites, int Enseignants, IReadOnlyList<HeuresDUnePartie> Parties);

/// <summary>Ce que l'on demande au relevé : une semaine, un mois, ou une recherche.</summary>
public sealed record DemandeDeReleve
{
    public Guid? MissionId { get; init; }
    public DateOnly? Semaine { get; init; }
    public DateOnly? Mois { get; init; }
    public string? Texte { get; init; }
    public NatureDActivite? Nature { get; init; }
    public int Page { get; init; } = 1;

    public bool EstUneRecherche => !string.IsNullOrWhiteSpace(Texte) || Nature is not null;
}

/// <summary>Le relevé ouvert : sa mission, les jours montrés, la recherche s'il y en a une, les totaux, la saisie s'il n'est pas figé.</summary>
public sealed record PageDuReleve
{
    public required MissionDuReleve Mission { get; init; }
    public required IReadOnlyList<MissionDuReleve> Missions { get; init; }

    /// <summary>Premier jour de la semaine ou du mois montré.</summary>
    public required DateOnly Debut { get; init; }
    public required bool AuMois { get; init; }
    public required IReadOnlyList<JourDuReleve> Jours { get; init; }

    /// <summary>Vrai si la semaine a plus d'activités qu'une page n'en montre.</summary>
    public required bool Tronque { get; init; }
    public required TotauxDuReleve Totaux { get; init; }
    public PageDe<LigneDActivite>? Trouvees { get; init; }

    /// <summary>Pourquoi le relevé ne change plus, s'il est figé.</summary>
    public string? Gel { get; init; }

    /// <summary>Présent quand la personne peut noter.</summary>
    public ChoixDeSaisie? Saisie { get; init; }
}
