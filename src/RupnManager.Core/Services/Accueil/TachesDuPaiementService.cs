using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Accueil;

/// <summary>Ce que le paiement des indemnités attend de chacun : certifier, préparer, arrêter, transmettre, répondre.</summary>
public sealed class TachesDuPaiementService(RupnDbContext db, ListeDuServiceFaitService services)
{
    private const string Chemin = "/indemnites/etats-liquidatifs";

    private sealed record EtatEnAttente(
        Guid Id, string? Numero, string Etablissement, AnneeScolaire Annee, EtatDeListe Etat, string Preparateur, DateTime PrepareLe, string? SoumisPar, DateTime? SoumisLe,
        DateTime? ArreteLe, DateOnly? TransmisLe, string? MotifDuRendu, int Lignes);

    public async Task<IReadOnlyList<Tache>> DeAsync(Acteur acteur, CancellationToken ct = default)
    {
        var taches = new List<Tache>();
        if (acteur.Peut(Permission.CertifierServiceFait)) taches.AddRange((await services.EnAttenteAsync(acteur, ct)).Select(Certifier));
        if (acteur.Peut(Permission.PreparerEtatsLiquidatifs)) taches.AddRange(await LignesALiquiderAsync(acteur, ct));
        if (acteur.Peut(Permission.PreparerEtatsLiquidatifs)) taches.AddRange(await TropPercusAsync(acteur, ct));
        var attendus = EtatsAttendus(acteur);
        if (attendus.Length > 0) taches.AddRange(await EtatsEnTachesAsync(acteur, attendus, ct));
        return taches;
    }

    private static EtatDeListe[] EtatsAttendus(Acteur acteur) =>
        acteur.Peut(Permission.ArreterEtatsLiquidatifs) ? [EtatDeListe.Soumis]
        : acteur.Peut(Permission.PreparerEtatsLiquidatifs) ? [EtatDeListe.EnPreparation, EtatDeListe.Arrete]
        : acteur.Peut(Permission.EnregistrerRetours) ? [EtatDeListe.Transmis] : [];

    private static Tache Certifier(ServiceFaitEnAttente attente) => new("Certifier le service fait", null,
        $"{attente.Annee} : {(attente.Nombre == 1 ? "1 échéance à certifier" : $"{attente.Nombre} échéances à certifier")}, depuis le {attente.Depuis.EnLettres()}.",
        "Certifier", $"/indemnites/service-fait?annee={attente.Annee.Debut}", attente.Depuis.ToDateTime(TimeOnly.MinValue));

    private async Task<IEnumerable<Tache>> LignesALiquiderAsync(Acteur acteur, CancellationToken ct)
    {
        var lignes = await db.Echeances.VisiblesPar(acteur).AsNoTracking()
            .Where(e => e.Situation == SituationDEcheance.APayer || e.Situation == SituationDEcheance.Rejetee)
            .Select(e => new { e.Attribution!.Annee, e.Situation, e.Certification!.Le }).ToListAsync(ct);
        return lignes.GroupBy(l => l.Annee).Select(g =>
        {
            var rejetees = g.Count(l => l.Situation is SituationDEcheance.Rejetee);
            var dont = rejetees == 0 ? "" : rejetees == 1 ? ", dont 1 rejetée par le rectorat" : $", dont {rejetees} rejetées par le rectorat";
            return new Tache("Préparer un état liquidatif", null, $"{g.Key} : {PreparationDEtatService.Lignes(g.Count())} à liquider{dont}.",
                "Préparer", $"{Chemin}/nouveau?annee={g.Key.Debut}", g.Min(l => l.Le));
        });
    }

