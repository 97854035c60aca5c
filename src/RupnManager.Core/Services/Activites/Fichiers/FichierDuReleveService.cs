using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Activites.Fichiers;

/// <summary>Un envoi de fichier : ce qu'il a ajouté, ou toutes ses erreurs et rien d'ajouté.</summary>
public sealed record ResultatDeFichier(int Ajoutees, int DejaLa, IReadOnlyList<FauteDeLigne> Erreurs);

/// <summary>Le relevé en fichier CSV : le prendre, le rendre, sans jamais compter une ligne deux fois.</summary>
public sealed class FichierDuReleveService(
    RupnDbContext db, MissionsDuReleveService missions, RubriquesDeLaLettreService rubriques, JournalService journal, TimeProvider horloge)
{
    private static readonly Dictionary<string, string> ColonneDuChamp = new()
    {
        ["Date"] = "date", ["Duree"] = "duree_minutes", ["Rubrique"] = "rubrique", ["Enseignants"] = "enseignants", ["Eleves"] = "eleves",
    };

    /// <summary>Le relevé de la mission, une ligne par activité, dans l'ordre des dates.</summary>
    public async Task<byte[]> ExporterAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        var mission = await missions.TrouverAsync(missionId, acteur, ct);
        var activites = await db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.MissionId == mission.Id && a.RetireeLe == null)
            .OrderBy(a => a.Date).ThenBy(a => a.NoteeLe).ThenBy(a => a.Id).ToListAsync(ct);
        return FichierCsv.Ecrire([ReleveCsv.Colonnes, .. activites.Select(a => ReleveCsv.Cellules(Saisie(a)))]);
    }

    /// <summary>Ajoute les lignes du fichier qui ne sont pas déjà notées, toutes ou aucune. Refus : activite.fichier, activite.entete, activite.lignes, activite.figee.</summary>
    public async Task<ResultatDeFichier> ImporterAsync(Guid missionId, byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NoterActivites);
        var (lignes, erreurs) = ReleveCsv.Lire(octets);
        return await db.RejouerAsync(async _ =>
        {
            var mission = await missions.ChargerAsync(missionId, acteur, ct);
            await missions.ExigerOuvertAsync(mission, acteur, ct);
            var regles = await rubriques.DUneMissionAsync(missionId, acteur, ct);
            var (notees, refusees) = Noter(mission, lignes, regles);
            if (erreurs.Count + refusees.Count > 0) return new(0, 0, [.. erreurs.Concat(refusees).OrderBy(e => e.Ligne)]);
            var nouvelles = await SansLesConnuesAsync(missionId, notees, acteur, ct);
            if (nouvelles.Count > 0)
            {
                db.Activites.AddRange(nouvelles);
                journal.Consigner(acteur, Evenement.ActivitesImportees, new("relevé", missionId, mission.EtablissementId, null),
                    $"a importé {nouvelles.Count} activité{(nouvelles.Count > 1 ? "s" : "")} (fichier).");
                await db.SaveChangesAsync(ct);
            }
            return new ResultatDeFichier(nouvelles.Count, notees.Count - nouvelles.Count, []);
        }, ct);
    }

    /// <summary>Deux lignes égales du même fichier sont deux activités : la clé dit la ligne et son rang parmi ses égales.</summary>
    private (List<(Activite Activite, int Rang)> Notees, List<FauteDeLigne> Refusees) Noter(Mission mission, List<LigneDeFichier> lignes, RubriquesDUneMission regles)
    {
        var (notees, refusees, rangs) = (new List<(Activite, int)>(), new List<FauteDeLigne>(), new Dictionary<string, int>());
        foreach (var ligne in lignes)
        {
            try
            {
                var saisie = regles.Completer(ligne.Saisie);
                var empreinte = ReleveCsv.Empreinte(saisie);
                var rang = rangs[empreinte] = rangs.GetValueOrDefault(empreinte) + 1;
                notees.Add((Activite.Noter(mission, saisie, $"csv:{empreinte}:{rang}", horloge.Maintenant()), rang));
            }
            catch (RegleMetierException refus)
            {
                refusees.Add(new(ligne.Numero, ColonneDuChamp.GetValueOrDefault(refus.Champ ?? "", "texte"), refus.Message));
            }
        }
        return (notees, refusees);
    }

    /// <summary>Écarte ce que le relevé dit déjà, d'où que cela vienne, et ce qu'un envoi passé avait apporté, même corrigé ou retiré depuis.</summary>
    private async Task<List<Activite>> SansLesConnuesAsync(Guid missionId, List<(Activite Activite, int Rang)> notees, Acteur acteur, CancellationToken ct)
    {
        if (notees.Count == 0) return [];
        var (debut, fin) = (notees.Min(n => n.Activite.Date), notees.Max(n => n.Activite.Date));
        var releve = db.Activites.VisiblesPar(acteur).AsNoTracking().Where(a => a.MissionId == missionId);
        var cles = (await releve.Where(a => a.Cle.StartsWith("csv:")).Select(a => a.Cle).ToListAsync(ct)).ToHashSet();
        var connues = (await releve.Where(a => a.RetireeLe == null && a.Date >= debut && a.Date <= fin).ToListAsync(ct))
            .CountBy(a => ReleveCsv.Empreinte(Saisie(a))).ToDictionary();
        return [.. notees.Where(n => !cles.Contains(n.Activite.Cle) && n.Rang > connues.GetValueOrDefault(ReleveCsv.Empreinte(Saisie(n.Activite)))).Select(n => n.Activite)];
    }

    private static SaisieDActivite Saisie(Activite a) => new()
    {
        Date = a.Date, Minutes = a.Minutes, Nature = a.Nature, Rubrique = a.Rubrique, Enseignants = a.Enseignants, Eleves = a.Eleves, Texte = a.Texte,
    };
}
