namespace RupnManager.Services.Couverture;

/// <summary>Les chiffres d'une page, mis en lignes une fois pour toutes : le classeur, le CSV et l'API en sortent.</summary>
public sealed record TableauDeCouverture(IReadOnlyList<ColonneDeCouverture> Colonnes, IReadOnlyList<LigneDeTableau> Lignes);

/// <summary>Une colonne : son nom dans un fichier, son titre à l'écran.</summary>
public sealed record ColonneDeCouverture(string Nom, string Titre);

/// <summary>Une ligne : l'académie, un département ou un type ; chaque valeur est un nombre, un montant, ou le mot qui la masque.</summary>
public sealed record LigneDeTableau(string Decoupage, string Code, string Libelle, IReadOnlyList<object> Valeurs)
{
    public const string Academie = "academie";
    public const string Departement = "departement";
    public const string Type = "type";
}

/// <summary>Met en lignes la couverture des missions.</summary>
public static class TableauxDeCouverture
{
    private static readonly ColonneDeCouverture[] Colonnes =
    [
        new("missions", "Missions"), new("validees", "Validées"), new("a_valider", "À valider"), new("a_signer", "À signer"),
        new("brouillons", "Brouillons"), new("sans_lettre", "Sans lettre"), new("pourcentage_signees", "Signées (%)"),
        new("bilans_soumis", "Bilans soumis"), new("etablissements", "Établissements"), new("sans_rupn", "Sans RUPN"),
    ];

    public static TableauDeCouverture EnTableau(this CouvertureDeLAcademie couverture) => new(Colonnes,
    [
        .. couverture.ParDepartement.Select(g => Ligne(LigneDeTableau.Departement, g)),
        .. couverture.ParType.Select(g => Ligne(LigneDeTableau.Type, g)),
        Ligne(LigneDeTableau.Academie, couverture.Total),
    ]);

    private static LigneDeTableau Ligne(string decoupage, GroupeDeCouverture groupe) => new(decoupage, groupe.Code, groupe.Nom,
    [
        groupe.Dire(m => m.Missions), groupe.Dire(m => m.Validees), groupe.Dire(m => m.AValider), groupe.Dire(m => m.ASigner),
        groupe.Dire(m => m.Brouillons), groupe.Dire(m => m.SansLettre), groupe.Dire(m => m.Pourcentage), groupe.DireLesBilans,
        groupe.Etablissements, groupe.SansRupn,
    ]);
}
