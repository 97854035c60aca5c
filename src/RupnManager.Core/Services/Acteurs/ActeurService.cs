using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;

namespace RupnManager.Services.Acteurs;

/// <summary>Une qualité au titre de laquelle une personne peut agir aujourd'hui.</summary>
public sealed record QualiteOuverte(Guid Id, Role Role, string Libelle, string Lieu, string? Uai, DateOnly? Jusque);

/// <summary>Dit qui agit, en quelle qualité, d'après les affectations et délégations en vigueur.</summary>
public sealed class ActeurService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Les qualités ouvertes aujourd'hui, la plus ancienne d'abord.</summary>
    public async Task<IReadOnlyList<QualiteOuverte>> QualitesAsync(Guid personneId, CancellationToken ct = default) =>
        [.. (await ToutesAsync(personneId, null, ct)).Select(a =>
            new QualiteOuverte(a.Acteur.QualiteId, a.Acteur.Role, a.Acteur.Qualite, a.Acteur.Lieu, a.Acteur.Uai, a.Jusque))];

    /// <summary>L'acteur, à la qualité demandée si elle est encore en vigueur ; rien si le compte est inactif ou sans qualité.</summary>
    public async Task<Acteur?> ChargerAsync(Guid personneId, Guid? qualiteId, CancellationToken ct = default) =>
        (await ToutesAsync(personneId, qualiteId, ct)).Select(a => a.Acteur).FirstOrDefault();

    /// <summary>L'acteur d'une session, si elle n'a pas été fermée depuis son ouverture : le jeton du compte n'a pas changé.</summary>
    public async Task<Acteur?> ReprendreAsync(Guid personneId, Guid? qualiteId, string jeton, CancellationToken ct = default)
    {
        if (!await db.Users.AnyAsync(c => c.Id == personneId && c.SecurityStamp == jeton, ct)) return null;
        return await ChargerAsync(personneId, qualiteId, ct) ?? await ChargerAsync(personneId, null, ct);
    }

    /// <summary>Le dernier jour de la délégation la plus récente qui a pris fin, pour qui n'a plus de qualité.</summary>
    public Task<DateOnly?> FinDeDelegationAsync(Guid personneId, CancellationToken ct = default)
    {
        var jour = horloge.Aujourdhui();
        return db.Delegations.Where(d => d.DelegataireId == personneId && d.Debut <= d.Fin && d.Fin < jour).MaxAsync(d => (DateOnly?)d.Fin, ct);
    }

    private async Task<List<(Acteur Acteur, DateOnly? Jusque)>> ToutesAsync(Guid personneId, Guid? qualiteId, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var affectations = await db.Affectations.AsNoTracking()
            .Where(a => a.PersonneId == personneId && (qualiteId == null || a.Id == qualiteId))
            .Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Where(a => db.Users.Any(c => c.Id == personneId && c.Actif))
            .Include(a => a.Personne).Include(a => a.Etablissement!.Academie).Include(a => a.Academie)
            .OrderBy(a => a.Debut).ToListAsync(ct);
        var acteurs = affectations.Select(a => (Depuis(a), a.Fin)).ToList();
        if (qualiteId is not null && acteurs.Count > 0) return acteurs;

        var delegations = await db.Delegations.AsNoTracking()
            .Where(d => d.DelegataireId == personneId && (qualiteId == null || d.Id == qualiteId))
            .Where(d => d.Debut <= jour && jour <= d.Fin)
            .Where(d => db.Users.Any(c => c.Id == personneId && c.Actif))
            .Include(d => d.Delegataire).Include(d => d.Delegant).Include(d => d.Etablissement!.Academie)
            .OrderBy(d => d.Debut).ToListAsync(ct);
        acteurs.AddRange(delegations.Select(d => (Depuis(d), (DateOnly?)d.Fin)));
        return acteurs;
    }

    internal static Acteur Depuis(Affectation affectation) => new()
    {
        PersonneId = affectation.PersonneId,
        Civilite = affectation.Personne!.Civilite,
        Designation = affectation.Personne.Designation,
        Role = affectation.Role,
        Qualite = affectation.Role is Role.Dan or Role.Intendance
            ? affectation.Titre ?? affectation.Role.Libelle(affectation.Personne.Civilite)
            : affectation.Role.Libelle(affectation.Personne.Civilite),
        QualiteId = affectation.Id,
        EtablissementId = affectation.EtablissementId,
        CodeAcademie = affectation.CodeAcademie ?? affectation.Etablissement?.CodeAcademie,
        Lieu = affectation.Etablissement?.Nom ?? affectation.Academie?.NomComplet ?? "",
        Uai = affectation.Etablissement?.Uai.Valeur,
    };

    internal static Acteur Depuis(Delegation delegation) => new()
    {
        PersonneId = delegation.DelegataireId,
        Civilite = delegation.Delegataire!.Civilite,
        Designation = delegation.Delegataire.Designation,
        Role = Role.Delegataire,
        Qualite = delegation.TitreDuDelegataire + Delegation.Mention,
        QualiteId = delegation.Id,
        EtablissementId = delegation.EtablissementId,
        CodeAcademie = delegation.Etablissement!.CodeAcademie,
        Lieu = delegation.Etablissement.Nom,
        Uai = delegation.Etablissement.Uai.Valeur,
        Delegation = new(delegation.Reference, delegation.Debut, delegation.Fin, delegation.Delegant!.Designation),
    };
}
