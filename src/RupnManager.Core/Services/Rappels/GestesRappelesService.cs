using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;

namespace RupnManager.Services.Rappels;

/// <summary>Un geste qu'un rappel a demandé.</summary>
public sealed record GesteDemande(NatureDeRappel Nature, Guid ActeId, AnneeScolaire Annee);

/// <summary>Les gestes rappelés que rien d'autre ne compte : terminer un brouillon, écrire une lettre, confier une mission, présenter les modalités.</summary>
public sealed class GestesRappelesService(RupnDbContext db)
{
    /// <summary>Ce que les avis réunis ont rappelé, chaque geste une fois.</summary>
    internal async Task<IReadOnlyList<GesteDemande>> DesAvisAsync(IReadOnlyCollection<Guid> avis, CancellationToken ct)
    {
        var lus = new List<GesteDemande>();
        foreach (var paquet in avis.EnPaquets())
            lus.AddRange(await db.EnvoisDeRappels.AsNoTracking().Where(e => paquet.Contains(e.CourrielId)).SelectMany(e => e.Rappels)
                .Select(r => new GesteDemande(r.Nature, r.ActeId, r.Annee)).ToListAsync(ct));
        return [.. lus.Distinct()];
    }

    /// <summary>Parmi ces gestes, ceux que l'acteur doit encore faire.</summary>
    internal async Task<CeQuiAttend> ResteAsync(IReadOnlyList<GesteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var reste = CeQuiAttend.Rien;
        if (acteur.Peut(Permission.RedigerLettres)) reste += Compter([.. await BrouillonsAsync(demandes, acteur, ct), .. await SansLettreAsync(demandes, acteur, ct)]);
        if (acteur.Peut(Permission.GererMissions)) reste += Compter(await SansMissionAsync(demandes, acteur, ct));
        if (acteur.Peut(Permission.EnregistrerModalites)) reste += Compter(await ModalitesAsync(demandes, acteur, ct));
        return reste;
    }

    private async Task<List<DateOnly>> BrouillonsAsync(IReadOnlyList<GesteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var ids = Ids(demandes, NatureDeRappel.ATerminer);
        if (ids.Count == 0) return [];
        var depuis = await db.Lettres.VisiblesPar(acteur).Where(l => ids.Contains(l.Id) && l.Etat == EtatDeLettre.Brouillon).Select(l => l.EtatDepuis).ToListAsync(ct);
        return [.. depuis.Select(d => d.JourDeParis())];
    }

    private async Task<List<DateOnly>> SansLettreAsync(IReadOnlyList<GesteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var ids = Ids(demandes, NatureDeRappel.ARediger);
        if (ids.Count == 0) return [];
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => l.Etat != EtatDeLettre.Abandonnee);
        return await db.Missions.VisiblesPar(acteur).Where(m => ids.Contains(m.Id) && m.AnnuleeLe == null && m.TermineeLe == null && !lettres.Any(l => l.MissionId == m.Id))
            .Select(m => m.Debut).ToListAsync(ct);
    }

    private async Task<List<DateOnly>> SansMissionAsync(IReadOnlyList<GesteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var annees = demandes.Where(d => d.Nature is NatureDeRappel.AConfier && d.ActeId == acteur.EtablissementId).Select(d => d.Annee).ToList();
        if (annees.Count == 0) return [];
        var pourvues = await db.Missions.VisiblesPar(acteur).Where(m => m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn && annees.Contains(m.Annee))
            .Select(m => m.Annee).Distinct().ToListAsync(ct);
        return [.. annees.Except(pourvues).Select(a => a.PremierJour)];
    }

    private async Task<List<DateOnly>> ModalitesAsync(IReadOnlyList<GesteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var ids = Ids(demandes, NatureDeRappel.Modalites);
        if (ids.Count == 0) return [];
        var presentees = db.Modalites.VisiblesPar(acteur).Where(m => m.DateCA != null);
        return await db.Enveloppes.VisiblesPar(acteur).Where(e => ids.Contains(e.Id) && !presentees.Any(m => m.EtablissementId == e.EtablissementId && m.Annee == e.Annee))
            .Select(e => e.Mouvements.Min(m => m.Date)).ToListAsync(ct);
    }

    private static List<Guid> Ids(IReadOnlyList<GesteDemande> demandes, NatureDeRappel nature) =>
        [.. demandes.Where(d => d.Nature == nature).Select(d => d.ActeId).Distinct()];

    private static CeQuiAttend Compter(List<DateOnly> depuis) =>
        depuis.Count == 0 ? CeQuiAttend.Rien : new(0, 0, 0, 0, depuis.Min()) { Rappeles = depuis.Count };
}
