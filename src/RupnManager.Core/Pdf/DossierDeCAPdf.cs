using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;
using RupnManager.Pdf.Textes;

namespace RupnManager.Pdf;

/// <summary>Le dossier remis au conseil d'administration, prêt à imprimer ; aucun montant n'y désigne une personne.</summary>
public sealed record DossierDeCAAImprimer
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Annee { get; init; }
    public required bool Ific { get; init; }
    public required DateTime EtabliLe { get; init; }

    /// <summary>Vrai tant que le texte n'est pas arrêté.</summary>
    public required bool Projet { get; init; }
    public required IReadOnlyList<Valeur> Etat { get; init; }
    public required IReadOnlyList<Bloc> Modalites { get; init; }
    public required BilanAuCAAImprimer Bilan { get; init; }

    /// <summary>Les bilans visés, sans montant.</summary>
    public required IReadOnlyList<BilanAImprimer> Bilans { get; init; }
}

/// <summary>Le bilan au CA (art. 6, décret n° 2010-1065).</summary>
public sealed record BilanAuCAAImprimer
{
    /// <summary>Fonction, missions, bilans visés, activités, heures.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Fonctions { get; init; }

    /// <summary>Rubrique, actions, séances, heures, enseignants, élèves.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rubriques { get; init; }
    public required IReadOnlyList<MesureAImprimer> Mesures { get; init; }
    public required IReadOnlyList<(string Titre, string Texte)> Textes { get; init; }

    /// <summary>Les totaux de l'enveloppe, ou rien s'ils sont masqués.</summary>
    public required IReadOnlyList<Valeur> Enveloppe { get; init; }
    public required string? EnveloppeMasquee { get; init; }
    public required IReadOnlyList<Valeur> Presentation { get; init; }
}

/// <summary>Un seul document : sommaire, papier sur les modalités, bilan au CA, bilans visés, textes de référence.</summary>
public static class DossierDeCAPdf
{
    public static byte[] Rendre(DossierDeCAAImprimer dossier) => MoteurPdf.Rendre(Decrire(dossier));

    /// <summary>La table des matières du dossier.</summary>
    public static DocumentPdf Decrire(DossierDeCAAImprimer dossier) => new()
    {
        Titre = $"Dossier de conseil d'administration {dossier.Annee}",
        Auteur = dossier.Etablissement,
        Sujet = $"Modalités de mise en œuvre et bilan annuel des activités, année scolaire {dossier.Annee}",
        MotsCles = $"conseil d'administration, {dossier.Uai}, {dossier.Annee}",
        EtabliLe = new(dossier.EtabliLe, TimeSpan.Zero),
        EnTete = new EnTeteDePage($"{dossier.Etablissement}, {dossier.Uai}", $"Dossier de CA {dossier.Annee}"),
        Pied = new PiedDePage($"{dossier.Uai}, {dossier.Annee}", "Dossier de conseil d'administration"),
        Filigrane = dossier.Projet ? "PROJET" : null,
        Signets = true,
        Blocs =
        [
            new Bandeau(
                [new(dossier.Academie), new(dossier.Etablissement, Gras: true), new(dossier.Uai)],
                [new($"Année scolaire {dossier.Annee}", Gras: true)]),
            new Titre(1, "Dossier de conseil d'administration"),
            new SousTitre("Modalités de mise en œuvre et bilan annuel des activités"),
            new ListeDeValeurs(dossier.Etat),
            new Titre(2, "Sommaire"),
            new Sommaire(),
            .. Pieces(dossier).SelectMany((piece, i) => (Bloc[])[new SautDePage(), new Titre(2, $"{i + 1}. {piece.Titre}", Annexe: true), .. piece.Blocs]),
        ],
    };

    private static IEnumerable<(string Titre, IEnumerable<Bloc> Blocs)> Pieces(DossierDeCAAImprimer dossier)
    {
        yield return ("Modalités de mise en œuvre", dossier.Modalites);
        yield return ("Bilan de l'année", BilanAuCA(dossier.Bilan));
        foreach (var bilan in dossier.Bilans)
            yield return ($"Bilan de {bilan.Personne}", BilanPdf.Corps(bilan));
        if (dossier.Ific) yield return ("Décret n° 2010-1065", AnnexesDeLaLettre.Decret());
        else yield return (ReferencesImp.Titre, [new Paragraphe(ReferencesImp.Chapeau), new Liste(ReferencesImp.Textes)]);
    }

    private static IEnumerable<Bloc> BilanAuCA(BilanAuCAAImprimer bilan) =>
    [
        new Titre(2, "Activités par fonction"),
        .. bilan.Fonctions.Count == 0 ? (Bloc[])[new Paragraphe("Aucune mission n'a été confiée.")] :
        [
            new Tableau
            {
                Colonnes =
                [
                    new("Fonction", 6), new("Missions", 2, Alignement.Droite), new("Bilans visés", 2, Alignement.Droite),
                    new("Activités", 2, Alignement.Droite), new("Heures", 2, Alignement.Droite),
                ],
                Lignes = bilan.Fonctions,
            },
        ],
        .. bilan.Rubriques.Count == 0 ? Array.Empty<Bloc>() :
        [
            new Titre(2, "Activités par rubrique, toutes missions"),
            new Tableau
            {
                Colonnes =
                [
                    new("Rubrique", 5), new("Actions", 2, Alignement.Droite), new("Séances", 2, Alignement.Droite), new("Heures", 2, Alignement.Droite),
                    new("Enseignants", 2.4, Alignement.Droite), new("Élèves", 2, Alignement.Droite),
                ],
                Lignes = bilan.Rubriques,
            },
        ],
        .. bilan.Mesures.SelectMany(BilanPdf.Mesure),
        .. bilan.Textes.SelectMany(t => (Bloc[])
        [
            new Titre(2, t.Titre),
            .. t.Texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => new Paragraphe(p)),
        ]),
        new Titre(2, "Emploi de l'enveloppe"),
        bilan.EnveloppeMasquee is { } masquee ? new Paragraphe(masquee) : new ListeDeValeurs(bilan.Enveloppe),
        new Titre(2, "Présentation au conseil d'administration"),
        new ListeDeValeurs(bilan.Presentation),
    ];
}
