using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>
/// Ce qu'une affectation laisse en finissant : ce qui attendra une autre personne, qui elle est si on la connaît, les délégations
/// qui cessent. Pour un RUPN, qui n'a pas de successeur, c'est le chef de son établissement qui y remédie.
/// </summary>
public sealed record SuitesDUneFin(
    Affectation Affectation, IReadOnlyList<Reste> Restes, Affectation? Successeur, string? Chef, IReadOnlyList<Delegation> Delegations)
{
    public bool RienNAttend => Restes.Count == 0 && Delegations.Count == 0;
}

/// <summary>Prévoit et fait les suites de la fin d'une affectation.</summary>
public sealed class FinDAffectation(RupnDbContext db, ResteOuvert restes, JournalService journal, TimeProvider horloge)
{
    public async Task<SuitesDUneFin> PrevoirAsync(Affectation affectation, Acteur acteur, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var laisses = (await restes.CompterAsync([affectation], ct))[affectation.Id];
        var autres = await db.Affectations.VisiblesPar(acteur).AsNoTracking().Include(a => a.Personne)
            .Where(a => a.Id != affectation.Id && a.EtablissementId == affectation.EtablissementId && a.CodeAcademie == affectation.CodeAcademie
                && (a.Role == affectation.Role || a.Role == Role.ChefEtablissement) && (a.Fin == null || (a.Fin >= jour && a.Fin >= a.Debut)))
            .OrderBy(a => a.Debut).ToListAsync(ct);
        var successeur = affectation.Role.AUnSeulTitulaire() ? autres.FirstOrDefault(a => a.Role == affectation.Role) : null;
        var chef = autres.FirstOrDefault(a => a.Role is Role.ChefEtablissement && a.EnVigueurLe(jour));
        return new(affectation, laisses, successeur, affectation.Role is Role.Rupn ? chef?.Personne!.Designation : null,
            await DelegationsDonneesAsync(affectation, jour, acteur, ct));
    }

    /// <summary>Une délégation ne survit pas aux fonctions de celui qui l'a donnée.</summary>
    public async Task TerminerLesDelegationsAsync(IEnumerable<Affectation> finies, Acteur acteur, CancellationToken ct)
    {
        foreach (var lot in finies.Where(a => a.Role is Role.ChefEtablissement).EnPaquets())
        {
            var (delegants, lieux) = (lot.Select(a => a.PersonneId).ToList(), lot.Select(a => a.EtablissementId!.Value).ToList());
            var donnees = await db.Delegations.VisiblesPar(acteur).Include(d => d.Delegataire)
                .Where(d => delegants.Contains(d.DelegantId) && lieux.Contains(d.EtablissementId) && d.Fin >= d.Debut).OrderBy(d => d.Debut).ToListAsync(ct);
            foreach (var chef in lot)
                foreach (var delegation in donnees.Where(d => d.DelegantId == chef.PersonneId && d.EtablissementId == chef.EtablissementId && d.Fin > chef.Fin))
                    Terminer(delegation, chef, acteur);
        }
    }

    private void Terminer(Delegation delegation, Affectation chef, Acteur acteur)
    {
        var fin = chef.Fin!.Value;
        delegation.Terminer(fin);
        journal.Consigner(acteur, Evenement.DelegationTerminee,
            new("délégation", delegation.Id, delegation.EtablissementId, chef.Etablissement!.CodeAcademie),
            $"a mis fin à la délégation de {delegation.Delegataire!.Designation} au {fin.EnLettres()} : le chef qui l'avait donnée quitte ses fonctions.");
    }

    /// <summary>
    /// L'application garde toujours une personne pour l'administrer, même si deux se retirent l'une l'autre au même instant :
    /// le geste marque les deux comptes, un seul passe. Refus : compte.dernier-administrateur.
    /// </summary>
    public async Task RefuserSiDernierAdministrateurAsync(Personne personne, Acteur acteur, CancellationToken ct)
    {
        foreach (var compte in await db.Users.VisiblesPar(acteur).Where(c => c.Id == personne.Id || c.Id == acteur.PersonneId).ToListAsync(ct))
            compte.ConcurrencyStamp = Guid.NewGuid().ToString();
        var jour = horloge.Aujourdhui();
        var reste = await db.Affectations.AnyAsync(a => a.Role == Role.Administrateur && a.PersonneId != personne.Id && a.Debut <= jour && a.Fin == null
            && db.Users.Any(c => c.Id == a.PersonneId && c.Actif && c.PasswordHash != null), ct);
        if (!reste) throw ReglesDesComptes.DernierAdministrateur.Refus(("personne", personne.Designation));
    }

    private async Task<List<Delegation>> DelegationsDonneesAsync(Affectation affectation, DateOnly apres, Acteur acteur, CancellationToken ct) =>
        affectation.Role is not Role.ChefEtablissement ? [] : await db.Delegations.VisiblesPar(acteur).Include(d => d.Delegataire)
            .Where(d => d.EtablissementId == affectation.EtablissementId && d.DelegantId == affectation.PersonneId && d.Fin > apres && d.Fin >= d.Debut)
            .OrderBy(d => d.Debut).ToListAsync(ct);
}
