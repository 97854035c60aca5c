namespace RupnManager.Services.Couverture;

/// <summary>Les chiffres d'une page, mis en lignes une fois pour toutes : le classeur, le CSV et l'API en sortent.</summary>
public sealed record TableauDeCouverture(IReadOnlyList<ColonneDeCouverture> Colonnes, IReadOnlyList<LigneDeTableau> Lignes)
{
    /// <summary>La phrase qui dit qu'il n'y a rien ; rien s'il y a quelque chose.</summary>
    public string? Vide { get; init; }

    /// <summary>Le même, avec ces colonnes seulement, dans leur ordre ; toutes si aucune n'est choisie.</summary>
    public TableauDeCouverture Garder(IReadOnlyCollection<string> noms)
    {
        var rangs = Colonnes.Select((c, i) => (c.Nom, i)).Where(c => noms.Contains(c.Nom)).Select(c => c.i).ToList();
        return rangs.Count == 0 ? this : this with
        {
            Colonnes = [.. rangs.Select(r => Colonnes[r])],
            Lignes = [.. Lignes.Select(l => l with { Valeurs = [.. rangs.Select(r => l.Valeurs[r])] })],
        };
    }
}

/// <summary>Une colonne : son nom dans une adresse, son titre à l'écran et dans les fichiers.</summary>
public sealed record ColonneDeCouverture(string Nom, string Titre);

/// <summary>Une ligne : l'académie, un département, un bassin ou un type ; chaque valeur est un nombre, un montant, ou le mot qui la masque.</summary>
public sealed record LigneDeTableau(string Decoupage, string Code, string Libelle, IReadOnlyList<object> Valeurs)
{
    public const string Academie = "Académie";
    public const string Departement = "Département";
    public const string Bassin = "Bassin";
    public const string Type = "Type d'établissement";
}

/// <summary>Met en lignes la couverture des missions.</summary>
public static class TableauxDeCouverture
{
    public static readonly IReadOnlyList<ColonneDeCouverture> Colonnes =
    [
        new("missions", "Missions"), new("validees", "Validées"), new("a-valider", "À valider"), new("a-signer", "À signer"),
        new("brouillons", "Brouillons"), new("sans-lettre", "Sans lettre"), new("signees", "Signées (%)"),
        new("bilans", "Bilans soumis"), new("etablissements", "Établissements"), new("sans-rupn", "Sans RUPN"),
    ];

    public static TableauDeCouverture EnTableau(this CouvertureDeLAcademie couverture) => new(Colonnes,
    [
        .. couverture.ParDepartement.Select(g => Ligne(LigneDeTableau.Departement, g)),
        .. couverture.ParBassin.Select(g => Ligne(LigneDeTableau.Bassin, g)),
        .. couverture.ParType.Select(g => Ligne(LigneDeTableau.Type, g)),
        Ligne(LigneDeTableau.Academie, couverture.Total),
    ])
    {
        Vide = couverture.Missions.Missions == 0 ? $"Aucune mission de RUPN en {couverture.Annee}." : null,
    };

    private static LigneDeTableau Ligne(string decoupage, GroupeDeCouverture groupe) => new(decoupage, groupe.Code, groupe.Nom,
    [
        groupe.Dire(m => m.Missions), groupe.Dire(m => m.Validees), groupe.Dire(m => m.AValider), groupe.Dire(m => m.ASigner),
        groupe.Dire(m => m.Brouillons), groupe.Dire(m => m.SansLettre), groupe.Dire(m => m.Pourcentage), groupe.DireLesBilans,
        groupe.Etablissements, groupe.SansRupn,
    ]);
}
