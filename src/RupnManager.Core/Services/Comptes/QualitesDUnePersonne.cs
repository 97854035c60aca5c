using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;

namespace RupnManager.Services.Comptes;

/// <summary>Les affectations et les délégations d'une personne, celles en cours d'abord.</summary>
public sealed class QualitesDUnePersonne(RupnDbContext db, TimeProvider horloge)
{
    public async Task<IReadOnlyList<QualiteLue>> LireAsync(Guid personneId, Acteur acteur, CancellationToken ct = default)
    {
        var jour = horloge.Aujourdhui();
        var affectations = await db.Affectations.VisiblesPar(acteur).AsNoTracking().Where(a => a.PersonneId == personneId)
            .Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Academie).ToListAsync(ct);
        var delegations = await db.Delegations.VisiblesPar(acteur).AsNoTracking().Where(d => d.DelegataireId == personneId)
            .Include(d => d.Etablissement).ToListAsync(ct);
        return
        [
            .. affectations.Select(a => new QualiteLue(a.Id, a.Role, Majuscule(a.Libelle), Lieu(a), a.Debut, a.Fin, null, a.EnVigueurLe(jour), a.Debut > jour && (a.Fin == null || a.Fin >= a.Debut)))
                .Concat(delegations.Select(d => new QualiteLue(
                    d.Id, Role.Delegataire, Majuscule($"{d.TitreDuDelegataire}, par délégation"), Lieu(d.Etablissement!.Nom, d.Etablissement.Uai.Valeur),
                    d.Debut, d.Fin, d.Reference, d.EnVigueurLe(jour), d.Debut > jour && d.Fin >= d.Debut)))
                .OrderByDescending(q => q.EnVigueur).ThenByDescending(q => q.AVenir).ThenByDescending(q => q.Debut),
        ];
    }

    private static string Lieu(Affectation affectation) => affectation.Etablissement is { } etablissement
        ? Lieu(etablissement.Nom, etablissement.Uai.Valeur)
        : affectation.Academie?.NomComplet ?? "Toute l'application";

    private static string Lieu(string nom, string uai) => $"{nom} ({uai})";

    private static string Majuscule(string texte) => $"{char.ToUpper(texte[0])}{texte[1..]}";
}
