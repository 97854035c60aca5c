using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Campagnes;

namespace RupnManager.Services.Couverture;

/// <summary>La couverture d'une académie, comptée dans la base : quelques lignes par département et par type, jamais une par mission.</summary>
public sealed class CouvertureService(RupnDbContext db, ProgressionService progressions, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>Le groupe des établissements dont l'annuaire ne dit pas le bassin.</summary>
    public const string SansBassin = "aucun";

    private sealed record Compte(LieuDeCouverture Lieu, ChiffresDeCouverture Missions, int Etablissements, int SansRupn, int Bilans);

    /// <summary>Les chiffres de l'année : l'académie, ses départements, ses bassins, les types d'établissement, la progression.</summary>
    public async Task<CouvertureDeLAcademie> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouverture);
        var comptes = await CompterAsync(annee, acteur, ct);
        var departements = await db.Departements.AsNoTracking().Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Code).ToListAsync(ct);
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => l.Annee == annee && l.Etat == EtatDeLettre.Validee && l.Nature != NatureDeLActe.FinDeMission);
        var secret = new SecretDesMissions(comptes.GroupBy(c => c.Lieu).ToDictionary(g => g.Key, g => g.Sum(c => c.Missions.Missions)));
        return new()
        {
            Annee = annee,
            CodeAcademie = acteur.CodeAcademie!,
            Academie = acteur.Lieu,
            Le = horloge.Aujourdhui(),
            Total = Reunir(acteur.CodeAcademie!, "Académie", comptes),
            Couverts = await lettres.Select(l => l.EtablissementId).Distinct().CountAsync(ct),
            ParDepartement = [.. departements.Select(d => secret.DuDepartement(Reunir(d.Code, d.Libelle, comptes.Where(c => c.Lieu.Departement == d.Code))))],
            ParBassin = [.. Bassins(comptes).Select(b => secret.DuBassin(Reunir(b ?? SansBassin, b ?? "Sans bassin", comptes.Where(c => c.Lieu.Bassin == b))))],
            ParType = [.. Enum.GetValues<TypeEtablissement>().Select(t => secret.DuType(Reunir(t.ToString(), LibelleDuType(t), comptes.Where(c => c.Lieu.Type == t))))],
            Progression = await progressions.DeAsync(annee, acteur, ct),
            Campagne = await campagnes.PourAsync(annee, acteur, ct),
        };
    }

    /// <summary>« Collège », « Lycée », « Éducation spéciale ».</summary>
    internal static string LibelleDuType(TypeEtablissement type)
    {
        var nom = Fonction.LibelleDuType(type);
        return $"{char.ToUpperInvariant(nom[0])}{nom[1..]}";
    }

    /// <summary>Les bassins par leur nom, puis ce qui n'en a pas ; rien si aucun établissement n'en a.</summary>
    private static List<string?> Bassins(List<Compte> comptes)
    {
        var bassins = comptes.Select(c => c.Lieu.Bassin).Distinct().OrderBy(b => b is null).ThenBy(b => b, StringComparer.Create(HeureDeParis.Francais, false)).ToList();
        return bassins is [null] ? [] : bassins;
    }

    private async Task<List<Compte>> CompterAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var missions = await db.AvecLettre(annee, acteur)
            .Select(x => new { x.Mission.Etablissement!.CodeDepartement, x.Mission.Etablissement.Bassin, x.Mission.Etablissement.Type, Etat = (EtatDeLettre?)x.Lettre!.Etat })
            .GroupBy(x => new { x.CodeDepartement, x.Bassin, x.Type, x.Etat })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Bassin, g.Key.Type, g.Key.Etat, Nombre = g.Count() }).ToListAsync(ct);
        var etablissements = db.Etablissements.VisiblesPar(acteur).AsNoTracking().Where(e => e.Ouvert);
        var avecRupn = db.DeLAnnee(annee, acteur);
        var ouverts = await ParGroupeAsync(etablissements, ct);
        var sansRupn = await ParGroupeAsync(etablissements.Where(e => !avecRupn.Any(m => m.EtablissementId == e.Id)), ct);
        var bilans = await db.Bilans.VisiblesPar(acteur).AsNoTracking().Where(b => b.Annee == annee && (b.Etat == EtatDeBilan.Soumis || b.Etat == EtatDeBilan.Vise))
            .GroupBy(b => new { b.Etablissement!.CodeDepartement, b.Etablissement.Bassin, b.Etablissement.Type })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Bassin, g.Key.Type, Nombre = g.Count() }).ToListAsync(ct);
        return
        [
            .. missions.Select(m => new Compte(new(m.CodeDepartement, m.Bassin, m.Type), ChiffresDeCouverture.De(m.Etat.Situation(), m.Nombre), 0, 0, 0)),
            .. ouverts.Select(o => new Compte(o.Lieu, ChiffresDeCouverture.Vide, o.Nombre, 0, 0)),
            .. sansRupn.Select(s => new Compte(s.Lieu, ChiffresDeCouverture.Vide, 0, s.Nombre, 0)),
            .. bilans.Select(b => new Compte(new(b.CodeDepartement, b.Bassin, b.Type), ChiffresDeCouverture.Vide, 0, 0, b.Nombre)),
        ];
    }

    private static async Task<List<(LieuDeCouverture Lieu, int Nombre)>> ParGroupeAsync(IQueryable<Etablissement> etablissements, CancellationToken ct)
    {
        var groupes = await etablissements.GroupBy(e => new { e.CodeDepartement, e.Bassin, e.Type })
            .Select(g => new { g.Key.CodeDepartement, g.Key.Bassin, g.Key.Type, Nombre = g.Count() }).ToListAsync(ct);
        return [.. groupes.Select(g => (new LieuDeCouverture(g.CodeDepartement, g.Bassin, g.Type), g.Nombre))];
    }

    private static GroupeDeCouverture Reunir(string code, string nom, IEnumerable<Compte> comptes)
    {
        var siens = comptes.ToList();
        return new()
        {
            Code = code,
            Nom = nom,
            Missions = siens.Aggregate(ChiffresDeCouverture.Vide, (total, c) => total + c.Missions),
            Bilans = siens.Sum(c => c.Bilans),
            Etablissements = siens.Sum(c => c.Etablissements),
            SansRupn = siens.Sum(c => c.SansRupn),
        };
    }
}
