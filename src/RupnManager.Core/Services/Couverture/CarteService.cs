using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Couverture;

/// <summary>La carte de l'académie : une lecture des établissements, une de leurs missions groupées ; le tableau sort des mêmes lignes.</summary>
public sealed class CarteService(RupnDbContext db)
{
    public async Task<CarteDeLAcademie> DessinerAsync(FiltreDeCarte filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterCouverture);
        var tous = await LireAsync(filtre.Annee, acteur, ct);
        var departements = await db.Departements.AsNoTracking().Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Libelle }).ToListAsync(ct);
        var montres = tous.Where(e => filtre.Departement is not { Length: > 0 } code || e.Departement == code).ToList();
        var lignes = montres.Where(e => filtre.Situation is null || e.Situation == filtre.Situation).ToList();
        return new()
        {
            Filtre = filtre,
            Dessin = Dessinateur.Dessiner(lignes, montres, departements.ToDictionary(d => d.Code, d => d.Libelle)),
            ParDepartement = [.. departements.Select(d => new EtablissementsDuDepartement(d.Code, d.Libelle,
                tous.Where(e => e.Departement == d.Code).GroupBy(e => e.Situation).ToDictionary(g => g.Key, g => g.Count())))],
            Page = EnPage(lignes, filtre.Page),
            SansPosition = [.. lignes.Where(e => e.Position is null)],
        };
    }

    private async Task<List<EtablissementDeLaCarte>> LireAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var missions = await db.AvecLettre(annee, acteur)
            .Select(x => new { x.Mission.EtablissementId, Etat = (EtatDeLettre?)x.Lettre!.Etat })
            .GroupBy(x => new { x.EtablissementId, x.Etat })
            .Select(g => new { g.Key.EtablissementId, g.Key.Etat, Nombre = g.Count() }).ToListAsync(ct);
        var situations = missions.ToLookup(m => m.EtablissementId, m => (Situation: m.Etat.Situation(), m.Nombre));
        var avecRupn = db.DeLAnnee(annee, acteur);
        var etablissements = await db.Etablissements.VisiblesPar(acteur).AsNoTracking()
            .Where(e => e.Ouvert || avecRupn.Any(m => m.EtablissementId == e.Id))
            .OrderBy(e => e.Nom).ThenBy(e => e.Commune).ThenBy(e => e.Uai)
            .Select(e => new { e.Id, e.Uai, e.Nom, e.Commune, e.CodeDepartement, e.Latitude, e.Longitude }).ToListAsync(ct);
        return [.. etablissements.Select(e =>
        {
            var siennes = situations[e.Id].ToList();
            return new EtablissementDeLaCarte(e.Id, e.Uai.Valeur, e.Nom, e.Commune, e.CodeDepartement,
                SituationsDeLettre.DeLEtablissement([.. siennes.Select(s => s.Situation)]), siennes.Sum(s => s.Nombre),
                siennes.Where(s => s.Situation.EstSignee()).Sum(s => s.Nombre), Situer(e.Latitude, e.Longitude));
        })];
    }

    /// <summary>Un annuaire mal rempli dit parfois « 0 ; 0 » : c'est l'absence de coordonnées, non un point du golfe de Guinée.</summary>
    private static Position? Situer(double? latitude, double? longitude) =>
        latitude is { } la && longitude is { } lo && (la, lo) is not (0, 0) ? new(la, lo) : null;

    private static PageDe<EtablissementDeLaCarte> EnPage(List<EtablissementDeLaCarte> lignes, int numero)
    {
        var taille = PageDe<EtablissementDeLaCarte>.Taille;
        var page = Math.Clamp(numero, 1, Math.Max(1, (lignes.Count + taille - 1) / taille));
        return new([.. lignes.Skip((page - 1) * taille).Take(taille)], lignes.Count, page);
    }
}
