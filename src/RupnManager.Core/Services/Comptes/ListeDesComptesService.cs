using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Comptes;

/// <summary>Ce que l'on cherche parmi les comptes.</summary>
public sealed record FiltreDeComptes(string? Q = null, EtatDAcces? Etat = null, Role? Role = null, int Page = 1);

/// <summary>Un compte dans la liste.</summary>
public sealed record LigneDeCompte(
    Guid Id, string Designation, string Courriel, EtatDAcces Etat, DateTime? DerniereConnexionLe, IReadOnlyList<string> Qualites);

/// <summary>La liste des comptes, cherchés par nom, courriel ou établissement.</summary>
public sealed class ListeDesComptesService(RupnDbContext db, TimeProvider horloge)
{
    public async Task<PageDe<LigneDeCompte>> ListerAsync(FiltreDeComptes filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var (jour, quand) = (horloge.Aujourdhui(), horloge.Maintenant());
        var page = await Filtrer(db.Users.VisiblesPar(acteur).AsNoTracking(), filtre, jour, quand)
            .OrderBy(c => c.Personne!.NomUsage).ThenBy(c => c.Personne!.Prenom).ThenBy(c => c.Email)
            .Select(c => new Trouve(c.Id, c.Personne!, c.Email!, c.Actif, c.PasswordHash != null, c.DerniereConnexionLe,
                db.LiensUniques.Any(l => l.PersonneId == c.Id && l.FermeLe == null && l.ExpireLe > quand)))
            .EnPageAsync(filtre.Page, ct);
        var qualites = await QualitesAsync([.. page.Lignes.Select(l => l.Id)], jour, acteur, ct);
        var bloques = await BloquesAsync(page.Lignes, quand, ct);
        return new([.. page.Lignes.Select(l => new LigneDeCompte(
            l.Id, l.Personne.Designation, l.Courriel,
            EtatsDAcces.De(l.Actif, l.AUnMotDePasse, l.InvitationOuverte, bloques.Contains(EssaisDeConnexion.CleDe(l.Courriel))),
            l.DerniereConnexionLe, [.. qualites[l.Id]]))], page.Total, page.Numero);
    }

    private IQueryable<Compte> Filtrer(IQueryable<Compte> comptes, FiltreDeComptes filtre, DateOnly jour, DateTime quand)
    {
        foreach (var mot in TexteDeRecherche.Mots(filtre.Q))
            comptes = comptes.Where(c => c.Personne!.Recherche.Contains(mot)
                || db.Affectations.Any(a => a.PersonneId == c.Id && a.Etablissement!.Recherche.Contains(mot)));
        if (filtre.Role is { } role)
            comptes = comptes.Where(c => db.Affectations.Any(a => a.PersonneId == c.Id && a.Role == role && a.Debut <= jour && (a.Fin == null || a.Fin >= jour)));
        return filtre.Etat switch
        {
            EtatDAcces.Ouvert => comptes.Where(c => c.Actif && c.PasswordHash != null),
            EtatDAcces.Desactive => comptes.Where(c => !c.Actif),
            EtatDAcces.InvitationEnCours => comptes.Where(c => c.Actif && c.PasswordHash == null
                && db.LiensUniques.Any(l => l.PersonneId == c.Id && l.FermeLe == null && l.ExpireLe > quand)),
            EtatDAcces.InvitationExpiree => comptes.Where(c => c.Actif && c.PasswordHash == null
                && !db.LiensUniques.Any(l => l.PersonneId == c.Id && l.FermeLe == null && l.ExpireLe > quand)),
            _ => comptes,
        };
    }

    /// <summary>Les qualités en vigueur de chacun, en une ligne.</summary>
    private async Task<ILookup<Guid, string>> QualitesAsync(List<Guid> personnes, DateOnly jour, Acteur acteur, CancellationToken ct)
    {
        var affectations = await db.Affectations.VisiblesPar(acteur).AsNoTracking()
            .Where(a => personnes.Contains(a.PersonneId) && a.Debut <= jour && (a.Fin == null || a.Fin >= jour))
            .Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Academie).OrderBy(a => a.Debut).ToListAsync(ct);
        var delegations = await db.Delegations.VisiblesPar(acteur).AsNoTracking()
            .Where(d => personnes.Contains(d.DelegataireId) && d.Debut <= jour && d.Fin >= jour)
            .Include(d => d.Etablissement).OrderBy(d => d.Debut).ToListAsync(ct);
        return affectations.Select(a => (a.PersonneId, Texte: $"{a.Libelle}{Lieu(a.Etablissement, a.Academie)}"))
            .Concat(delegations.Select(d => (PersonneId: d.DelegataireId, Texte: $"{d.TitreDuDelegataire}, par délégation{Lieu(d.Etablissement, null)}")))
            .ToLookup(q => q.PersonneId, q => q.Texte);
    }

    private async Task<HashSet<string>> BloquesAsync(IReadOnlyList<Trouve> lignes, DateTime quand, CancellationToken ct)
    {
        var cles = lignes.Select(l => EssaisDeConnexion.CleDe(l.Courriel)).ToList();
        var essais = await db.EssaisDeConnexion.AsNoTracking().Where(e => cles.Contains(e.Cle)).ToListAsync(ct);
        return [.. essais.Where(e => e.BloqueJusque(quand) is not null).Select(e => e.Cle)];
    }

    private static string Lieu(Etablissement? etablissement, Academie? academie) =>
        etablissement is not null ? $" – {etablissement.Nom} ({etablissement.Uai})" : academie is not null ? $" – {academie.NomComplet}" : "";

    private sealed record Trouve(
        Guid Id, Personne Personne, string Courriel, bool Actif, bool AUnMotDePasse, DateTime? DerniereConnexionLe, bool InvitationOuverte);
}
