using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Activites;

/// <summary>Une mission de RUPN, dont le relevé se tient ou se lit.</summary>
public sealed record MissionDuReleve(
    Guid Id, Guid EtablissementId, string Personne, string Etablissement, DateOnly Debut, DateOnly Terme, AnneeScolaire Annee)
{
    public bool Contient(DateOnly jour) => Debut <= jour && jour <= Terme;

    /// <summary>Le jour le plus proche dans la mission.</summary>
    public DateOnly Ramener(DateOnly jour) => jour < Debut ? Debut : jour > Terme ? Terme : jour;
}

/// <summary>Les missions dont l'acteur tient ou lit le relevé, et ce qui en fige un.</summary>
public sealed class MissionsDuReleveService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Les missions de RUPN de l'année : les siennes pour un RUPN, celles de l'établissement pour le chef.</summary>
    public Task<IReadOnlyList<MissionDuReleve>> ListerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        return LireAsync(db.Missions.VisiblesPar(acteur).Where(m => m.Annee == annee), ct);
    }

    /// <summary>Une mission de RUPN du périmètre, quelle que soit son année.</summary>
    public async Task<MissionDuReleve> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        return (await LireAsync(db.Missions.VisiblesPar(acteur).Where(m => m.Id == id), ct)).SingleOrDefault() ?? throw new IntrouvableException("mission");
    }

    private static async Task<IReadOnlyList<MissionDuReleve>> LireAsync(IQueryable<Mission> choisies, CancellationToken ct)
    {
        var missions = await choisies.AsNoTracking().Where(m => m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .OrderBy(m => m.Personnel!.Personne!.NomUsage).ThenBy(m => m.Debut).ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id, m.EtablissementId, Etablissement = m.Etablissement!.Nom, m.Debut, Terme = m.TermineeLe ?? m.Fin, m.Annee,
                Personne = (m.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + m.Personnel.Personne.Prenom + " " + m.Personnel.Personne.NomUsage,
            }).ToListAsync(ct);
        return [.. missions.Select(m => new MissionDuReleve(m.Id, m.EtablissementId, m.Personne, m.Etablissement, m.Debut, m.Terme, m.Annee))];
    }

    /// <summary>La mission demandée, sinon celle du jour, sinon la première. Introuvable si la demandée n'est pas dans la liste.</summary>
    public MissionDuReleve? Choisir(IReadOnlyList<MissionDuReleve> missions, Guid? demandee)
    {
        if (demandee is { } id) return missions.FirstOrDefault(m => m.Id == id) ?? throw new IntrouvableException("mission");
        var jour = horloge.Aujourdhui();
        return missions.FirstOrDefault(m => m.Contient(jour)) ?? (missions.Count > 0 ? missions[0] : null);
    }

    /// <summary>La mission où l'acteur note : celle qu'il dit, sinon celle de l'année. Refus : activite.mission.</summary>
    public async Task<MissionDuReleve> ExigerAsync(Guid? demandee, AnneeScolaire annee, Acteur acteur, CancellationToken ct = default) =>
        demandee is { } id ? await TrouverAsync(id, acteur, ct) : Choisir(await ListerAsync(annee, acteur, ct), null) ?? throw ReglesDesActivites.SansMission.Refus(("annee", annee));

    /// <summary>Pourquoi le relevé ne change plus : bilan soumis, ou année close ; rien s'il est ouvert.</summary>
    public async Task<RegleMetierException?> GelAsync(MissionDuReleve mission, Acteur acteur, CancellationToken ct = default)
    {
        if (await db.BilansAuCA.AnyAsync(b => b.EtablissementId == mission.EtablissementId && b.Annee == mission.Annee && b.Etat == EtatDuBilanAuCA.AnneeClose, ct))
            return ReglesDesBilans.AnneeClose.Refus(("annee", mission.Annee));
        var bilan = await db.Bilans.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(b => b.MissionId == mission.Id, ct);
        return bilan?.FigeLeReleve is true ? ReglesDesActivites.Figee.Refus(("annee", mission.Annee)) : null;
    }

    /// <summary>La mission où noter, suivie par la base. Introuvable hors du périmètre.</summary>
    internal async Task<Mission> ChargerAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Missions.VisiblesPar(acteur).Include(m => m.Personnel)
            .Where(m => m.Id == id && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn).TrouverAsync(ct);

    /// <summary>Refus : activite.figee, annee.close.</summary>
    internal async Task ExigerOuvertAsync(Mission mission, Acteur acteur, CancellationToken ct)
    {
        var releve = new MissionDuReleve(mission.Id, mission.EtablissementId, "", "", mission.Debut, mission.Terme, mission.Annee);
        if (await GelAsync(releve, acteur, ct) is { } gel) throw gel;
    }
}
