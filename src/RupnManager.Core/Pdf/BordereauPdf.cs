using RupnManager.Domain.Dates;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>Un bordereau de propositions, prêt à imprimer.</summary>
public sealed record BordereauAImprimer
{
    public required string Numero { get; init; }
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Annee { get; init; }
    public required string Regime { get; init; }
    public required DateTime EnvoyeLe { get; init; }
    public required string EnvoyePar { get; init; }
    public required string Qualite { get; init; }
    public required string EmpreinteDuCsv { get; init; }
    public required string ConseilPedagogique { get; init; }
    public required string ConseilDAdministration { get; init; }

    /// <summary>Ce que le chef déclare de chacun.</summary>
    public required string Declarations { get; init; }
    public required string Total { get; init; }
    public required IReadOnlyList<LigneDeBordereau> Lignes { get; init; }
}

/// <summary>Une proposition du bordereau.</summary>
public sealed record LigneDeBordereau(string Personne, string Fonction, string Montant, string Participation, string? MotifSousMinimum, string? Lettre);

/// <summary>Le bordereau de propositions que le chef envoie au recteur (art. 5, décret n° 2010-1065).</summary>
public static class BordereauPdf
{
    public static byte[] Rendre(BordereauAImprimer bordereau) => MoteurPdf.Rendre(Decrire(bordereau));

    /// <summary>La table des matières du bordereau.</summary>
    public static DocumentPdf Decrire(BordereauAImprimer bordereau) => new()
    {
        Titre = $"Bordereau de propositions {bordereau.Numero}",
        Auteur = bordereau.Etablissement,
        Sujet = $"Propositions d'attribution {bordereau.Regime}, année scolaire {bordereau.Annee}",
        MotsCles = $"{bordereau.Numero}, {bordereau.Uai}, {bordereau.Annee}",
        EtabliLe = new(bordereau.EnvoyeLe, TimeSpan.Zero),
        EnTete = new EnTeteDePage($"{bordereau.Etablissement}, {bordereau.Uai}", $"Bordereau {bordereau.Numero}"),
        Pied = new PiedDePage(bordereau.Numero, "Bordereau de propositions"),
        Blocs =
        [
            new Bandeau(
                [new(bordereau.Academie), new(bordereau.Etablissement, Gras: true), new(bordereau.Uai)],
                [new($"Année scolaire {bordereau.Annee}", Gras: true), new(bordereau.Numero)]),
            new Titre(1, "Bordereau de propositions au recteur"),
            new SousTitre(bordereau.Regime == "IFIC" ? "Indemnités pour fonctions d'intérêt collectif" : "Indemnités pour mission particulière"),
            .. Cadre(bordereau),
            .. Propositions(bordereau),
            .. Participations(bordereau),
            .. Envoi(bordereau),
        ],
    };

    private static IEnumerable<Bloc> Cadre(BordereauAImprimer bordereau) =>
    [
        new ListeDeValeurs(
        [
            new("Conseil pédagogique", bordereau.ConseilPedagogique),
            new("Conseil d'administration", bordereau.ConseilDAdministration),
            new("Déclarations", $"Pour chaque personne, le chef d'établissement déclare qu'elle {bordereau.Declarations}."),
        ]),
    ];

    private static IEnumerable<Bloc> Propositions(BordereauAImprimer bordereau) =>
    [
        new Titre(2, "Propositions"),
        new Tableau
        {
            Colonnes = [new("Bénéficiaire", 3), new("Fonction", 5), new("Montant annuel", 2, Alignement.Droite)],
            Lignes = [.. bordereau.Lignes.Select(l => (IReadOnlyList<string>)[l.Personne, l.Fonction, l.Montant])],
            Total = [$"Total, {bordereau.Lignes.Count} {(bordereau.Lignes.Count == 1 ? "ligne" : "lignes")}", "", bordereau.Total],
        },
    ];

    private static IEnumerable<Bloc> Participations(BordereauAImprimer bordereau) =>
        bordereau.Lignes.SelectMany((ligne, rang) => (Bloc[])
        [
            .. rang == 0 ? [new Titre(2, "Participation effective")] : Array.Empty<Bloc>(),
            new Ensemble([new Titre(3, ligne.Personne), new Paragraphe(ligne.Participation), .. Precisions(ligne)]),
        ]);

    private static IEnumerable<Bloc> Precisions(LigneDeBordereau ligne)
    {
        if (ligne.MotifSousMinimum is { } motif) yield return new Paragraphe($"Montant sous le minimum du barème : {motif}");
        if (ligne.Lettre is { } lettre) yield return new Paragraphe($"Lettre de mission {lettre}.");
    }

    private static IEnumerable<Bloc> Envoi(BordereauAImprimer bordereau) =>
    [
        new Ensemble(
        [
            new Titre(2, "Envoi"),
            new ListeDeValeurs(
            [
                new("Envoyé le", $"{bordereau.EnvoyeLe.InstantEnLettres()} (heure de Paris)"),
                new("Par", $"{bordereau.EnvoyePar}, {bordereau.Qualite}"),
                new("Empreinte du CSV (SHA-256)", bordereau.EmpreinteDuCsv),
            ]),
        ]),
    ];
}
