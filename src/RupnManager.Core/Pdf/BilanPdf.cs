using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>Le bilan d'un RUPN, prêt à imprimer ; il ne dit rien d'un montant.</summary>
public sealed record BilanAImprimer
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Annee { get; init; }
    public required string Personne { get; init; }
    public required string? Lettre { get; init; }

    /// <summary>« Visé le 10 juin 2014 par Mme Hélène Petit » ; un brouillon se dit projet.</summary>
    public required string Etat { get; init; }
    public required bool Projet { get; init; }
    public required DateTime EtabliLe { get; init; }
    public required IReadOnlyList<Valeur> Chiffres { get; init; }
    public required IReadOnlyList<MesureAImprimer> Mesures { get; init; }

    /// <summary>Rubrique, actions, séances, heures, enseignants, élèves.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rubriques { get; init; }
    public required IReadOnlyList<PartieDuBilan> Parties { get; init; }
}

/// <summary>Une partie du bilan et ce qui y est répondu.</summary>
public sealed record PartieDuBilan(string Titre, IReadOnlyList<(string Question, string Reponse)> Reponses);

/// <summary>Un graphique et son tableau : les intitulés des colonnes, puis les lignes.</summary>
public sealed record MesureAImprimer
{
    public required string Titre { get; init; }
    public required string Alternative { get; init; }
    public required IReadOnlyList<Barre> Barres { get; init; }
    public required IReadOnlyList<string> Colonnes { get; init; }
    public required IReadOnlyList<IReadOnlyList<string>> Lignes { get; init; }
}

/// <summary>Le bilan annuel d'un RUPN (lettre type, partie 2).</summary>
public static class BilanPdf
{
    public static byte[] Rendre(BilanAImprimer bilan) => MoteurPdf.Rendre(Decrire(bilan));

    /// <summary>La table des matières du bilan.</summary>
    public static DocumentPdf Decrire(BilanAImprimer bilan) => new()
    {
        Titre = $"Bilan {bilan.Annee} de {bilan.Personne}",
        Auteur = bilan.Personne,
        Sujet = $"Bilan annuel du référent pour les usages pédagogiques numériques, {bilan.Etablissement}",
        MotsCles = $"bilan, {bilan.Uai}, {bilan.Annee}",
        EtabliLe = new(bilan.EtabliLe, TimeSpan.Zero),
        EnTete = new EnTeteDePage($"{bilan.Etablissement}, {bilan.Uai}", $"Bilan {bilan.Annee} de {bilan.Personne}"),
        Pied = new PiedDePage($"{bilan.Uai}, {bilan.Annee}", "Bilan annuel"),
        Filigrane = bilan.Projet ? "PROJET" : null,
        Blocs =
        [
            new Bandeau(
                [new(bilan.Academie), new(bilan.Etablissement, Gras: true), new(bilan.Uai)],
                [new($"Année scolaire {bilan.Annee}", Gras: true), .. bilan.Lettre is { } lettre ? [new LigneDeBandeau(lettre)] : Array.Empty<LigneDeBandeau>()]),
            new Titre(1, $"Bilan annuel de {bilan.Personne}"),
            new SousTitre("Référent pour les usages pédagogiques numériques"),
            .. Corps(bilan),
        ],
    };

    /// <summary>Les chiffres puis les textes, tels qu'ils s'impriment seuls ou dans un dossier.</summary>
    public static IEnumerable<Bloc> Corps(BilanAImprimer bilan) =>
    [
        new ListeDeValeurs([new("État", bilan.Etat), .. bilan.Chiffres]),
        .. bilan.Mesures.SelectMany(Mesure),
        .. Rubriques(bilan),
        .. bilan.Parties.SelectMany(Partie),
    ];

    /// <summary>Un graphique, puis le tableau des mêmes nombres.</summary>
    internal static IEnumerable<Bloc> Mesure(MesureAImprimer mesure) =>
    [
        new Titre(2, mesure.Titre),
        new Barres(mesure.Alternative, mesure.Barres),
        new Tableau
        {
            Colonnes = [new(mesure.Colonnes[0], 4), .. mesure.Colonnes.Skip(1).Select(c => new Colonne(c, 2, Alignement.Droite))],
            Lignes = mesure.Lignes,
        },
    ];

    private static IEnumerable<Bloc> Rubriques(BilanAImprimer bilan) => bilan.Rubriques.Count == 0 ? [] :
    [
        new Titre(2, "Ce que le relevé compte, par rubrique de la lettre"),
        new Tableau
        {
            Colonnes =
            [
                new("Rubrique", 5), new("Actions", 2, Alignement.Droite), new("Séances", 2, Alignement.Droite), new("Heures", 2, Alignement.Droite),
                new("Enseignants", 2.4, Alignement.Droite), new("Élèves", 2, Alignement.Droite),
            ],
            Lignes = bilan.Rubriques,
        },
        new Paragraphe("Enseignants et élèves sont comptés à chaque séance. Une case vide n'a pas été comptée.", Description.Corps.Petit),
    ];

    private static IEnumerable<Bloc> Partie(PartieDuBilan partie) => partie.Reponses.Count == 0 ? [] :
    [
        new Titre(2, partie.Titre),
        .. partie.Reponses.SelectMany(r => (Bloc[])
        [
            new Titre(3, r.Question),
            .. r.Reponse.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => new Paragraphe(p)),
        ]),
    ];
}
