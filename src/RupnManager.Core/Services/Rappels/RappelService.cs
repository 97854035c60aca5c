using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Rappels;

/// <summary>
/// Les rappels de règle : chaque jour ouvré, à chaque personne qui bloque un acte depuis trop longtemps, un courriel par semaine au plus.
/// Un geste fait n'est plus attendu : son rappel cesse de lui-même.
/// </summary>
public sealed class RappelService(
    RupnDbContext db, AttentesService attentes, AttentesDesIndemnitesService indemnites, CourrierDeRappelService courrier, ReglageService reglages, TimeProvider horloge,
    ILogger<RappelService> trace)
{
    private static readonly TimeOnly PremiereHeure = new(7, 0);

    /// <summary>Écrit les rappels dus maintenant ; rend le nombre de personnes rappelées. Deux instances n'en rappellent jamais une deux fois ; une académie qui échoue n'arrête pas les autres.</summary>
    public async Task<int> PasserAsync(CancellationToken ct = default)
    {
        if (!horloge.Aujourdhui().EstOuvre() || TimeOnly.FromDateTime(horloge.Maintenant().AParis()) < PremiereHeure) return 0;
        var nombre = 0;
        foreach (var academie in await db.Academies.AsNoTracking().OrderBy(a => a.Code).ToListAsync(ct))
            nombre += await EssayerAsync(academie, ct);
        return nombre;
    }

    private async Task<int> EssayerAsync(Academie academie, CancellationToken ct)
    {
        try
        {
            return await DansAsync(academie, ct);
        }
        catch (Exception echec) when (echec is not OperationCanceledException)
        {
            trace.LogError(echec, "Les rappels de l'académie {Academie} ont échoué", academie.Code);
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    /// <summary>Le nom de l'académie, et son DAN à qui répondre.</summary>
    internal async Task<CadreDeRappel> CadreAsync(string codeAcademie, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var academie = await db.Academies.AsNoTracking().Where(a => a.Code == codeAcademie).TrouverAsync(ct);
        var contact = await db.Affectations.Where(a => a.Role == Role.Dan && a.CodeAcademie == codeAcademie && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .OrderBy(a => a.Debut).Select(a => a.Personne!.Courriel).FirstOrDefaultAsync(ct);
        return new(academie.NomComplet, contact);
    }

    private async Task<int> DansAsync(Academie academie, CancellationToken ct)
    {
        var portee = new Portee(academie.Code);
        var jour = horloge.Aujourdhui();
        var attendus = await AttendusAsync(portee, jour, ct);
        var passe = await attentes.PasseAsync(portee, ct);
        var cadre = await CadreAsync(academie.Code, ct);
        var nombre = 0;
        foreach (var groupe in attendus.SelectMany(a => a.AChacun()).GroupBy(a => a.Bloque!.Id))
        {
            if (!CadenceDesRappels.PeutEtreRappele(jour, passe.Dernier(groupe.Key)?.JourDeParis())) continue;
            var dus = groupe.Where(a => CadenceDesRappels.EstDu(jour, a.Depuis, a.Limite, passe.Pour(a), a.JoursAvant)).Select(a => new GesteRappele(a, passe.Pour(a) + 1)).ToList();
            if (dus.Count > 0 && await EcrireAsync(groupe.First().Bloque!, dus, cadre, ct)) nombre++;
        }
        return nombre;
    }

    private async Task<IReadOnlyList<Attente>> AttendusAsync(Portee portee, DateOnly jour, CancellationToken ct)
    {
        var annee = AnneeScolaire.Du(jour);
        var closes = db.BilansAuCA.Where(b => b.Etat == EtatDuBilanAuCA.AnneeClose);
        var lettres = db.Lettres.Where(l => l.CodeAcademie == portee.CodeAcademie && l.Annee >= annee
            && !closes.Any(b => b.EtablissementId == l.EtablissementId && b.Annee == l.Annee));
        var missions = db.Missions.Where(m => m.Etablissement!.CodeAcademie == portee.CodeAcademie && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn);
        var exigee = (await reglages.PourAsync(portee.CodeAcademie, annee, ct)).LettreExigee;
        var sansLettre = missions.Where(m => exigee && m.Annee >= annee && m.TermineeLe == null
            && !closes.Any(b => b.EtablissementId == m.EtablissementId && b.Annee == m.Annee)
            && !db.Lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee));
        return
        [
            .. await attentes.DesLettresAsync(lettres, portee, ct),
            .. await attentes.DesMissionsSansLettreAsync(sansLettre, portee, ct),
            .. await attentes.DesBilansAsync(missions, portee, ct),
            .. await indemnites.DansAsync(portee, ct),
        ];
    }

    private async Task<bool> EcrireAsync(Personne personne, IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre, CancellationToken ct)
    {
        courrier.Preparer(personne, gestes, cadre.Pour(personne));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DejaEnregistreException)
        {
            return false; // une autre instance, ou un rappel à la main, vient de le faire
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
