using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.NouvelleAnnee;

/// <summary>Où en est la rentrée d'un établissement : sans référent, à commencer, en cours, achevée.</summary>
public enum AvancementDeRentree { SansReferent, ACommencer, EnCours, Achevee }

/// <summary>Les mots de l'avancement.</summary>
public static class AvancementsDeRentree
{
    public static string Libelle(this AvancementDeRentree avancement) => avancement switch
    {
        AvancementDeRentree.SansReferent => "Sans référent",
        AvancementDeRentree.ACommencer => "À commencer",
        AvancementDeRentree.EnCours => "En cours",
        _ => "Lettres validées",
    };
}

/// <summary>La rentrée d'un établissement, en nombres : RUPN de l'an dernier, missions de l'année, lettres écrites et validées.</summary>
public sealed record RentreeDEtablissement(
    Guid Id, string Nom, string Uai, string Commune, int Avant, int Missions, int Lettres, int Validees, AvancementDeRentree Avancement);

/// <summary>La rentrée de l'académie : une page d'établissements, et combien sont où.</summary>
public sealed record SuiviDeLaRentree(PageDe<RentreeDEtablissement> Page, IReadOnlyDictionary<AvancementDeRentree, int> Nombres);

/// <summary>Où en est chaque établissement ouvert de l'académie dans sa rentrée.</summary>
public sealed class SuiviDeLaRentreeService(RupnDbContext db)
{
    private sealed record Comptes
    {
        public required Etablissement Etablissement { get; init; }
        public required int Avant { get; init; }
        public required int Missions { get; init; }
        public required int Lettres { get; init; }
        public required int Validees { get; init; }
    }

    public async Task<SuiviDeLaRentree> LireAsync(
        AnneeScolaire annee, string? q, AvancementDeRentree? avancement, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SuivreLaRentree);
        var etablissements = db.Etablissements.VisiblesPar(acteur).AsNoTracking().Where(e => e.Ouvert);
        foreach (var mot in TexteDeRecherche.Mots(q)) etablissements = etablissements.Where(e => e.Recherche.Contains(mot));
        var comptes = Compter(etablissements, annee, acteur);
        var nombres = new Dictionary<AvancementDeRentree, int>();
        foreach (var etat in Enum.GetValues<AvancementDeRentree>()) nombres[etat] = await comptes.Where(Est(etat)).CountAsync(ct);
        var choisis = avancement is { } voulu ? comptes.Where(Est(voulu)) : comptes;
        var lignes = await choisis.OrderBy(c => c.Etablissement.Nom).ThenBy(c => c.Etablissement.Id).EnPageAsync(page, ct);
        return new(new([.. lignes.Lignes.Select(Ligne)], lignes.Total, lignes.Numero), nombres);
    }

    private IQueryable<Comptes> Compter(IQueryable<Etablissement> etablissements, AnneeScolaire annee, Acteur acteur)
    {
        var precedente = annee.Precedente;
        var missions = db.Missions.VisiblesPar(acteur).Where(m => m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn);
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => l.Etat != EtatDeLettre.Abandonnee && l.Nature != NatureDeLActe.FinDeMission);
        return etablissements.Select(e => new Comptes
        {
            Etablissement = e,
            Avant = missions.Count(m => m.EtablissementId == e.Id && m.Annee == precedente),
            Missions = missions.Count(m => m.EtablissementId == e.Id && m.Annee == annee),
            Lettres = missions.Count(m => m.EtablissementId == e.Id && m.Annee == annee && lettres.Any(l => l.MissionId == m.Id)),
            Validees = missions.Count(m => m.EtablissementId == e.Id && m.Annee == annee && lettres.Any(l => l.MissionId == m.Id
                && (l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee || l.Etat == EtatDeLettre.Terminee))),
        });
    }

    private static Expression<Func<Comptes, bool>> Est(AvancementDeRentree avancement) => avancement switch
    {
        AvancementDeRentree.SansReferent => c => c.Missions == 0 && c.Avant == 0,
        AvancementDeRentree.ACommencer => c => c.Missions == 0 && c.Avant > 0,
        AvancementDeRentree.EnCours => c => c.Missions > 0 && c.Validees < c.Missions,
        _ => c => c.Missions > 0 && c.Validees == c.Missions,
    };

    private static RentreeDEtablissement Ligne(Comptes c) => new(
        c.Etablissement.Id, c.Etablissement.Nom, c.Etablissement.Uai.Valeur, c.Etablissement.Commune, c.Avant, c.Missions, c.Lettres, c.Validees,
        c.Missions == 0 ? c.Avant == 0 ? AvancementDeRentree.SansReferent : AvancementDeRentree.ACommencer
        : c.Validees < c.Missions ? AvancementDeRentree.EnCours : AvancementDeRentree.Achevee);
}
