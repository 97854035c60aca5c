using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Indemnites;

/// <summary>Les données datées des deux régimes, chacune avec sa source ; les plus récentes d'abord.</summary>
public sealed record CatalogueDesBaremes
{
    public required IReadOnlyList<Bareme> Baremes { get; init; }
    public required IReadOnlyList<CodeDIndemnite> Codes { get; init; }
    public required IReadOnlyList<DelaiDeConvocation> Delais { get; init; }

    /// <summary>Le nom de chaque fonction, par code.</summary>
    public required IReadOnlyDictionary<string, string> Fonctions { get; init; }

    /// <summary>Premier mois des neuvièmes dans l'académie de l'acteur ; rien hors d'une académie.</summary>
    public required int? PremierMois { get; init; }
}

/// <summary>Le barème qui remplacera le précédent.</summary>
public sealed record BaremeVoulu
{
    public required Regime Regime { get; init; }
    public required AnneeScolaire Depuis { get; init; }
    public Montant Minimum { get; init; }
    public Montant Plafond { get; init; }
    public IReadOnlyList<Montant> Taux { get; init; } = [];
    public IReadOnlyDictionary<string, Montant> Reperes { get; init; } = new Dictionary<string, Montant>();
    public required string Source { get; init; }
    public required bool Confirme { get; init; }
}

/// <summary>Montre les barèmes, les remplace, confirme les codes : rien ne s'y modifie, tout s'y ajoute.</summary>
public sealed class CatalogueDesBaremesService(RupnDbContext db, ReglageService reglages, JournalService journal, TimeProvider horloge)
{
    /// <summary>Tout ce qui vaut ou a valu ; d'un code académique, seulement celui de l'académie de l'acteur.</summary>
    public async Task<CatalogueDesBaremes> ListerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterBaremes);
        var fonctions = await db.Fonctions.AsNoTracking().Select(f => new { f.Code, f.Libelle }).Distinct().ToListAsync(ct);
        return new()
        {
            Baremes = await db.Baremes.AsNoTracking().OrderByDescending(b => b.Depuis).ThenByDescending(b => b.Numero).ToListAsync(ct),
            Codes = await db.CodesDIndemnite.AsNoTracking().Where(c => c.CodeAcademie == null || c.CodeAcademie == acteur.CodeAcademie)
                .OrderByDescending(c => c.Depuis).ThenByDescending(c => c.Numero).ToListAsync(ct),
            Delais = await db.DelaisDeConvocation.AsNoTracking().OrderByDescending(d => d.Depuis).ToListAsync(ct),
            Fonctions = fonctions.GroupBy(f => f.Code).ToDictionary(g => g.Key, g => g.First().Libelle),
            PremierMois = acteur.CodeAcademie is { } academie ? (await reglages.PourAsync(academie, annee, ct)).PremierMoisDesNeuviemes : null,
        };
    }

    /// <summary>Ajoute un barème, qui vaut à partir de son année. Refus : bareme.annee, bareme.montants, bareme.taux, bareme.source.</summary>
    public Task<Guid> RemplacerAsync(BaremeVoulu voulu, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererBaremes);
        return db.RejouerAsync(async _ =>
        {
            var ific = voulu.Regime is Regime.Ific;
            var dernier = await db.Baremes.Where(b => b.Regime == voulu.Regime && b.Depuis == voulu.Depuis).MaxAsync(b => (int?)b.Numero, ct);
            var bareme = new Bareme
            {
                Regime = voulu.Regime, Depuis = voulu.Depuis, Numero = (dernier ?? 0) + 1, Source = voulu.Source.Trim(), Confirme = voulu.Confirme,
                Minimum = ific ? voulu.Minimum : Montant.Zero, Plafond = ific ? voulu.Plafond : Montant.Zero,
                TauxEnCentimes = ific ? [] : [.. voulu.Taux.Select(t => t.Centimes)],
                ReperesEnCentimes = ific ? new Dictionary<string, long>() : voulu.Reperes.ToDictionary(r => r.Key, r => r.Value.Centimes),
                CreeLe = horloge.Maintenant(), CreePar = acteur.Designation,
            };
            bareme.Verifier();
            db.Baremes.Add(bareme);
            journal.Consigner(acteur, Evenement.BaremeRemplace, new("barème", bareme.Id, null, null, Technique: true),
                $"a enregistré un barème {bareme.Regime.Nom()} à partir de {bareme.Depuis}.");
            await db.SaveChangesAsync(ct);
            return bareme.Id;
        }, ct);
    }

    /// <summary>Confirme le code de l'académie de l'acteur à partir d'une année. Refus : code.forme.</summary>
    public Task<Guid> ConfirmerAsync(AnneeScolaire depuis, string? saisi, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConfirmerCodes);
        var regime = depuis.Regime;
        return db.RejouerAsync(async _ =>
        {
            var dernier = await db.CodesDIndemnite.Where(c => c.Regime == regime && c.CodeAcademie == acteur.CodeAcademie && c.Depuis == depuis)
                .MaxAsync(c => (int?)c.Numero, ct);
            var code = new CodeDIndemnite
            {
                Regime = regime, CodeAcademie = acteur.CodeAcademie, Depuis = depuis, Numero = (dernier ?? 0) + 1, Code = saisi?.Trim() ?? "",
                Confirme = true, Source = "confirmé par le rectorat", CreeLe = horloge.Maintenant(), CreePar = acteur.Designation,
            };
            code.Verifier();
            db.CodesDIndemnite.Add(code);
            journal.Consigner(acteur, Evenement.CodeConfirme, new("code d'indemnité", code.Id, null, acteur.CodeAcademie),
                $"a confirmé le code d'indemnité {code.Code} à partir de {depuis}.");
            await db.SaveChangesAsync(ct);
            return code.Id;
        }, ct);
    }
}
