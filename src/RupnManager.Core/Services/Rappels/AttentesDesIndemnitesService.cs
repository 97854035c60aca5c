using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;

namespace RupnManager.Services.Rappels;

/// <summary>Ce que les indemnités attendent des chefs d'une académie : certifier le service fait, présenter les modalités au CA.</summary>
public sealed class AttentesDesIndemnitesService(RupnDbContext db, AttentesService attentes, TimeProvider horloge)
{
    /// <summary>Les gestes attendus dans l'académie, sans montant ni bénéficiaire.</summary>
    internal async Task<IReadOnlyList<Attente>> DansAsync(Portee portee, CancellationToken ct)
    {
        var (services, modalites) = (await ServicesAsync(portee, ct), await ModalitesAsync(portee, ct));
        if (services.Count + modalites.Count == 0) return [];
        var enFonction = await attentes.EnFonctionAsync(portee, ct);
        return [.. services.Concat(modalites).Select(a => a with
        {
            Bloque = enFonction.Chefs.GetValueOrDefault(a.EtablissementId), Aussi = enFonction.Delegataires(a.EtablissementId),
        })];
    }

    /// <summary>Les échéances que leur terme rend certifiables : une attente par établissement et par année, tenue par la plus ancienne.</summary>
    private async Task<List<Attente>> ServicesAsync(Portee portee, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var closes = AnneesCloses();
        var lues = await db.Echeances.AsNoTracking()
            .Where(e => e.Certification == null && e.Attribution!.CodeAcademie == portee.CodeAcademie
                && !closes.Any(b => b.EtablissementId == e.Attribution.EtablissementId && b.Annee == e.Attribution.Annee))
            .Where(e => (e.CertifiableDes != null && e.CertifiableDes <= jour) || (e.Attribution!.Mission!.TermineeLe ?? e.Attribution.Mission.Fin) <= jour)
            .Select(e => new
            {
                e.Id, e.Attribution!.Annee, e.Attribution.EtablissementId, e.Attribution.Mission!.Etablissement!.Nom, e.CertifiableDes,
                Terme = e.Attribution.Mission.TermineeLe ?? e.Attribution.Mission.Fin,
            }).ToListAsync(ct);
        return [.. lues.Select(e => (e.Id, e.Annee, e.EtablissementId, e.Nom, Depuis: e.CertifiableDes is { } des && des < e.Terme ? des : e.Terme))
            .OrderBy(e => e.Depuis).ThenBy(e => e.Id).GroupBy(e => (e.EtablissementId, e.Annee)).Select(g => Attente(
                NatureDeRappel.ServiceFait, g.First().Id, g.Key.EtablissementId, g.First().Nom, g.Key.Annee, g.First().Depuis, "indemnites/service-fait", portee) with
            {
                Nombre = g.Count(),
            })];
    }

    /// <summary>Les enveloppes notifiées dont les modalités ne sont pas passées en CA : rien ne peut être proposé au recteur.</summary>
    private async Task<List<Attente>> ModalitesAsync(Portee portee, CancellationToken ct)
    {
        var annee = AnneeScolaire.Du(horloge.Aujourdhui());
        var closes = AnneesCloses();
        var lues = await db.Enveloppes.AsNoTracking()
            .Where(e => e.CodeAcademie == portee.CodeAcademie && e.Annee == annee && e.CloseLe == null && e.Mouvements.Any())
            .Where(e => !db.Modalites.Any(m => m.EtablissementId == e.EtablissementId && m.Annee == e.Annee && m.DateCA != null)
                && !closes.Any(b => b.EtablissementId == e.EtablissementId && b.Annee == e.Annee))
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.EtablissementId, e.Etablissement!.Nom, Depuis = e.Mouvements.Min(m => m.Date) }).ToListAsync(ct);
        return [.. lues.Select(e => Attente(NatureDeRappel.Modalites, e.Id, e.EtablissementId, e.Nom, annee, e.Depuis, "indemnites/modalites", portee))];
    }

    private IQueryable<BilanAuCA> AnneesCloses() => db.BilansAuCA.Where(b => b.Etat == EtatDuBilanAuCA.AnneeClose);

    private static Attente Attente(
        NatureDeRappel nature, Guid acte, Guid etablissement, string nom, AnneeScolaire annee, DateOnly depuis, string page, Portee portee) => new()
        {
            Nature = nature, ActeId = acte, Reference = nom, Annee = annee, EtablissementId = etablissement, Etablissement = nom,
            CodeAcademie = portee.CodeAcademie, Depuis = depuis, Chemin = $"{page}?annee={annee.Debut}",
        };
}
