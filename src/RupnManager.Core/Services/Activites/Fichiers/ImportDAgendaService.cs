using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Activites.Fichiers;

/// <summary>L'agenda lu : ce qui peut être importé, et combien l'a déjà été.</summary>
public sealed record AgendaLu(IReadOnlyList<EvenementDAgenda> Nouveaux, int DejaLa);

/// <summary>Un événement choisi, avec ce que la personne en dit.</summary>
public sealed record EvenementChoisi(int Rang, string Cle, SaisieDActivite? Saisie);

/// <summary>Ce qu'un import a ajouté, et ce qu'il a trouvé déjà noté.</summary>
public sealed record ResultatDImport(int Ajoutees, int DejaLa);

/// <summary>Importer des événements d'agenda, jamais deux fois le même.</summary>
public sealed class ImportDAgendaService(
    RupnDbContext db, MissionsDuReleveService missions, RubriquesDeLaLettreService rubriques, JournalService journal, TimeProvider horloge)
{
    /// <summary>Les événements de la période, dans la mission. Refus : agenda.*, activite.fichier, activite.figee.</summary>
    public async Task<AgendaLu> LireAsync(Guid missionId, byte[] octets, DateOnly du, DateOnly au, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var mission = await missions.ChargerAsync(missionId, acteur, ct);
        await missions.ExigerOuvertAsync(mission, acteur, ct);
        if (au < du) throw ReglesDesActivites.AgendaPeriode.Refus();
        var (debut, fin) = (du < mission.Debut ? mission.Debut : du, au > mission.Terme ? mission.Terme : au);
        IReadOnlyList<EvenementDAgenda> lus = fin < debut ? [] : Agenda.Lire(octets, debut, fin);
        var deja = await DejaAsync(missionId, [.. lus.Select(e => e.Cle)], acteur, ct);
        return new([.. lus.Where(e => !deja.Contains(e.Cle))], lus.Count(e => deja.Contains(e.Cle)));
    }

    /// <summary>Importe les événements choisis, tous ou aucun. Refus : agenda.rien, agenda.nature, activite.*, chacun sur sa ligne.</summary>
    public async Task<ResultatDImport> ImporterAsync(Guid missionId, IReadOnlyList<EvenementChoisi> choisis, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        if (choisis.Count == 0) throw ReglesDesActivites.AgendaRien.Refus();
        if (choisis.Count > Agenda.Maximum) throw ReglesDesActivites.AgendaTrop.Refus(("nombre", choisis.Count), ("maximum", Agenda.Maximum));
        return await db.RejouerAsync(async _ =>
        {
            var mission = await missions.ChargerAsync(missionId, acteur, ct);
            await missions.ExigerOuvertAsync(mission, acteur, ct);
            var deja = await DejaAsync(missionId, [.. choisis.Select(c => c.Cle)], acteur, ct);
            var regles = await rubriques.DUneMissionAsync(missionId, acteur, ct);
            var nouvelles = choisis.Where(c => !deja.Contains(c.Cle)).DistinctBy(c => c.Cle).Select(c => SurSaLigne(c, () =>
                Activite.Noter(mission, regles.Completer(c.Saisie ?? throw ReglesDesActivites.AgendaNature.RefusSur("Nature")), c.Cle, horloge.Maintenant()))).ToList();
            if (nouvelles.Count > 0)
            {
                db.Activites.AddRange(nouvelles);
                journal.Consigner(acteur, Evenement.ActivitesImportees, new("relevé", missionId, mission.EtablissementId, null),
                    $"a importé {nouvelles.Count} activité{(nouvelles.Count > 1 ? "s" : "")} (agenda).");
                await db.SaveChangesAsync(ct);
            }
            return new ResultatDImport(nouvelles.Count, choisis.Count - nouvelles.Count);
        }, ct);
    }

    private static Activite SurSaLigne(EvenementChoisi choisi, Func<Activite> noter)
    {
        try
        {
            return noter();
        }
        catch (RegleMetierException refus)
        {
            throw new RegleMetierException(refus.Regle, refus.Message, $"Evenements[{choisi.Rang}].{(refus.Champ is "Nature" or "Duree" or "Date" ? refus.Champ : "Texte")}");
        }
    }

    private async Task<HashSet<string>> DejaAsync(Guid missionId, List<string> cles, Acteur acteur, CancellationToken ct) =>
        [.. await db.Activites.VisiblesPar(acteur).Where(a => a.MissionId == missionId && cles.Contains(a.Cle)).Select(a => a.Cle).ToListAsync(ct)];
}
