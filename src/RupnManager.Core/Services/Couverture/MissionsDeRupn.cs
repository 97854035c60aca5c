using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Couverture;

/// <summary>Une mission de RUPN et sa lettre initiale, s'il y en a une qui n'est pas abandonnée.</summary>
internal sealed class MissionEtLettre
{
    public required Mission Mission { get; init; }
    public required LettreDeMission? Lettre { get; init; }
}

/// <summary>Ce que la couverture compte : les missions de RUPN de l'année, sauf annulées, chacune avec sa lettre initiale.</summary>
internal static class MissionsDeRupn
{
    public static IQueryable<Mission> DeLAnnee(this RupnDbContext db, AnneeScolaire annee, Acteur acteur) =>
        db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn);

    /// <summary>Une mission n'a jamais deux lettres initiales en vie : chaque mission paraît une fois.</summary>
    public static IQueryable<MissionEtLettre> AvecLettre(this RupnDbContext db, AnneeScolaire annee, Acteur acteur)
    {
        // L'année est celle de la mission : la redire ferait relire, pour chaque mission, toutes les lettres de l'académie.
        var lettres = db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => l.Nature == NatureDeLActe.Lettre && l.Etat != EtatDeLettre.Abandonnee);
        return db.DeLAnnee(annee, acteur).LeftJoin(lettres, m => m.Id, l => l.MissionId, (m, l) => new MissionEtLettre { Mission = m, Lettre = l });
    }
}
