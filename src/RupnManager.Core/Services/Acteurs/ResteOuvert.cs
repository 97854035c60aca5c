using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce qui attend quelqu'un dans un rôle, et combien de fois ; sans nom ni montant.</summary>
public sealed record Reste(string Un, string Plusieurs, int Nombre)
{
    /// <summary>« 3 lettres à valider ».</summary>
    public override string ToString() => $"{Nombre:N0} {(Nombre == 1 ? Un : Plusieurs)}";
}

/// <summary>Ce que des personnes laissent ouvert en quittant un rôle, ou trouvent en le prenant ; en quelques requêtes, quel que soit leur nombre.</summary>
public sealed class ResteOuvert(RupnDbContext db, TimeProvider horloge)
{
    private sealed record Ici(Guid Lieu, Guid Personne);

    private static readonly EtatDeLettre[] DuChef = [EtatDeLettre.Brouillon, EtatDeLettre.ASignerParLeChef, EtatDeLettre.Refusee, EtatDeLettre.Renvoyee];
    private static readonly EtatDAttribution[] AccordeesEtNonCertifiees = [EtatDAttribution.Accordee, EtatDAttribution.Modifiee];
    private static readonly EtatDAttribution[] SansSuite = [EtatDAttribution.Refusee, EtatDAttribution.Retiree, EtatDAttribution.Soldee, EtatDAttribution.SansPaiement];

    /// <summary>Pour chaque affectation, ce qui attend, du plus proche de la signature au plus lointain ; rien n'y est nul.</summary>
    public async Task<IReadOnlyDictionary<Guid, List<Reste>>> CompterAsync(IEnumerable<Affectation> affectations, CancellationToken ct)
    {
        var restes = new Dictionary<Guid, List<Reste>>();
        foreach (var role in affectations.GroupBy(a => a.Role))
            foreach (var paquet in role.EnPaquets())
            {
                foreach (var affectation in paquet) restes[affectation.Id] = [];
                await (role.Key switch
                {
                    Role.ChefEtablissement => ChefsAsync(paquet, restes, ct),
                    Role.Rupn => RupnAsync(paquet, restes, ct),
                    Role.Intendance => IntendancesAsync(paquet, restes, ct),
                    Role.Dan => DansAsync(paquet, restes, ct),
                    Role.Rectorat => RectoratsAsync(paquet, restes, ct),
                    _ => Task.CompletedTask,
                });
            }
        return restes;
    }

    private async Task ChefsAsync(List<Affectation> chefs, Dictionary<Guid, List<Reste>> restes, CancellationToken ct)
    {
        var lieux = chefs.Select(a => a.EtablissementId!.Value).ToList();
        var attributions = db.Attributions.Where(a => lieux.Contains(a.EtablissementId));
        Task Noter(string un, string plusieurs, IQueryable<Guid> ou) => NoterAsync(chefs, a => a.EtablissementId!.Value, un, plusieurs, ou, restes, ct);
        await Noter("lettre à finir, à reprendre ou à signer", "lettres à finir, à reprendre ou à signer",
            db.Lettres.Where(l => lieux.Contains(l.EtablissementId) && DuChef.Contains(l.Etat)).Select(l => l.EtablissementId));
        await Noter("bilan de RUPN à viser", "bilans de RUPN à viser",
            db.Bilans.Where(b => lieux.Contains(b.EtablissementId) && b.Etat == EtatDeBilan.Soumis).Select(b => b.EtablissementId));
        await Noter("état liquidatif à arrêter", "états liquidatifs à arrêter",
            db.EtatsLiquidatifs.Where(e => lieux.Contains(e.EtablissementId) && e.Etat == EtatDeListe.Soumis).Select(e => e.EtablissementId));
        await Noter("attribution préparée, à proposer", "attributions préparées, à proposer",
            attributions.Where(a => a.Etat == EtatDAttribution.Preparee).Select(a => a.EtablissementId));
        await Noter("attribution accordée, service fait à certifier", "attributions accordées, service fait à certifier",
            attributions.Where(a => AccordeesEtNonCertifiees.Contains(a.Etat)).Select(a => a.EtablissementId));
    }

