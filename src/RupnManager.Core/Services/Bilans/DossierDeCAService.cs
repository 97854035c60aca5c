using RupnManager.Data;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Pdf;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Odt;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Bilans;

/// <summary>Le dossier de CA : un seul document, sans aucun montant qui désigne une personne.</summary>
public sealed class DossierDeCAService(
    RupnDbContext db, LectureDuBilanAuCAService lecture, LectureDesBilansService bilans, PapierDesModalitesService papiers, JournalService journal,
    TimeProvider horloge)
{
    /// <summary>Imprime le dossier de l'année ; « PROJET » tant que le texte n'est pas arrêté.</summary>
    public Task<DocumentDeBilan> ImprimerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        RemettreAsync(annee, DossierDeCAPdf.Rendre, "pdf", "a imprimé le dossier de CA", acteur, ct);

    /// <summary>Le même dossier en OpenDocument, que le chef retouche avant de le remettre.</summary>
    public Task<DocumentDeBilan> ModifiableAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        RemettreAsync(annee, dossier => DocumentOdt.Ecrire(DossierDeCAPdf.Decrire(dossier)), "odt", "a téléchargé le dossier de CA, à modifier", acteur, ct);

    private async Task<DocumentDeBilan> RemettreAsync(
        AnneeScolaire annee, Func<DossierDeCAAImprimer, byte[]> rendre, string extension, string geste, Acteur acteur, CancellationToken ct)
    {
        var fiche = await lecture.OuvrirAsync(annee, acteur, ct);
        var joints = new List<BilanAImprimer>();
        foreach (var vise in fiche.Vises)
            joints.Add(DocumentsDuBilanService.AImprimer(await bilans.OuvrirAsync(vise.Id, acteur, ct), horloge.Maintenant()));
        var octets = rendre(Composer(fiche, await papiers.LireAsync(annee, acteur, ct), joints));
        journal.Consigner(acteur, Evenement.DossierDeCAImprime,
            new("bilan au CA", fiche.Bilan?.Id ?? fiche.Etablissement.Id, fiche.Etablissement.Id, fiche.Etablissement.CodeAcademie), $"{geste}, année {annee}.");
        await db.SaveChangesAsync(ct);
        return new(octets, $"dossier-de-ca-{annee}-{fiche.Etablissement.Uai}.{extension}");
    }

    private DossierDeCAAImprimer Composer(FicheDuBilanAuCA fiche, PapierDesModalites papier, List<BilanAImprimer> joints) => new()
    {
        Academie = fiche.Etablissement.Academie!.NomComplet,
        Etablissement = fiche.Etablissement.Nom,
        Uai = fiche.Etablissement.Uai.Valeur,
        Annee = $"{fiche.Annee}",
        Ific = fiche.Annee.Regime is Regime.Ific,
        EtabliLe = fiche.Bilan?.ArreteLe ?? horloge.Maintenant(),
        Projet = fiche.Etat is EtatDuBilanAuCA.EnAttente or EtatDuBilanAuCA.EnPreparation,
        Etat = [new("État", fiche.Etat.Libelle()), new("Bilans joints", $"{joints.Count}")],
        Modalites = [.. papier.Blocs(DocumentsDuBilanService.Imprimable)],
        Bilan = Bilan(fiche),
        Bilans = joints,
    };

    private static BilanAuCAAImprimer Bilan(FicheDuBilanAuCA fiche) => new()
    {
        Fonctions =
        [
            .. fiche.Fonctions.Select(IReadOnlyList<string> (f) =>
                [$"{char.ToUpperInvariant(f.Libelle[0])}{f.Libelle[1..]}", $"{f.Missions}", $"{f.BilansVises}", $"{f.Chiffres.Total.Seances}", Durees.EnHeures(f.Chiffres.Total.Minutes)]),
        ],
        Rubriques = [.. fiche.Chiffres.ParRubrique.Select(l => DocumentsDuBilanService.Ligne(Rubriques.NomCourt(l.Cle) ?? "Clause ajoutée", l))],
        Mesures = fiche.Chiffres.Total.Seances == 0 ? [] :
        [
            DocumentsDuBilanService.Mesure("Heures par partie de la lettre", "Partie", MesuresDuBilan.ParPartie(fiche.Chiffres, null)),
            DocumentsDuBilanService.Mesure("Heures par nature", "Nature", MesuresDuBilan.ParNature(fiche.Chiffres, null)),
        ],
        Textes =
        [
            .. fiche.TextesTitres.Where(t => !string.IsNullOrWhiteSpace(t.Texte))
                .Select(t => (DocumentsDuBilanService.Imprimable(t.Titre), DocumentsDuBilanService.Imprimable(t.Texte!))),
        ],
        EnveloppeMasquee = fiche.Emploi.EstMasque ? ReglesDesBilans.PetitsNombres.Dire(("seuil", EmploiDeLEnveloppe.Seuil)) : null,
        Enveloppe =
        [
            new("Enveloppe notifiée", $"{fiche.Emploi.Notifie}"), new("Bénéficiaires", $"{fiche.Emploi.Beneficiaires}"),
            new("Total attribué", $"{fiche.Emploi.Engage}"), new("Total payé", fiche.Emploi.PayeDit),
        ],
        Presentation = Presentation(fiche.Bilan),
    };

    private static IReadOnlyList<Valeur> Presentation(BilanAuCA? bilan) => bilan is not { DatePresentation: { } jour }
        ? [new("Séance", "à tenir"), new("Observations", "")]
        :
        [
            new("Convocation", bilan.DateConvocation!.Value.EnLettres()), new("Séance", jour.EnLettres()),
            .. bilan.Observations is { } observations ? [new Valeur("Observations", DocumentsDuBilanService.Imprimable(observations))] : Array.Empty<Valeur>(),
        ];
}
