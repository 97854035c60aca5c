using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Couverture;

/// <summary>
/// Où en est l'argent de l'académie, par département et par type. La base somme par personne, sans la nommer : il le faut pour savoir
/// sur combien de personnes porte chaque somme, et chaque différence.
/// </summary>
public sealed class CouvertureDesIndemnitesService(RupnDbContext db, TimeProvider horloge)
{
    private static readonly EtapeDeLArgent[] Etapes = Enum.GetValues<EtapeDeLArgent>();
    private static readonly EtatDAttribution[] Decidees =
        [EtatDAttribution.Accordee, EtatDAttribution.Modifiee, EtatDAttribution.EnPaiement, EtatDAttribution.Soldee, EtatDAttribution.SansPaiement];

    /// <summary>Ce qu'une ligne de la base apporte à son groupe : une somme à une étape, ou un nombre d'établissements.</summary>
    private sealed record Apport(string Departement, TypeEtablissement Type)
    {
        public EtapeDeLArgent? Etape { get; init; }
        public long Centimes { get; init; }
        public Guid? Personne { get; init; }
        public int Etablissements { get; init; }
        public int SansEnveloppe { get; init; }
        public int SansModalites { get; init; }
    }

    /// <summary>Une somme à payer, et où.</summary>
    private sealed class Versement
    {
        public required string CodeDepartement { get; init; }
        public required TypeEtablissement Type { get; init; }
        public required Guid PersonneId { get; init; }
        public required long Centimes { get; init; }
    }

