using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Acteurs;

/// <summary>Un lieu saisi : un établissement, par son UAI, son nom ou le choix fait dans la liste ; ou une académie.</summary>
public sealed record LieuSaisi(string? Etablissement = null, Guid? EtablissementId = null, string? CodeAcademie = null);

/// <summary>Un établissement que la saisie peut désigner.</summary>
public sealed record EtablissementPossible(Guid Id, string Uai, string Nom, string Commune);

/// <summary>Trouve le lieu d'une affectation d'après ce qui est tapé, sans script.</summary>
public sealed class LieuService(RupnDbContext db)
{
    private const int ChoixMaximaux = 20;

    /// <summary>Les établissements ouverts qui répondent à la saisie.</summary>
    public async Task<IReadOnlyList<EtablissementPossible>> ChercherAsync(string? saisie, Acteur acteur, CancellationToken ct = default)
    {
        var mots = TexteDeRecherche.Mots(saisie);
        if (mots.Count == 0) return [];
        return await Repondant(mots, acteur).OrderBy(e => e.Nom).ThenBy(e => e.Uai).Take(ChoixMaximaux)
            .Select(e => new EtablissementPossible(e.Id, e.Uai.Valeur, e.Nom, e.Commune)).ToListAsync(ct);
    }

    /// <summary>Les académies, par nom.</summary>
    public async Task<IReadOnlyList<Academie>> AcademiesAsync(CancellationToken ct = default) =>
        await db.Academies.AsNoTracking().OrderBy(a => a.Libelle).ToListAsync(ct);

    /// <summary>Le lieu où le rôle s'exercera. Refus : affectation.lieu, affectation.lieu-en-trop, etablissement.inconnu, etablissement.plusieurs.</summary>
    internal async Task<(Etablissement? Etablissement, Academie? Academie)> ChoisirAsync(Role role, LieuSaisi lieu, Acteur acteur, CancellationToken ct)
    {
        RefuserUnLieuEnTrop(role, lieu);
        if (role.SExerceEnEtablissement()) return (await EtablissementAsync(role, lieu, acteur, ct), null);
        if (!role.SExerceEnAcademie()) return (null, null);
        var academie = await db.Academies.FirstOrDefaultAsync(a => a.Code == lieu.CodeAcademie, ct);
        return (null, academie ?? throw ReglesDesComptes.AffectationLieu.RefusSur("CodeAcademie", ("role", role.Libelle()), ("lieu", "dans une académie")));
    }

    /// <summary>Un lieu saisi que le rôle n'emploie pas est peut-être une erreur de rôle : on le dit.</summary>
    private static void RefuserUnLieuEnTrop(Role role, LieuSaisi lieu)
    {
        var ou = role.SExerceEnEtablissement() ? "dans un établissement" : role.SExerceEnAcademie() ? "dans une académie" : "sans lieu";
        if (!role.SExerceEnEtablissement() && !string.IsNullOrWhiteSpace(lieu.Etablissement))
            throw ReglesDesComptes.AffectationLieuEnTrop.Refus(("role", role.Libelle()), ("lieu", ou));
        if (!role.SExerceEnAcademie() && !string.IsNullOrEmpty(lieu.CodeAcademie))
            throw ReglesDesComptes.AffectationLieuEnTrop.RefusSur(nameof(lieu.CodeAcademie), ("role", role.Libelle()), ("lieu", ou));
    }

    private async Task<Etablissement> EtablissementAsync(Role role, LieuSaisi lieu, Acteur acteur, CancellationToken ct)
    {
        if (lieu.EtablissementId is { } id) return await db.Etablissements.VisiblesPar(acteur).Where(e => e.Id == id && e.Ouvert).TrouverAsync(ct);
        var mots = TexteDeRecherche.Mots(lieu.Etablissement);
        var saisie = lieu.Etablissement?.Trim() ?? "";
        if (mots.Count == 0) throw ReglesDesComptes.AffectationLieu.RefusSur("Etablissement", ("role", role.Libelle()), ("lieu", "dans un établissement"));
        var trouves = await Repondant(mots, acteur).OrderBy(e => e.Uai).Take(2).ToListAsync(ct);
        return trouves.Count switch
        {
            1 => trouves[0],
            0 => throw ReglesDesComptes.EtablissementInconnu.Refus(("saisie", saisie)),
            _ => throw ReglesDesComptes.EtablissementPlusieurs.Refus(("nombre", await Repondant(mots, acteur).CountAsync(ct)), ("saisie", saisie)),
        };
    }

    private IQueryable<Etablissement> Repondant(IReadOnlyList<string> mots, Acteur acteur)
    {
        var etablissements = db.Etablissements.VisiblesPar(acteur).Where(e => e.Ouvert);
        foreach (var mot in mots) etablissements = etablissements.Where(e => e.Recherche.Contains(mot));
        return etablissements;
    }
}
