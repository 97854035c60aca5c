using RupnManager.Data;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Missions;

/// <summary>L'état d'une mission, dit à la base : la même règle que <see cref="EtatsDeMission.Au"/>, pour filtrer avant de paginer.</summary>
internal static class EtatEnRequete
{
    private static readonly EtatDeLettre[] AccordDonne =
        [EtatDeLettre.ASignerParLeDan, EtatDeLettre.ASceller, EtatDeLettre.Validee, EtatDeLettre.Remplacee, EtatDeLettre.Terminee];

    /// <summary>Toutes les lettres, visibles ou non de l'acteur : l'état d'une mission en dépend.</summary>
    public static IQueryable<LettreDeMission> ToutesLesLettres(this RupnDbContext db) => db.Lettres;

    public static IQueryable<Mission> ALEtat(
        this IQueryable<Mission> missions, EtatDeMission etat, DateOnly jour, bool lettreExigee, IQueryable<LettreDeMission> toutes)
    {
        var lettres = toutes.Where(l => l.Etat != EtatDeLettre.Abandonnee);
        var accords = toutes.Where(l => AccordDonne.Contains(l.Etat));
        if (etat is EtatDeMission.Annulee) return missions.Where(m => m.AnnuleeLe != null);
        var nonAnnulees = missions.Where(m => m.AnnuleeLe == null);
        if (etat is EtatDeMission.Terminee) return nonAnnulees.Where(m => m.TermineeLe != null && m.TermineeLe < jour);
        var vives = nonAnnulees.Where(m => m.TermineeLe == null || m.TermineeLe >= jour);
        if (etat is EtatDeMission.APreparer)
            return vives.Where(m => lettreExigee && m.Fonction!.Code == Fonction.CodeRupn && !lettres.Any(l => l.MissionId == m.Id));
        var pretes = vives.Where(m => !lettreExigee || m.Fonction!.Code != Fonction.CodeRupn || accords.Any(l => l.MissionId == m.Id));
        return etat switch
        {
            EtatDeMission.EnAttente => vives.Where(m =>
                (lettreExigee && m.Fonction!.Code == Fonction.CodeRupn
                    && lettres.Any(l => l.MissionId == m.Id) && !accords.Any(l => l.MissionId == m.Id))
                || ((!lettreExigee || m.Fonction!.Code != Fonction.CodeRupn || accords.Any(l => l.MissionId == m.Id))
                    && jour < m.Debut && jour <= m.Fin)),
            EtatDeMission.Achevee => pretes.Where(m => m.Fin < jour),
            EtatDeMission.Interrompue => pretes.Where(m => jour <= m.Fin
                && m.Interruptions.Any(i => i.Debut <= jour && (i.Fin == null || jour <= i.Fin))),
            _ => pretes.Where(m => m.Debut <= jour && jour <= m.Fin
                && !m.Interruptions.Any(i => i.Debut <= jour && (i.Fin == null || jour <= i.Fin))),
        };
    }
}