    /// <summary>Les sommes de l'année : l'académie, ses départements, les types d'établissement.</summary>
    public async Task<CouvertureDesIndemnites> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouvertureDesIndemnites);
        List<Apport> apports = [.. await EtablissementsAsync(annee, acteur, ct), .. await SommesAsync(annee, acteur, ct)];
        var departements = await db.Departements.AsNoTracking().Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Code).ToListAsync(ct);
        var personnes = apports.Where(a => a.Personne is not null).Select(a => new SommeDUnePersonne(a.Personne!.Value, a.Departement, a.Type, a.Etape!.Value, a.Centimes));
        var secret = new SecretDesIndemnites([.. personnes]);
        return new()
        {
            Annee = annee,
            CodeAcademie = acteur.CodeAcademie!,
            Academie = acteur.Lieu,
            Le = horloge.Aujourdhui(),
            Total = secret.DuTotal(Reunir(acteur.CodeAcademie!, "Académie", apports)),
            ParDepartement = [.. departements.Select(d => secret.DuDepartement(Reunir(d.Code, d.Libelle, apports.Where(a => a.Departement == d.Code))))],
            ParType = [.. Enum.GetValues<TypeEtablissement>()
                .Select(t => secret.DuType(Reunir(t.ToString(), CouvertureService.LibelleDuType(t), apports.Where(a => a.Type == t))))],
        };
    }

    private async Task<List<Apport>> EtablissementsAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var ouverts = db.Etablissements.VisiblesPar(acteur).AsNoTracking().Where(e => e.Ouvert);
        var enveloppes = db.Enveloppes.VisiblesPar(acteur).Where(e => e.Annee == annee);
        var modalites = db.Modalites.VisiblesPar(acteur).Where(m => m.Annee == annee && m.DateCA != null);
        return
        [
            .. await CompterAsync(ouverts, (a, n) => a with { Etablissements = n }, ct),
            .. await CompterAsync(ouverts.Where(e => !enveloppes.Any(x => x.EtablissementId == e.Id)), (a, n) => a with { SansEnveloppe = n }, ct),
            .. await CompterAsync(ouverts.Where(e => !modalites.Any(m => m.EtablissementId == e.Id)), (a, n) => a with { SansModalites = n }, ct),
        ];
    }

    private static async Task<IEnumerable<Apport>> CompterAsync(IQueryable<Etablissement> etablissements, Func<Apport, int, Apport> poser, CancellationToken ct)
    {
        var groupes = await etablissements.GroupBy(e => new { e.CodeDepartement, e.Type })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Type, Nombre = g.Count() }).ToListAsync(ct);
        return groupes.Select(g => poser(new(g.CodeDepartement, g.Type), g.Nombre));
    }

    private async Task<List<Apport>> SommesAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var notifie = await db.Enveloppes.VisiblesPar(acteur).AsNoTracking().Where(e => e.Annee == annee)
            .GroupBy(e => new { e.Etablissement!.CodeDepartement, e.Etablissement.Type })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Type, Centimes = g.Sum(e => e.Notifie.Centimes) }).ToListAsync(ct);
        var attributions = db.Attributions.VisiblesPar(acteur).AsNoTracking().Where(a => a.Annee == annee);
        var echeances = db.Echeances.VisiblesPar(acteur).AsNoTracking().Where(e => e.Attribution!.Annee == annee && e.Certification != null);
        Expression<Func<Echeance, Versement>> versement = e => new()
        {
            CodeDepartement = e.Attribution!.Etablissement!.CodeDepartement, Type = e.Attribution.Etablissement.Type,
            PersonneId = e.Attribution.PersonneId, Centimes = e.Certification!.Montant.Centimes,
        };
        return
        [
            .. notifie.Select(n => new Apport(n.CodeDepartement, n.Type) { Etape = EtapeDeLArgent.Notifie, Centimes = n.Centimes }),
            .. await SommerAsync(EtapeDeLArgent.Propose, attributions.Where(a => a.Etat != EtatDAttribution.Retiree).Select(a => new Versement
            {
                CodeDepartement = a.Etablissement!.CodeDepartement, Type = a.Etablissement.Type, PersonneId = a.PersonneId, Centimes = a.Propose.Centimes,
            }), ct),
            .. await SommerAsync(EtapeDeLArgent.Decide, attributions.Where(a => Decidees.Contains(a.Etat)).Select(a => new Versement
            {
                CodeDepartement = a.Etablissement!.CodeDepartement, Type = a.Etablissement.Type, PersonneId = a.PersonneId, Centimes = a.Decision!.Montant.Centimes,
            }), ct),
            .. await SommerAsync(EtapeDeLArgent.Certifie, echeances.Select(versement), ct),
            .. await SommerAsync(EtapeDeLArgent.Transmis,
                echeances.Where(e => e.Situation == SituationDEcheance.Transmise || e.Situation == SituationDEcheance.Payee).Select(versement), ct),
            .. await SommerAsync(EtapeDeLArgent.Paye, echeances.Where(e => e.Situation == SituationDEcheance.Payee).Select(versement), ct),
        ];
    }

    private static async Task<IEnumerable<Apport>> SommerAsync(EtapeDeLArgent etape, IQueryable<Versement> versements, CancellationToken ct)
    {
        var sommes = await versements.Where(v => v.Centimes > 0).GroupBy(v => new { v.CodeDepartement, v.Type, v.PersonneId })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Type, g.Key.PersonneId, Centimes = g.Sum(v => v.Centimes) }).ToListAsync(ct);
        return sommes.Select(s => new Apport(s.CodeDepartement, s.Type) { Etape = etape, Centimes = s.Centimes, Personne = s.PersonneId });
    }

    private static GroupeDIndemnites Reunir(string code, string nom, IEnumerable<Apport> apports)
    {
        var siens = apports.ToList();
        return new()
        {
            Code = code,
            Nom = nom,
            Etablissements = siens.Sum(a => a.Etablissements),
            SansEnveloppe = siens.Sum(a => a.SansEnveloppe),
            SansModalites = siens.Sum(a => a.SansModalites),
            Sommes = Etapes.ToDictionary(e => e, e => new SommeProtegee(
                new(siens.Where(a => a.Etape == e).Sum(a => a.Centimes)), siens.Where(a => a.Etape == e && a.Personne is not null).Select(a => a.Personne).Distinct().Count())),
        };
    }
}
