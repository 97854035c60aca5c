using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce que l'on cherche parmi les enveloppes d'une année.</summary>
public sealed record FiltreDEnveloppes(AnneeScolaire Annee, string? Q = null, EtatDEnveloppe? Etat = null, int Page = 1);

/// <summary>Un établissement et son enveloppe, s'il en a une.</summary>
public sealed record LigneDEnveloppe(Guid? EnveloppeId, Uai Uai, string Nom, string Commune, EtatDEnveloppe Etat, Montant Notifie, Montant Engage)
{
    public Montant Disponible => Notifie - Engage;
}

/// <summary>Ce que l'académie a notifié et engagé, et combien d'établissements attendent.</summary>
public sealed record TotauxDEnveloppes(int Enveloppes, int NonNotifiees, Montant Notifie, Montant Engage)
{
    public Montant Disponible => Notifie - Engage;
}

/// <summary>Une enveloppe ouverte : ses mouvements et sa jauge.</summary>
public sealed record EnveloppeOuverte(Enveloppe Enveloppe, Jauge Jauge);

/// <summary>Les enveloppes d'une académie, et une enveloppe ouverte.</summary>
public sealed class ListeDesEnveloppesService(RupnDbContext db, JaugeService jauges)
{
    /// <summary>Les établissements de l'académie et leur enveloppe, par nom ; un établissement fermé n'y est que s'il en a une.</summary>
    public async Task<(PageDe<LigneDEnveloppe> Page, TotauxDEnveloppes Totaux)> ListerAsync(FiltreDEnveloppes filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var enveloppes = db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == filtre.Annee);
        var etablissements = db.Etablissements.VisiblesPar(acteur).AsNoTracking().Where(e => e.Ouvert || enveloppes.Any(x => x.EtablissementId == e.Id));
        var page = await Filtrer(etablissements, enveloppes, filtre).OrderBy(e => e.Nom).ThenBy(e => e.Commune).ThenBy(e => e.Uai).EnPageAsync(filtre.Page, ct);
        var ids = page.Lignes.Select(e => e.Id).ToList();
        var leurs = await enveloppes.Where(e => ids.Contains(e.EtablissementId)).ToDictionaryAsync(e => e.EtablissementId, ct);
        return (new([.. page.Lignes.Select(e => Ligne(e, leurs.GetValueOrDefault(e.Id)))], page.Total, page.Numero), await TotauxAsync(etablissements, enveloppes, ct));
    }

    /// <summary>Combien d'établissements ouverts n'ont pas d'enveloppe.</summary>
    public Task<int> NonNotifieesAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var enveloppes = db.Enveloppes.VisiblesPar(acteur).Where(e => e.Annee == annee);
        return db.Etablissements.VisiblesPar(acteur).CountAsync(e => e.Ouvert && !enveloppes.Any(x => x.EtablissementId == e.Id), ct);
    }

    /// <summary>Une enveloppe du périmètre.</summary>
    public async Task<EnveloppeOuverte> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEnveloppes);
        var enveloppe = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Include(e => e.Etablissement)
            .Include(e => e.Mouvements.OrderBy(m => m.Rang)).Where(e => e.Id == id).TrouverAsync(ct);
        return new(enveloppe, await jauges.DeAsync(enveloppe.EtablissementId, enveloppe.Annee, acteur, ct));
    }

    /// <summary>L'enveloppe de l'établissement où l'acteur exerce ; rien tant que le rectorat n'a rien notifié.</summary>
    public async Task<EnveloppeOuverte?> LaMienneAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEnveloppes);
        var id = await db.Enveloppes.VisiblesPar(acteur).Where(e => e.EtablissementId == acteur.EtablissementId && e.Annee == annee)
            .Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        return id is { } connue ? await OuvrirAsync(connue, acteur, ct) : null;
    }

    private static LigneDEnveloppe Ligne(Etablissement etablissement, Enveloppe? enveloppe) => new(
        enveloppe?.Id, etablissement.Uai, etablissement.Nom, etablissement.Commune, enveloppe?.Etat ?? EtatDEnveloppe.NonNotifiee,
        enveloppe?.Notifie ?? Montant.Zero, enveloppe?.Engage ?? Montant.Zero);

    private static IQueryable<Etablissement> Filtrer(IQueryable<Etablissement> etablissements, IQueryable<Enveloppe> enveloppes, FiltreDEnveloppes filtre)
    {
        foreach (var mot in TexteDeRecherche.Mots(filtre.Q)) etablissements = etablissements.Where(e => e.Recherche.Contains(mot));
        return filtre.Etat switch
        {
            EtatDEnveloppe.NonNotifiee => etablissements.Where(e => !enveloppes.Any(x => x.EtablissementId == e.Id)),
            EtatDEnveloppe.Close => etablissements.Where(e => enveloppes.Any(x => x.EtablissementId == e.Id && x.CloseLe != null)),
            EtatDEnveloppe.Epuisee => etablissements.Where(e => enveloppes.Any(
                x => x.EtablissementId == e.Id && x.CloseLe == null && x.Notifie.Centimes <= x.Engage.Centimes)),
            EtatDEnveloppe.Ouverte => etablissements.Where(e => enveloppes.Any(
                x => x.EtablissementId == e.Id && x.CloseLe == null && x.Notifie.Centimes > x.Engage.Centimes)),
            _ => etablissements,
        };
    }

    private static async Task<TotauxDEnveloppes> TotauxAsync(IQueryable<Etablissement> etablissements, IQueryable<Enveloppe> enveloppes, CancellationToken ct)
    {
        var sommes = await enveloppes.GroupBy(e => e.Annee)
            .Select(g => new { Nombre = g.Count(), Notifie = g.Sum(e => e.Notifie.Centimes), Engage = g.Sum(e => e.Engage.Centimes) }).FirstOrDefaultAsync(ct);
        var attendent = await etablissements.CountAsync(e => !enveloppes.Any(x => x.EtablissementId == e.Id), ct);
        return new(sommes?.Nombre ?? 0, attendent, new(sommes?.Notifie ?? 0), new(sommes?.Engage ?? 0));
    }
}
