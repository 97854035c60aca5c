using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Courriels;

/// <summary>Un courriel dont quelqu'un doit décider, tel que l'administrateur le voit : ni destinataire, ni texte.</summary>
public sealed record CourrielADecider(Guid Id, string Cle, EtatDeCourriel Etat, DateTime CreeLe, DateTime? EnEchecDepuis, string? DerniereErreur);

/// <summary>Les courriels que le relais n'a pas encore pris : combien, depuis quand, la dernière cause, le prochain essai.</summary>
public sealed record RetardDesCourriels(int Nombre, DateTime Depuis, DateTime ProchainEssai, string? Cause);

/// <summary>L'état de la boîte d'envoi ; de ce qui est à décider, les premiers.</summary>
public sealed record SanteDesCourriels(int EnAttente, RetardDesCourriels? Retard, int Abandonnes, int Incertains, IReadOnlyList<CourrielADecider> ADecider);

/// <summary>Ce qui n'est pas parti, et ce que l'administrateur en décide : relancer, ou classer.</summary>
public sealed class CourrielsEnSouffranceService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    private const int Montres = 50;

    /// <summary>Où en est la boîte d'envoi.</summary>
    public async Task<SanteDesCourriels> LireAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        var nombres = await db.Courriels.Where(c => c.Etat == EtatDeCourriel.AEnvoyer || c.Etat == EtatDeCourriel.Abandonne || c.Etat == EtatDeCourriel.Incertain)
            .GroupBy(c => c.Etat).Select(g => new { Etat = g.Key, Nombre = g.Count() }).ToDictionaryAsync(g => g.Etat, g => g.Nombre, ct);
        var aDecider = await db.Courriels.AsNoTracking().Where(c => c.Etat == EtatDeCourriel.Abandonne || c.Etat == EtatDeCourriel.Incertain)
            .OrderBy(c => c.CreeLe).ThenBy(c => c.Id).Take(Montres)
            .Select(c => new CourrielADecider(c.Id, c.Cle, c.Etat, c.CreeLe, c.EnEchecDepuis, c.DerniereErreur)).ToListAsync(ct);
        return new(nombres.GetValueOrDefault(EtatDeCourriel.AEnvoyer), await RetardAsync(ct),
            nombres.GetValueOrDefault(EtatDeCourriel.Abandonne), nombres.GetValueOrDefault(EtatDeCourriel.Incertain), aDecider);
    }

    /// <summary>Remet un courriel abandonné ou incertain en attente d'envoi, à l'adresse d'aujourd'hui. Refus : courriel.relance.</summary>
    public async Task RelancerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        var courriel = await db.Courriels.Where(c => c.Id == id).TrouverAsync(ct);
        courriel.Relancer(horloge.Maintenant());
        await MettreLesAdressesAJourAsync([courriel], ct);
        journal.Consigner(acteur, Evenement.CourrielRelance, Objet(courriel.Id), $"a relancé un courriel « {courriel.Cle} ».");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Relance d'un geste tout ce qui est abandonné ou retardé ; rend leur nombre. Un courriel incertain se décide seul : il est peut-être parti.</summary>
    public Task<int> ToutRelancerAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        return db.RejouerAsync(async _ =>
        {
            var courriels = await db.Courriels.Where(c => c.Etat == EtatDeCourriel.Abandonne || (c.Etat == EtatDeCourriel.AEnvoyer && c.EnEchecDepuis != null)).ToListAsync(ct);
            if (courriels.Count == 0) return 0;
            foreach (var courriel in courriels) courriel.Relancer(horloge.Maintenant());
            await MettreLesAdressesAJourAsync(courriels, ct);
            journal.Consigner(acteur, Evenement.CourrielRelance, Objet(Guid.CreateVersion7()),
                $"a relancé {courriels.Count} {(courriels.Count == 1 ? "courriel qui n'était pas parti" : "courriels qui n'étaient pas partis")}.");
            await db.SaveChangesAsync(ct);
            return courriels.Count;
        }, ct);
    }

    /// <summary>Classe un courriel abandonné ou incertain : il ne partira pas, ou il est tenu pour parti. Refus : courriel.relance.</summary>
    public async Task ClasserAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        var courriel = await db.Courriels.Where(c => c.Id == id).TrouverAsync(ct);
        var incertain = courriel.Etat is EtatDeCourriel.Incertain;
        courriel.Classer();
        journal.Consigner(acteur, Evenement.CourrielClasse, Objet(courriel.Id), $"a classé un courriel « {courriel.Cle} »{(incertain ? ", tenu pour parti" : " sans l'envoyer")}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ce que le relais n'a pas encore pris ; rien s'il prend tout.</summary>
    private async Task<RetardDesCourriels?> RetardAsync(CancellationToken ct)
    {
        var retardes = db.Courriels.Where(c => c.Etat == EtatDeCourriel.AEnvoyer && c.EnEchecDepuis != null && c.Tentatives > 0);
        var nombre = await retardes.CountAsync(ct);
        if (nombre == 0) return null;
        var depuis = await retardes.MinAsync(c => c.EnEchecDepuis, ct);
        var prochain = await retardes.MinAsync(c => c.ProchaineTentative, ct);
        var cause = await retardes.OrderByDescending(c => c.ProchaineTentative).Select(c => c.DerniereErreur).FirstOrDefaultAsync(ct);
        return new(nombre, depuis ?? prochain, prochain, cause);
    }

    /// <summary>Une adresse fausse corrigée depuis sur le compte : le courriel y part.</summary>
    private async Task MettreLesAdressesAJourAsync(IReadOnlyList<CourrielSortant> courriels, CancellationToken ct)
    {
        foreach (var paquet in courriels.Select(c => c.PersonneId).OfType<Guid>().Distinct().EnPaquets())
        {
            var adresses = await db.Personnes.Where(p => paquet.Contains(p.Id)).Select(p => new { p.Id, p.Courriel }).ToDictionaryAsync(p => p.Id, p => p.Courriel, ct);
            foreach (var courriel in courriels.Where(c => c.PersonneId is { } id && adresses.ContainsKey(id))) courriel.Destinataire = adresses[courriel.PersonneId!.Value];
        }
    }

    private static ObjetDuJournal Objet(Guid id) => new("courriel", id, null, null, Technique: true);
}
