using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;
using RupnManager.Services.Acteurs;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>Ce que la base sait des personnes et des lieux d'un fichier, lu par ensembles : 2 000 lignes ne font pas 2 000 lectures.</summary>
internal sealed class ComptesConnus
{
    private readonly Dictionary<string, Personne> _personnes = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Compte> _comptes = [];
    private readonly Dictionary<Uai, Etablissement> _etablissements = [];
    private readonly Dictionary<string, Academie> _academies = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<Affectation>> _parPersonne = [];
    private readonly Dictionary<string, List<Affectation>> _parSiege = new(StringComparer.Ordinal);

    public Personne? Personne(string courriel) => _personnes.GetValueOrDefault(courriel);

    public Compte? Compte(Personne personne) => _comptes.GetValueOrDefault(personne.Id);

    public Etablissement? Etablissement(Uai uai) => _etablissements.GetValueOrDefault(uai);

    /// <summary>L'académie que dit un code ou un nom.</summary>
    public Academie? Academie(string saisie) => _academies.GetValueOrDefault(TexteDeRecherche.Normaliser(saisie).PadLeft(Domain.Etablissements.Academie.LongueurDuCode, '0'));

    public IReadOnlyList<Affectation> De(Personne personne) => _parPersonne.GetValueOrDefault(personne.Id) ?? [];

    /// <summary>Les affectations parmi lesquelles celle-ci doit tenir : celles de la personne, et celles du siège.</summary>
    public IEnumerable<Affectation> Autour(Affectation affectation) =>
        (_parPersonne.GetValueOrDefault(affectation.PersonneId) ?? [])
            .Concat(Siege.CleDe(affectation) is { } cle ? _parSiege.GetValueOrDefault(cle) ?? [] : []).Distinct();

    /// <summary>La personne naît de cette ligne : les suivantes la connaissent.</summary>
    public void Retenir(Personne personne) => _personnes[personne.Courriel] = personne;

    /// <summary>Le compte naît de cette ligne.</summary>
    public void Retenir(Compte compte) => _comptes[compte.Id] = compte;

    public void Retenir(Affectation affectation)
    {
        Ranger(_parPersonne, affectation.PersonneId, affectation);
        if (Siege.CleDe(affectation) is { } cle) Ranger(_parSiege, cle, affectation);
    }

    /// <summary>Les sièges du fichier, lus avant les affectations qui les occupent.</summary>
    public SiegesLus Sieges { get; private set; } = null!;

    public static async Task<ComptesConnus> LireAsync(
        RupnDbContext db, SiegeService sieges, IReadOnlyList<CompteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        var connus = new ComptesConnus();
        await connus.LireLesLieuxAsync(db, demandes, acteur, ct);
        connus.Sieges = await sieges.LireAsync(connus._etablissements.Values.Select(e => Siege.CleDe(Role.ChefEtablissement, e.Id, null))
            .Concat(connus._academies.Values.Select(a => Siege.CleDe(Role.Dan, null, a.Code))), ct);
        foreach (var courriels in demandes.Select(d => d.Identite.CourrielNormalise).EnPaquets())
            foreach (var personne in await db.Personnes.Where(p => courriels.Contains(p.Courriel)).ToListAsync(ct)) connus.Retenir(personne);
        foreach (var ids in connus._personnes.Values.Select(p => p.Id).EnPaquets())
        {
            foreach (var compte in await db.Users.Where(c => ids.Contains(c.Id)).ToListAsync(ct)) connus.Retenir(compte);
            connus.Retenir(await Affectations(db).Where(a => ids.Contains(a.PersonneId)).ToListAsync(ct));
        }
        foreach (var ids in connus._etablissements.Values.Select(e => e.Id).EnPaquets())
            connus.Retenir(await Affectations(db).Where(a => a.Role == Role.ChefEtablissement && ids.Contains(a.EtablissementId!.Value)).ToListAsync(ct));
        if (connus._academies.Count > 0) connus.Retenir(await Affectations(db).Where(a => a.Role == Role.Dan).ToListAsync(ct));
        return connus;
    }

    private async Task LireLesLieuxAsync(RupnDbContext db, IReadOnlyList<CompteDemande> demandes, Acteur acteur, CancellationToken ct)
    {
        foreach (var uais in demandes.Select(d => d.Uai).OfType<Uai>().EnPaquets())
            foreach (var etablissement in await db.Etablissements.VisiblesPar(acteur).Where(e => uais.Contains(e.Uai)).ToListAsync(ct))
                _etablissements[etablissement.Uai] = etablissement;
        if (!demandes.Any(d => d.Role.SExerceEnAcademie())) return;
        foreach (var academie in await db.Academies.ToListAsync(ct))
        {
            _academies[academie.Code] = academie;
            _academies[TexteDeRecherche.Normaliser(academie.Libelle)] = academie;
        }
    }

    private void Retenir(List<Affectation> affectations) => affectations.ForEach(Retenir);

    private static IQueryable<Affectation> Affectations(RupnDbContext db) =>
        db.Affectations.Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Academie);

    private static void Ranger<TCle>(Dictionary<TCle, List<Affectation>> listes, TCle cle, Affectation affectation) where TCle : notnull
    {
        if (!listes.TryGetValue(cle, out var liste)) listes[cle] = liste = [];
        if (!liste.Contains(affectation)) liste.Add(affectation);
    }
}
