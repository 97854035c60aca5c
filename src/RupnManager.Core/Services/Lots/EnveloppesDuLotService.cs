using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Lots;

/// <summary>Ce qu'un lot de décisions fait à une enveloppe : ce qui y est demandé, et ce qu'il en reste après.</summary>
public sealed record EnveloppeDuLot(string Etablissement, string Uai, AnneeScolaire Annee, Montant Notifie, Montant Reste, IReadOnlyList<LigneDeLot> Lignes)
{
    public Montant Demande => Lignes.Select(l => l.Montant).Total();
}

/// <summary>Les enveloppes que touche un lot de décisions, établissement par établissement.</summary>
public sealed class EnveloppesDuLotService(RupnDbContext db)
{
    /// <summary>Une proposition envoyée est déjà déduite de l'enveloppe : l'accorder n'y change rien, la refuser lui rend son montant.</summary>
    public async Task<IReadOnlyList<EnveloppeDuLot>> LireAsync(Lot lot, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DeciderAttributions);
        var pretes = lot.Pretes.ToDictionary(l => l.ObjetId);
        var ids = pretes.Keys.ToList();
        var lues = await db.Attributions.VisiblesPar(acteur).AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.EnveloppeId, a.Etablissement!.Nom, a.Etablissement.Uai, a.Annee, a.Enveloppe!.Notifie, a.Enveloppe.Engage, Sien = a.Engage }).ToListAsync(ct);
        return
        [
            .. lues.GroupBy(a => a.EnveloppeId).Select(g =>
            {
                var (premiere, rendu) = (g.First(), lot.Nature is NatureDeLot.Refus ? g.Select(a => a.Sien).Total() : Montant.Zero);
                return new EnveloppeDuLot(premiere.Nom, premiere.Uai.Valeur, premiere.Annee, premiere.Notifie, premiere.Notifie - premiere.Engage + rendu,
                    [.. g.Select(a => pretes[a.Id]).OrderBy(l => l.Rang)]);
            }).OrderBy(e => e.Etablissement, StringComparer.CurrentCulture),
        ];
    }
}
