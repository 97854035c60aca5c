using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Rappels;

/// <summary>
/// Réunit les avis de qui a choisi un récapitulatif : un par personne et par période, jamais vide. Un avis repris ne part pas seul ;
/// un arrêt le retarde, il ne le perd ni ne le double.
/// </summary>
public sealed class RecapitulatifService(
    RupnDbContext db, CeQuiAttendService attend, GestesRappelesService rappeles, ActeurService acteurs, CourrielService courriels, TimeProvider horloge,
    ILogger<RecapitulatifService> trace)
{
    /// <summary>Écrit les récapitulatifs dus ; rend leur nombre. Celui qui échoue n'empêche pas les autres : il se retente au passage suivant.</summary>
    public async Task<int> EnvoyerAsync(CancellationToken ct = default)
    {
        var nombre = 0;
        foreach (var frequence in new[] { FrequenceDesEnvois.Quotidienne, FrequenceDesEnvois.Hebdomadaire })
        {
            var (periode, coupure) = frequence.PeriodeEchue(horloge.Maintenant());
            var personnes = await db.Personnes.AsNoTracking().EnRecapitulatif(db, horloge.Aujourdhui(), frequence)
                .Where(p => db.Courriels.Any(c => c.PersonneId == p.Id && c.Groupable && c.Etat == EtatDeCourriel.AEnvoyer && c.CreeLe < coupure))
                .Where(p => !db.Recapitulatifs.Any(r => r.PersonneId == p.Id && r.Periode == periode))
                .OrderBy(p => p.Id).ToListAsync(ct);
            foreach (var personne in personnes)
                if (await EssayerAsync(personne, frequence, periode, coupure, ct)) nombre++;
        }
        return nombre;
    }

    private async Task<bool> EssayerAsync(Personne personne, FrequenceDesEnvois frequence, DateOnly periode, DateTime coupure, CancellationToken ct)
    {
        try
        {
            return await UnAsync(personne, frequence, periode, coupure, ct);
        }
        catch (Exception echec) when (echec is not OperationCanceledException)
        {
            trace.LogError(echec, "Le récapitulatif de {Personne} a échoué", personne.Id);
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<bool> UnAsync(Personne personne, FrequenceDesEnvois frequence, DateOnly periode, DateTime coupure, CancellationToken ct)
    {
        var quand = horloge.Maintenant();
        var avis = await db.Courriels.Where(c => c.PersonneId == personne.Id && c.Groupable && c.Etat == EtatDeCourriel.AEnvoyer && c.CreeLe < coupure).ToListAsync(ct);
        var nouvelles = avis.Count(a => FrequencesDesEnvois.Nouvelles.Contains(a.Cle));
        var (compte, academie) = await CompterAsync(personne, await rappeles.DesAvisAsync([.. avis.Select(a => a.Id)], ct), ct);
        Guid? courriel = compte.Total + nouvelles == 0 ? null : courriels.Preparer("recapitulatif", personne,
            Objet(compte, nouvelles, frequence, periode), Texte(compte, nouvelles, frequence), academie);
        foreach (var un in avis)
            if (courriel is null) un.Classer(); // tout ce qu'il demandait est fait
            else un.NoterGroupe(quand);
        db.Recapitulatifs.Add(new() { PersonneId = personne.Id, Periode = periode, Le = quand, CourrielId = courriel });
        try
        {
            await db.SaveChangesAsync(ct);
            return courriel is not null;
        }
        catch (Exception devance) when (devance is DejaEnregistreException or ModifieEntreTempsException)
        {
            return false; // une autre instance l'a écrit, ou un avis vient de partir : au prochain passage
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<(CeQuiAttend Compte, string Academie)> CompterAsync(Personne personne, IReadOnlyList<GesteDemande> demandes, CancellationToken ct)
    {
        var compte = CeQuiAttend.Rien;
        string? academie = null;
        foreach (var qualite in await acteurs.QualitesAsync(personne.Id, ct))
        {
            if (await acteurs.ChargerAsync(personne.Id, qualite.Id, ct) is not { } acteur) continue;
            compte += await attend.CompterAsync(acteur, demandes, ct);
            academie ??= acteur.CodeAcademie;
        }
        var nom = academie is null ? null : await db.Academies.AsNoTracking().Where(a => a.Code == academie).FirstOrDefaultAsync(ct);
        return (compte, nom?.NomComplet ?? "RupnManager");
    }

    private static string Objet(CeQuiAttend compte, int nouvelles, FrequenceDesEnvois frequence, DateOnly periode)
    {
        var quand = frequence is FrequenceDesEnvois.Hebdomadaire ? $"semaine du {periode.EnLettres()}" : periode.EnLettres();
        return compte.Total switch
        {
            0 => nouvelles == 1 ? $"1 nouvelle – {quand}" : $"{nouvelles} nouvelles – {quand}",
            1 => $"1 chose vous attend – {quand}",
            var n => $"{n} choses vous attendent – {quand}",
        };
    }

    /// <summary>Ce qui n'attend que certains, dit seulement s'il y en a.</summary>
    private static string Autres(CeQuiAttend compte)
    {
        (string Quoi, int Nombre)[] autres =
        [
            ("États liquidatifs à arrêter", compte.AArreter), ("Propositions à décider", compte.ADecider), ("Lettres, missions ou modalités rappelées", compte.Rappeles),
        ];
        return string.Concat(autres.Where(a => a.Nombre > 0).Select(a => $" {a.Quoi} : {a.Nombre}."));
    }

    private string Texte(CeQuiAttend compte, int nouvelles, FrequenceDesEnvois frequence)
    {
        var jours = compte.Depuis is { } depuis ? Math.Max(0, horloge.Aujourdhui().DayNumber - depuis.DayNumber) : 0;
        var attente = compte.Total == 0 ? "Rien n'attend votre geste." : $"""
            À signer ou valider : {compte.ASigner}. À certifier : {compte.ACertifier}. Bilans : {compte.Bilans}.
            Refus et renvois : {compte.Retours}.{Autres(compte)}
            Le plus ancien attend depuis {jours} {(jours > 1 ? "jours" : "jour")}.
            """;
        return $"""
            Voici ce qui attend depuis le dernier récapitulatif {(frequence is FrequenceDesEnvois.Hebdomadaire ? "hebdomadaire" : "quotidien")}.
            {attente}{(nouvelles == 0 ? "" : $"\nPour information, actes validés ou décidés : {nouvelles}.")}

            Tout voir : {courriels.Lien("")}
            """;
    }
}
