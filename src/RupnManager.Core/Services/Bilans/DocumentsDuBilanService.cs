using RupnManager.Domain.Activites;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Pdf;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Services.Bilans;

/// <summary>Un document à télécharger.</summary>
public sealed record DocumentDeBilan(byte[] Octets, string Nom);

/// <summary>Le bilan imprimé.</summary>
public sealed class DocumentsDuBilanService(LectureDesBilansService lecture, TimeProvider horloge)
{
    /// <summary>Le PDF d'un bilan ; un brouillon porte « PROJET ».</summary>
    public async Task<DocumentDeBilan> PdfAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        var fiche = await lecture.OuvrirAsync(id, acteur, ct);
        return new(BilanPdf.Rendre(AImprimer(fiche, horloge.Maintenant())), $"bilan-{fiche.Bilan.Annee}-{fiche.Bilan.Etablissement!.Uai}.pdf");
    }

    /// <summary>Ce que la page imprime d'un bilan.</summary>
    internal static BilanAImprimer AImprimer(FicheDeBilan fiche, DateTime maintenant)
    {
        var bilan = fiche.Bilan;
        return new()
        {
            Academie = bilan.Etablissement!.Academie!.NomComplet,
            Etablissement = bilan.Etablissement.Nom,
            Uai = bilan.Etablissement.Uai.Valeur,
            Annee = $"{bilan.Annee}",
            Personne = bilan.Personne!.Designation,
            Lettre = fiche.Lettre,
            Projet = !bilan.FigeLeReleve,
            EtabliLe = bilan.ViseLe ?? bilan.SoumisLe ?? maintenant,
            Etat = bilan.Etat switch
            {
                EtatDeBilan.Vise => $"Visé le {bilan.ViseLe!.Value.DateEnLettres()} par {bilan.VisePar}",
                EtatDeBilan.Soumis => $"Soumis le {bilan.SoumisLe!.Value.DateEnLettres()}, à viser",
                _ => "Projet, non soumis",
            },
            Chiffres = Chiffres(fiche),
            Mesures = Mesures(fiche),
            Rubriques = [.. fiche.Chiffres.ParRubrique.Select(l => Ligne(fiche.NomsDesRubriques.GetValueOrDefault(l.Cle) ?? l.Cle, l))],
            Parties =
            [
                .. Enumerable.Range(1, 3).Select(p => new PartieDuBilan(Rubriques.NomDeLaPartie(p), Reponses(fiche.DeLaPartie(p)))),
                new("L'essentiel de l'année", Reponses(fiche.Syntheses)),
            ],
        };
    }

    /// <summary>Une ligne de chiffres : nom, actions, séances, heures, enseignants, élèves ; vide quand rien n'a été compté.</summary>
    internal static IReadOnlyList<string> Ligne(string nom, LigneDeChiffres l) =>
        [Imprimable(nom), $"{l.Actions}", $"{l.Seances}", Durees.EnHeures(l.Minutes), $"{l.Enseignants}", $"{l.Eleves}"];

    /// <summary>Le texte, les signes que la police ne dessine pas remplacés.</summary>
    internal static string Imprimable(string texte) =>
        MoteurPdf.CaracteresNonImprimables(texte).Aggregate(texte, (t, signe) => t.Replace(signe, "?", StringComparison.Ordinal));

    internal static MesureAImprimer Mesure(string titre, string tete, IReadOnlyList<LigneDeMesure> lignes, string? maintenant = null, string? avant = null) => new()
    {
        Titre = titre,
        Alternative = $"{titre}, en barres{(avant is null ? "" : $" ; en contour, {avant}")} : {string.Join(", ", lignes.Where(l => l.Minutes > 0).Select(l => $"{l.Nom} {Durees.EnHeures(l.Minutes)}"))}.",
        Barres = [.. lignes.Select(l => new Barre(l.Nom, Durees.EnHeures(l.Minutes), l.Minutes, l.MinutesAvant))],
        Colonnes = avant is null ? [tete, "Heures", "Activités"] : [tete, maintenant!, avant, "Activités"],
        Lignes =
        [
            .. lignes.Select(IReadOnlyList<string> (l) => avant is null
                ? [l.Nom, Durees.EnHeures(l.Minutes), $"{l.Seances}"]
                : [l.Nom, Durees.EnHeures(l.Minutes), Durees.EnHeures(l.MinutesAvant ?? 0), $"{l.Seances}"]),
        ],
    };

    private static IReadOnlyList<Valeur> Chiffres(FicheDeBilan fiche)
    {
        var (total, avant) = (fiche.Chiffres.Total, fiche.Avant?.Total);
        return
        [
            new("Heures", $"{Durees.EnHeures(total.Minutes)}{Entre(MesuresDuBilan.EvolutionDesHeures(fiche.Chiffres, fiche.Avant))}"),
            new("Activités", $"{total.Seances}{Entre(MesuresDuBilan.Evolution(total.Seances, avant?.Seances))}"),
            new("Enseignants touchés", $"{total.Enseignants?.ToString() ?? "non compté"}{Entre(MesuresDuBilan.Evolution(total.Enseignants, avant?.Enseignants))}"),
            new("Élèves touchés", $"{total.Eleves?.ToString() ?? "non compté"}{Entre(MesuresDuBilan.Evolution(total.Eleves, avant?.Eleves))}"),
        ];
    }

    private static string Entre(string? evolution) => evolution is null ? "" : $" ({evolution})";

    private static IReadOnlyList<MesureAImprimer> Mesures(FicheDeBilan fiche)
    {
        var annee = fiche.Bilan.Annee;
        string? avant = fiche.Avant is null ? null : $"{annee.Precedente}";
        MesureAImprimer De(string titre, string tete, IReadOnlyList<LigneDeMesure> lignes) => Mesure(titre, tete, lignes, $"{annee}", avant);
        return fiche.Chiffres.Total.Seances == 0 ? [] :
        [
            De("Heures par partie de la lettre", "Partie", MesuresDuBilan.ParPartie(fiche.Chiffres, fiche.Avant)),
            De("Heures par mois", "Mois", MesuresDuBilan.ParMois(fiche.Chiffres, fiche.Avant, annee)),
            De("Heures par nature", "Nature", MesuresDuBilan.ParNature(fiche.Chiffres, fiche.Avant)),
        ];
    }

    private static IReadOnlyList<(string, string)> Reponses(IEnumerable<QuestionPosee> questions) =>
    [
        .. questions.Where(q => !q.Reponse.EstVide).Select(q => (Imprimable(q.Question.Question),
            string.IsNullOrWhiteSpace(q.Reponse.Texte) ? "Sans objet cette année." : Imprimable(q.Reponse.Texte))),
    ];
}
