using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.NouvelleAnnee;

namespace RupnManager.Services.Accueil;

/// <summary>Une lettre de l'année et ses étapes, en bref.</summary>
public sealed record LettreDeLAccueil(LigneDeLettre Lettre, IReadOnlyList<EtapeDuCircuit> Circuit);

/// <summary>Combien de lettres dans chaque état, et ce qui manque, pour une académie ; un établissement est couvert dès qu'une lettre y est validée. « Sans lettre » se tait quand elle est facultative.</summary>
public sealed record ChiffresDeLAcademie(int Missions, int? SansLettre, int EnCours, int Validees, int Etablissements, int EtablissementsCouverts);

/// <summary>La page d'accueil d'une personne : ce qui l'attend d'abord, puis où en est le reste.</summary>
public sealed record PageDAccueil(
    IReadOnlyList<Tache> Taches, IReadOnlyList<LettreDeLAccueil> Lettres, int NombreDeLettres, ChiffresDeLAcademie? Chiffres, AnneeScolaire Annee)
{
    /// <summary>Les RUPN de l'an dernier à reconduire, quand l'année n'a encore aucune lettre.</summary>
    public IReadOnlyList<LigneDeRentree> AReconduire { get; init; } = [];
}

/// <summary>Compose la page d'accueil de chaque rôle.</summary>
public sealed class AccueilService(RupnDbContext db, TachesService taches, NouvelleAnneeService rentree, ReglageService reglages, TimeProvider horloge)
{
    private const int LettresMontrees = 8;

    public async Task<PageDAccueil> PourAsync(Acteur acteur, AnneeScolaire annee, CancellationToken ct = default)
    {
        var attendues = await taches.DeAsync(acteur, ct);
        var enEtablissement = acteur.Role is Role.ChefEtablissement or Role.Delegataire or Role.Rupn;
        var (lettres, nombre) = enEtablissement ? await LettresAsync(acteur, annee, ct) : ([], 0);
        var commence = nombre > 0 || !acteur.Peut(Permission.GererMissions);
        return new(attendues, lettres, nombre, acteur.Role.SExerceEnAcademie() ? await ChiffresAsync(acteur, annee, ct) : null, annee)
        {
            AReconduire = commence ? [] : await rentree.AProposerAsync(annee, acteur, ct),
        };
    }

    private async Task<(IReadOnlyList<LettreDeLAccueil>, int)> LettresAsync(Acteur acteur, AnneeScolaire annee, CancellationToken ct)
    {
        var visibles = db.Lettres.VisiblesPar(acteur).Where(l => l.Annee == annee && l.Etat != EtatDeLettre.Abandonnee);
        var lettres = await visibles.AsNoTracking().Include(l => l.Mission!.Personnel!.Personne).Include(l => l.Etablissement)
            .Include(l => l.Versions).ThenInclude(v => v.Signatures).AsSplitQuery()
            .OrderBy(l => l.Reference).Take(LettresMontrees + 1).ToListAsync(ct);
        var nombre = lettres.Count <= LettresMontrees ? lettres.Count : await visibles.CountAsync(ct);
        var jour = horloge.Aujourdhui();
        return ([.. lettres.Take(LettresMontrees).Select(l => new LettreDeLAccueil(
            new(l.Id, l.Reference, l.Mission!.Personnel!.Personne!.Designation, l.Etablissement!.Nom, l.Etablissement.Uai, l.Nature, l.Etat, l.EtatDepuis),
            [.. l.Circuit.Select(e => EtapeDuCircuit.Bref(l, e, jour))]))], nombre);
    }

    private async Task<ChiffresDeLAcademie> ChiffresAsync(Acteur acteur, AnneeScolaire annee, CancellationToken ct)
    {
        var lettres = db.Lettres.VisiblesPar(acteur);
        var missions = db.Missions.VisiblesPar(acteur).AsNoTracking()
            .Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Select(m => new
            {
                m.EtablissementId,
                Lettre = lettres.Any(l => l.MissionId == m.Id && l.Etat != EtatDeLettre.Abandonnee),
                Terminee = lettres.Any(l => l.MissionId == m.Id && l.Etat == EtatDeLettre.Terminee),
                Validee = lettres.Any(l => l.MissionId == m.Id && l.Nature != NatureDeLActe.FinDeMission
                    && (l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee)),
            });
        var nombres = await missions.GroupBy(m => 1).Select(g => new
        {
            Toutes = g.Count(), Avec = g.Count(m => m.Lettre), EnCours = g.Count(m => m.Lettre && !m.Validee && !m.Terminee), Validees = g.Count(m => m.Validee && !m.Terminee),
        }).SingleOrDefaultAsync(ct) ?? new { Toutes = 0, Avec = 0, EnCours = 0, Validees = 0 };
        var couverts = await missions.Where(m => m.Validee && !m.Terminee).Select(m => m.EtablissementId).Distinct().CountAsync(ct);
        var etablissements = await db.Etablissements.VisiblesPar(acteur).CountAsync(e => e.Ouvert, ct);
        var exigee = (await reglages.PourAsync(acteur.CodeAcademie!, annee, ct)).ExigeUneLettre;
        return new(nombres.Toutes, exigee ? nombres.Toutes - nombres.Avec : null, nombres.EnCours, nombres.Validees, etablissements, couverts);
    }
}