    private async Task<IEnumerable<Tache>> TropPercusAsync(Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.SuivreTropPercus);
        var suivis = await db.Echeances.VisiblesPar(acteur).AsNoTracking().Where(e => e.TropPercu != null && e.TropPercu.RegleLe == null)
            .OrderBy(e => e.TropPercu!.Le).Take(TachesService.Maximum).Include(e => e.Attribution!.Personne).ToListAsync(ct);
        return suivis.Select(e => new Tache($"Suivre le trop-perçu de {e.Attribution!.Personne!.Designation}", null,
            $"{e.TropPercu!.Montant} sur {e.Libelle}, signalé le {e.TropPercu.Le.DateEnLettres()} : à régler avec le rectorat.",
            "Suivre", $"/indemnites/echeances/{e.Id}/trop-percu", e.TropPercu.Le));
    }

    /// <summary>À une académie qui en attend beaucoup, leur nombre et leur liste.</summary>
    private async Task<IEnumerable<Tache>> EtatsEnTachesAsync(Acteur acteur, EtatDeListe[] attendus, CancellationToken ct)
    {
        if (!acteur.Role.SExerceEnAcademie()) return (await EtatsAsync(acteur, attendus, ct)).Select(EnTache);
        var nombre = await db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => attendus.Contains(e.Etat)).GroupBy(e => 1)
            .Select(g => new { Tous = g.Count(), Premier = g.Min(e => e.TransmisLe) }).SingleOrDefaultAsync(ct);
        if (nombre is null) return [];
        if (nombre.Tous <= TachesService.Groupe) return (await EtatsAsync(acteur, attendus, ct)).Select(EnTache);
        return [new($"{nombre.Tous} états liquidatifs attendent leur retour", null, $"Le plus ancien a été transmis le {nombre.Premier!.Value.EnLettres()}.",
            "Ouvrir la liste", Chemin, nombre.Premier.Value.ToDateTime(TimeOnly.MinValue))];
    }

    private Task<List<EtatEnAttente>> EtatsAsync(Acteur acteur, EtatDeListe[] attendus, CancellationToken ct) =>
        db.EtatsLiquidatifs.VisiblesPar(acteur).AsNoTracking().Where(e => attendus.Contains(e.Etat)).OrderBy(e => e.PrepareLe).Take(TachesService.Maximum)
            .Select(e => new EtatEnAttente(e.Id, e.Numero, e.Etablissement!.Nom, e.Annee, e.Etat, e.Preparateur, e.PrepareLe, e.SoumisPar, e.SoumisLe, e.ArreteLe,
                e.TransmisLe, e.MotifDuRendu, e.Lignes.Count))
            .ToListAsync(ct);

    private static Tache EnTache(EtatEnAttente etat)
    {
        var (lien, lignes) = ($"{Chemin}/{etat.Id}", PreparationDEtatService.Lignes(etat.Lignes));
        return etat.Etat switch
        {
            EtatDeListe.Soumis => new($"Arrêter l'état liquidatif {etat.Annee}", null,
                $"{lignes}, soumis par {etat.SoumisPar} le {etat.SoumisLe!.Value.DateEnLettres()}.", "Lire et arrêter", lien, etat.SoumisLe.Value),
            EtatDeListe.EnPreparation when etat.MotifDuRendu is { } motif => new($"Reprendre l'état liquidatif {etat.Annee}", null,
                $"Rendu par le chef d'établissement : « {motif} »", "Reprendre", lien, etat.PrepareLe),
            EtatDeListe.EnPreparation => new($"Soumettre l'état liquidatif {etat.Annee}", null,
                $"{lignes}, préparé par {etat.Preparateur} le {etat.PrepareLe.DateEnLettres()}.", "Continuer", lien, etat.PrepareLe),
            EtatDeListe.Arrete => new($"Transmettre l'état {etat.Numero}", null, $"{lignes}, arrêté le {etat.ArreteLe!.Value.DateEnLettres()}.", "Exporter et transmettre", lien, etat.ArreteLe.Value),
            _ => new($"Répondre sur l'état {etat.Numero}", null, $"{etat.Etablissement}, {lignes}, transmis le {etat.TransmisLe!.Value.EnLettres()} : retour attendu.",
                "Enregistrer le retour", lien, etat.TransmisLe.Value.ToDateTime(TimeOnly.MinValue)),
        };
    }
}
