using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Pdf;
using RupnManager.Pdf.Odt;
using RupnManager.Services.Bilans;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Réunit et imprime ce que le CA lit des modalités (art. 5, décret n° 2010-1065).</summary>
public sealed class PapierDesModalitesService(RupnDbContext db, BaremeService baremes, JournalService journal, TimeProvider horloge)
{
    /// <summary>Ce que dit le papier de l'établissement de l'acteur. Refus : bareme.absent.</summary>
    public async Task<PapierDesModalites> LireAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EnregistrerModalites);
        var missions = await db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.Annee == annee && m.AnnuleeLe == null)
            .Select(m => new { m.Fonction!.Code, m.Fonction.Libelle, m.Indemnisation, m.Personnel!.PersonneId }).ToListAsync(ct);
        var indemnises = await db.Attributions.VisiblesPar(acteur).AsNoTracking()
            .Where(a => a.Annee == annee && a.ProposeeLe != null && a.SansSuiteLe == null && a.Engage.Centimes > 0)
            .Select(a => a.PersonneId).Distinct().CountAsync(ct);
        var notifie = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee).Select(e => e.Notifie).ToListAsync(ct);
        return new()
        {
            Etablissement = await db.Etablissements.VisiblesPar(acteur).AsNoTracking().Include(e => e.Academie).TrouverAsync(ct),
            Annee = annee,
            Modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(m => m.Annee == annee, ct),
            Bareme = await baremes.DeLAnneeAsync(annee, ct),
            Fonctions =
            [
                .. missions.GroupBy(m => (m.Code, m.Libelle)).OrderBy(g => g.Key.Code == Fonction.CodeRupn ? 0 : 1).ThenBy(g => g.Key.Libelle)
                    .Select(g => (g.Key.Libelle, g.Count())),
            ],
            Notifie = notifie.Total(),
            Beneficiaires = indemnises > 0 ? indemnises
                : missions.Where(m => m.Indemnisation is not Indemnisation.Aucune).Select(m => m.PersonneId).Distinct().Count(),
        };
    }

    /// <summary>Imprime le papier pour le CA. Refus : bareme.absent.</summary>
    public Task<DocumentDeBilan> ImprimerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        RemettreAsync(annee, PapierDesModalitesPdf.Rendre, "pdf", "a imprimé le papier pour le CA", acteur, ct);

    /// <summary>Le même papier en OpenDocument, que le chef retouche avant de le remettre. Refus : bareme.absent.</summary>
    public Task<DocumentDeBilan> ModifiableAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        RemettreAsync(annee, papier => DocumentOdt.Ecrire(PapierDesModalitesPdf.Decrire(papier)), "odt", "a téléchargé le papier pour le CA, à modifier", acteur, ct);

    private async Task<DocumentDeBilan> RemettreAsync(
        AnneeScolaire annee, Func<PapierAImprimer, byte[]> rendre, string extension, string geste, Acteur acteur, CancellationToken ct)
    {
        var papier = await LireAsync(annee, acteur, ct);
        var etablissement = papier.Etablissement;
        var octets = rendre(new()
        {
            Academie = etablissement.Academie!.NomComplet, Etablissement = etablissement.Nom, Uai = etablissement.Uai.Valeur, Annee = $"{annee}",
            EtabliLe = horloge.Maintenant(), Blocs = [.. papier.Blocs(DocumentsDuBilanService.Imprimable)],
        });
        journal.Consigner(acteur, Evenement.PapierImprime,
            new("modalités", papier.Modalites?.Id ?? etablissement.Id, etablissement.Id, etablissement.CodeAcademie), $"{geste}, année {annee}.");
        await db.SaveChangesAsync(ct);
        return new(octets, $"modalites-{annee}-{etablissement.Uai}.{extension}");
    }
}