    private async Task RupnAsync(List<Affectation> rupn, Dictionary<Guid, List<Reste>> restes, CancellationToken ct)
    {
        var (lieux, personnes, jour) = (rupn.Select(a => a.EtablissementId!.Value).ToList(), rupn.Select(a => a.PersonneId).ToList(), horloge.Aujourdhui());
        async Task Noter(string un, string plusieurs, IQueryable<Ici> ou)
        {
            var nombres = (await ou.ToListAsync(ct)).CountBy(i => i).ToDictionary();
            foreach (var a in rupn) Ajouter(restes[a.Id], un, plusieurs, nombres.GetValueOrDefault(new(a.EtablissementId!.Value, a.PersonneId)));
        }
        await Noter("lettre à signer ou à refuser", "lettres à signer ou à refuser",
            db.Lettres.Where(l => lieux.Contains(l.EtablissementId) && personnes.Contains(l.Mission!.Personnel!.PersonneId) && l.Etat == EtatDeLettre.ASignerParLeRupn)
                .Select(l => new Ici(l.EtablissementId, l.Mission!.Personnel!.PersonneId)));
        await Noter("mission en cours ou à venir", "missions en cours ou à venir",
            db.Missions.Where(m => lieux.Contains(m.EtablissementId) && personnes.Contains(m.Personnel!.PersonneId)
                && m.AnnuleeLe == null && m.TermineeLe == null && m.Fin >= jour).Select(m => new Ici(m.EtablissementId, m.Personnel!.PersonneId)));
        await Noter("bilan à soumettre", "bilans à soumettre",
            db.Bilans.Where(b => lieux.Contains(b.EtablissementId) && personnes.Contains(b.PersonneId)
                && (b.Etat == EtatDeBilan.Brouillon || b.Etat == EtatDeBilan.Renvoye)).Select(b => new Ici(b.EtablissementId, b.PersonneId)));
        await Noter("attribution en cours", "attributions en cours",
            db.Attributions.Where(a => lieux.Contains(a.EtablissementId) && personnes.Contains(a.PersonneId) && !SansSuite.Contains(a.Etat))
                .Select(a => new Ici(a.EtablissementId, a.PersonneId)));
    }

    private async Task IntendancesAsync(List<Affectation> gestionnaires, Dictionary<Guid, List<Reste>> restes, CancellationToken ct)
    {
        var lieux = gestionnaires.Select(a => a.EtablissementId!.Value).ToList();
        var etats = db.EtatsLiquidatifs.Where(e => lieux.Contains(e.EtablissementId));
        Task Noter(string un, string plusieurs, EtatDeListe etat) => NoterAsync(
            gestionnaires, a => a.EtablissementId!.Value, un, plusieurs, etats.Where(e => e.Etat == etat).Select(e => e.EtablissementId), restes, ct);
        await Noter("état liquidatif en préparation", "états liquidatifs en préparation", EtatDeListe.EnPreparation);
        await Noter("état liquidatif arrêté, à transmettre", "états liquidatifs arrêtés, à transmettre", EtatDeListe.Arrete);
    }

    private async Task DansAsync(List<Affectation> dans, Dictionary<Guid, List<Reste>> restes, CancellationToken ct)
    {
        var (academies, qualites) = (dans.Select(a => a.CodeAcademie!).ToList(), dans.Select(a => a.Id).ToList());
        await NoterAsync(dans, a => a.CodeAcademie!, "lettre à valider ou à renvoyer", "lettres à valider ou à renvoyer",
            db.Lettres.Where(l => academies.Contains(l.CodeAcademie) && l.Etat == EtatDeLettre.ASignerParLeDan).Select(l => l.CodeAcademie), restes, ct);
        await NoterAsync(dans, a => a.Id, "opération par lot lancée, dont le reste sera écarté", "opérations par lot lancées, dont le reste sera écarté",
            db.Lots.Where(l => qualites.Contains(l.QualiteId) && (l.Etat == EtatDeLot.EnAttente || l.Etat == EtatDeLot.EnCours
                || l.Etat == EtatDeLot.Interrompue)).Select(l => l.QualiteId), restes, ct);
    }

    private Task RectoratsAsync(List<Affectation> services, Dictionary<Guid, List<Reste>> restes, CancellationToken ct)
    {
        var academies = services.Select(a => a.CodeAcademie!).ToList();
        return NoterAsync(services, a => a.CodeAcademie!, "proposition à décider", "propositions à décider",
            db.Attributions.Where(a => academies.Contains(a.CodeAcademie) && a.Etat == EtatDAttribution.Proposee).Select(a => a.CodeAcademie), restes, ct);
    }

    private static async Task NoterAsync<TCle>(List<Affectation> affectations, Func<Affectation, TCle> cle, string un, string plusieurs,
        IQueryable<TCle> ou, Dictionary<Guid, List<Reste>> restes, CancellationToken ct) where TCle : notnull
    {
        var nombres = await ou.GroupBy(c => c).Select(g => new { g.Key, Nombre = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Nombre, ct);
        foreach (var affectation in affectations) Ajouter(restes[affectation.Id], un, plusieurs, nombres.GetValueOrDefault(cle(affectation)));
    }

    private static void Ajouter(List<Reste> restes, string un, string plusieurs, int nombre)
    {
        if (nombre > 0) restes.Add(new(un, plusieurs, nombre));
    }
}
