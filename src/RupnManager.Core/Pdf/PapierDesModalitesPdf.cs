using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>Le papier sur les modalités, prêt à imprimer.</summary>
public sealed record PapierAImprimer
{
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Annee { get; init; }
    public required DateTime EtabliLe { get; init; }
    public required IReadOnlyList<Bloc> Blocs { get; init; }
}

/// <summary>Ce que le chef remet au conseil d'administration avant la séance (art. 5, décret n° 2010-1065).</summary>
public static class PapierDesModalitesPdf
{
    public static byte[] Rendre(PapierAImprimer papier) => MoteurPdf.Rendre(Decrire(papier));

    /// <summary>La table des matières du papier.</summary>
    public static DocumentPdf Decrire(PapierAImprimer papier) => new()
    {
        Titre = $"Modalités de mise en œuvre {papier.Annee}",
        Auteur = papier.Etablissement,
        Sujet = $"Modalités de mise en œuvre des missions indemnisées, année scolaire {papier.Annee}",
        MotsCles = $"conseil d'administration, modalités, {papier.Uai}, {papier.Annee}",
        EtabliLe = new(papier.EtabliLe, TimeSpan.Zero),
        EnTete = new EnTeteDePage($"{papier.Etablissement}, {papier.Uai}", $"Modalités {papier.Annee}"),
        Pied = new PiedDePage($"{papier.Uai}, {papier.Annee}", "Modalités de mise en œuvre"),
        Blocs =
        [
            new Bandeau(
                [new(papier.Academie), new(papier.Etablissement, Gras: true), new(papier.Uai)],
                [new($"Année scolaire {papier.Annee}", Gras: true)]),
            new Titre(1, "Modalités de mise en œuvre"),
            new SousTitre("Papier remis au conseil d'administration"),
            .. papier.Blocs,
        ],
    };
}
