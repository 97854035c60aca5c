using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;

namespace RupnManager.Services.Comptes;

/// <summary>Une affectation ou une délégation, telle qu'une personne la lit.</summary>
public sealed record QualiteLue(
    Guid Id, Role Role, string Libelle, string Lieu, DateOnly Debut, DateOnly? Fin, string? Reference, bool EnVigueur, bool AVenir)
{
    /// <summary>« depuis le 1er septembre 2026 », « du 1er septembre 2026 au 31 août 2027 ».</summary>
    public string Periode => Fin is not { } fin ? $"depuis le {Debut.EnLettres()}"
        : fin < Debut ? "annulée avant son début" : $"du {Debut.EnLettres()} au {fin.EnLettres()}";
}

/// <summary>Le compte de la personne connectée.</summary>
public sealed record MonCompte(string Designation, string Courriel, DateTime? DerniereConnexionLe, IReadOnlyList<QualiteLue> Qualites);

/// <summary>Ce que chacun voit de son propre compte.</summary>
public sealed class MonCompteService(RupnDbContext db, QualitesDUnePersonne qualites)
{
    public async Task<MonCompte> LireAsync(Acteur acteur, CancellationToken ct = default)
    {
        var compte = await db.Users.VisiblesPar(acteur).AsNoTracking().Where(c => c.Id == acteur.PersonneId).TrouverAsync(ct);
        return new(acteur.Designation, compte.Email!, compte.DerniereConnexionLe, await qualites.LireAsync(acteur.PersonneId, acteur, ct));
    }
}
