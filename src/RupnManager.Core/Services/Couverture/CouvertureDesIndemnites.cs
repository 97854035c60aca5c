using RupnManager.Domain.Bilans;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Couverture;

/// <summary>Les étapes de l'argent, de l'enveloppe au retour de la paie.</summary>
public enum EtapeDeLArgent { Notifie, Propose, Decide, Certifie, Transmis, Paye }

/// <summary>Les mots des étapes.</summary>
public static class EtapesDeLArgent
{
    public static string Libelle(this EtapeDeLArgent etape) => etape switch
    {
        EtapeDeLArgent.Notifie => "Notifié",
        EtapeDeLArgent.Propose => "Proposé",
        EtapeDeLArgent.Decide => "Décidé",
        EtapeDeLArgent.Certifie => "Certifié",
        EtapeDeLArgent.Transmis => "Transmis",
        _ => "Payé",
    };
}

/// <summary>Une somme et combien de personnes elle regarde ; sans montant quand elles sont trop peu.</summary>
public sealed record SommeProtegee(Montant? Montant, int Personnes, MasqueDeGroupe Masque = MasqueDeGroupe.Aucun)
{
    /// <summary>Le montant, ou le mot qui le masque.</summary>
    public object Dire => Montant is { } montant ? montant
        : Masque is MasqueDeGroupe.Petit ? GroupeDeCouverture.Petit : GroupeDeCouverture.Complement;
}

/// <summary>Un département ou un type : ses établissements, et ses sommes à chaque étape.</summary>
public sealed record GroupeDIndemnites
{
    public required string Code { get; init; }
    public required string Nom { get; init; }
    public required int Etablissements { get; init; }
    public required int SansEnveloppe { get; init; }
    public required int SansModalites { get; init; }
    public required IReadOnlyDictionary<EtapeDeLArgent, SommeProtegee> Sommes { get; init; }

    public SommeProtegee Somme(EtapeDeLArgent etape) => Sommes[etape];

    /// <summary>Le même, sans les sommes de ces étapes.</summary>
    internal GroupeDIndemnites Taire(Func<EtapeDeLArgent, bool> tue) => this with
    {
        Sommes = Sommes.ToDictionary(s => s.Key, s => !tue(s.Key) ? s.Value : s.Value with
        {
            Montant = null,
            Masque = s.Value.Personnes < SecretStatistique.Seuil ? MasqueDeGroupe.Petit : MasqueDeGroupe.Complement,
        }),
    };
}

/// <summary>Les enveloppes et les attributions d'une académie, étape par étape, sans aucun nom.</summary>
public sealed record CouvertureDesIndemnites
{
    private static readonly EtapeDeLArgent[] Etapes = Enum.GetValues<EtapeDeLArgent>();

    public required AnneeScolaire Annee { get; init; }
    public required string CodeAcademie { get; init; }
    public required string Academie { get; init; }
    public required DateOnly Le { get; init; }
    public required GroupeDIndemnites Total { get; init; }
    public required IReadOnlyList<GroupeDIndemnites> ParDepartement { get; init; }
    public required IReadOnlyList<GroupeDIndemnites> ParType { get; init; }

    /// <summary>Ce qui est décidé de ce qui est notifié, en pour cent ; rien quand le total décidé est masqué.</summary>
    public int? PourcentageDecide => Total.Somme(EtapeDeLArgent.Decide).Montant is { } decide
        ? ChiffresDeCouverture.Pourcent(decide.Centimes, Total.Somme(EtapeDeLArgent.Notifie).Montant!.Value.Centimes) : null;

    public bool AUnMasque => ParDepartement.Concat(ParType).Append(Total).Any(g => g.Sommes.Values.Any(s => s.Montant is null));

    /// <summary>Ce que l'on peut emporter.</summary>
    public static readonly IReadOnlyList<ColonneDeCouverture> Colonnes =
    [
        .. Etapes.Select(e => new ColonneDeCouverture(e.ToString().ToLowerInvariant(), $"{e.Libelle()} (€)")),
        new("etablissements", "Établissements"), new("sans-enveloppe", "Sans enveloppe"), new("sans-modalites", "Sans modalités"),
    ];

    public TableauDeCouverture EnTableau() => new(Colonnes,
        [
            .. ParDepartement.Select(g => Ligne(LigneDeTableau.Departement, g)),
            .. ParType.Select(g => Ligne(LigneDeTableau.Type, g)),
            Ligne(LigneDeTableau.Academie, Total),
        ])
    {
        Vide = Total.Sommes.Values.All(s => s.Montant == Montant.Zero) ? $"Aucune enveloppe ni attribution en {Annee}." : null,
    };

    private static LigneDeTableau Ligne(string decoupage, GroupeDIndemnites groupe) => new(decoupage, groupe.Code, groupe.Nom,
        [.. Etapes.Select(e => groupe.Somme(e).Dire), groupe.Etablissements, groupe.SansEnveloppe, groupe.SansModalites]);
}
