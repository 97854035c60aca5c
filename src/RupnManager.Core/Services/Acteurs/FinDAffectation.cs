using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce qu'une affectation laisse en finissant : des lettres qui attendront une autre personne, des délégations qui cessent.</summary>
public sealed record SuitesDUneFin(
    Affectation Affectation, int LettresEnAttente, IReadOnlyList<(string Reference, string Etat)> Lettres, IReadOnlyList<Delegation> Delegations,
    IReadOnlyList<(string Quoi, int Nombre)> Autres)
{
    public bool RienNAttend => LettresEnAttente == 0 && Delegations.Count == 0 && Autres.Count == 0;
}

/// <summary>Prévoit et fait les suites de la fin d'une affectation.</summary>
public sealed class FinDAffectation(RupnDbContext db, ResteOuvert restes, JournalService journal, TimeProvider horloge)
{
    private const int LettresMontrees = 20;

    public async Task<SuitesDUneFin> PrevoirAsync(Affectation affectation, Acteur acteur, CancellationToken ct)
    {
        var lettres = EnAttenteDe(affectation);
        var montrees = await lettres.OrderBy(l => l.Reference).Take(LettresMontrees).Select(l => new { l.Reference, l.Etat }).ToListAsync(ct);
        return new(affectation, await lettres.CountAsync(ct), [.. montrees.Select(l => (l.Reference, l.Etat.Libelle()))],
            await DelegationsDonneesAsync(affectation, horloge.Aujourdhui(), acteur, ct), await restes.CompterAsync(affectation, ct));
    }

    /// <summary>Combien de lettres attendront une autre personne, pour chacune de ces affectations ; en quelques requêtes.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CompterLesLettresAsync(IReadOnlyList<Affectation> affectations, CancellationToken ct)
    {
        var laissees = new Dictionary<Guid, int>();
        foreach (var lot in affectations.Where(a => a.EtablissementId is not null).EnPaquets())
        {
            var lieux = lot.Select(a => a.EtablissementId!.Value).ToList();
            var ici = await db.Lettres.Where(l => lieux.Contains(l.EtablissementId) && (l.Etat == EtatDeLettre.Brouillon || l.Etat == EtatDeLettre.ASignerParLeChef
                    || l.Etat == EtatDeLettre.ASignerParLeRupn || l.Etat == EtatDeLettre.Refusee || l.Etat == EtatDeLettre.Renvoyee))
                .GroupBy(l => new { l.EtablissementId, l.Mission!.Personnel!.PersonneId, l.Etat })
                .Select(g => new { g.Key.EtablissementId, g.Key.PersonneId, g.Key.Etat, Nombre = g.Count() }).ToListAsync(ct);
            foreach (var affectation in lot)
                laissees[affectation.Id] = ici.Where(l => l.EtablissementId == affectation.EtablissementId && affectation.Role switch
                {
                    Role.ChefEtablissement => l.Etat is not EtatDeLettre.ASignerParLeRupn,
                    Role.Rupn => l.Etat is EtatDeLettre.ASignerParLeRupn && l.PersonneId == affectation.PersonneId,
                    _ => false,
                }).Sum(l => l.Nombre);
        }
        return laissees;
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

    private IQueryable<LettreDeMission> EnAttenteDe(Affectation affectation) => affectation.Role switch
    {
        Role.ChefEtablissement => db.Lettres.Where(l => l.EtablissementId == affectation.EtablissementId && (l.Etat == EtatDeLettre.Brouillon
            || l.Etat == EtatDeLettre.ASignerParLeChef || l.Etat == EtatDeLettre.Refusee || l.Etat == EtatDeLettre.Renvoyee)),
        Role.Rupn => db.Lettres.Where(l => l.EtablissementId == affectation.EtablissementId
            && l.Mission!.Personnel!.PersonneId == affectation.PersonneId && l.Etat == EtatDeLettre.ASignerParLeRupn),
        Role.Dan => db.Lettres.Where(l => l.CodeAcademie == affectation.CodeAcademie && l.Etat == EtatDeLettre.ASignerParLeDan),
        _ => db.Lettres.Where(l => false),
    };

    private async Task<List<Delegation>> DelegationsDonneesAsync(Affectation affectation, DateOnly apres, Acteur acteur, CancellationToken ct) =>
        affectation.Role is not Role.ChefEtablissement ? [] : await db.Delegations.VisiblesPar(acteur).Include(d => d.Delegataire)
            .Where(d => d.EtablissementId == affectation.EtablissementId && d.DelegantId == affectation.PersonneId && d.Fin > apres && d.Fin >= d.Debut)
            .OrderBy(d => d.Debut).ToListAsync(ct);
}
