using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Campagnes;

/// <summary>Ce que l'on contrôle avant d'ouvrir : les points, et le modèle dont partiraient les lettres.</summary>
public sealed record ControleDOuverture(IReadOnlyList<PointDOuverture> Points, ModeleDeLettre? Modele)
{
    /// <summary>Combien de points empêchent d'ouvrir.</summary>
    public int Bloquants => Points.Count(p => p.Poids is PoidsDUnPoint.Bloque);
}

/// <summary>Rassemble ce que l'académie a, et n'a pas, au jour d'ouvrir une campagne.</summary>
public sealed class ControleDOuvertureService(RupnDbContext db, ReglageService reglages, TimeProvider horloge)
{
    public async Task<ControleDOuverture> ControlerAsync(Campagne campagne, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        var (annee, jour, regime) = (campagne.Annee, horloge.Aujourdhui(), campagne.Annee.Regime);
        var modele = await ModeleAsync(campagne, acteur, ct);
        var enPreparation = await db.Modeles.VisiblesPar(acteur).AsNoTracking()
            .Where(m => m.CodeAcademie == campagne.CodeAcademie && m.Annee == annee && m.PublieLe == null).FirstOrDefaultAsync(ct);
        var bareme = await db.Baremes.AsNoTracking().Where(b => b.Regime == regime && b.Depuis <= annee)
            .OrderByDescending(b => b.Depuis).FirstOrDefaultAsync(ct);
        var dan = await EnFonction(Role.Dan, jour).Where(a => a.CodeAcademie == campagne.CodeAcademie).Select(a => a.Personne).FirstOrDefaultAsync(ct);
        var ouverts = db.Etablissements.VisiblesPar(acteur).Where(e => e.Ouvert);
        var chefs = EnFonction(Role.ChefEtablissement, jour);
        var faits = new FaitsDOuverture
        {
            Jour = jour,
            Annee = annee,
            Dates = campagne.Dates,
            ValidationDuDan = (await reglages.PourAsync(campagne.CodeAcademie, annee, ct)).ValidationDuDan,
            Bareme = bareme?.Depuis,
            Modele = modele?.Nom,
            ModeleDeLAnnee = modele is { CodeAcademie: not null } && modele.Annee == annee,
            ModeleEnPreparation = enPreparation?.Nom,
            Dan = dan?.Designation,
            Etablissements = await ouverts.CountAsync(ct),
            // Seul ce compte se dit : le DAN ne voit aucun montant.
            SansEnveloppe = await ouverts.CountAsync(e => !db.Enveloppes.Any(x => x.EtablissementId == e.Id && x.Annee == annee), ct),
            SansChef = await ouverts.CountAsync(e => !chefs.Any(a => a.EtablissementId == e.Id), ct),
        };
        return new(faits.Points(), modele);
    }

    /// <summary>Le modèle dont partiraient les lettres ; rien si aucun n'est publié.</summary>
    private Task<ModeleDeLettre?> ModeleAsync(Campagne campagne, Acteur acteur, CancellationToken ct) =>
        ModeleService.EnVigueur(db.Modeles.VisiblesPar(acteur), campagne.CodeAcademie, campagne.Annee).FirstOrDefaultAsync(ct);

    private IQueryable<Affectation> EnFonction(Role role, DateOnly jour) =>
        db.Affectations.AsNoTracking().Where(a => a.Role == role && a.Debut <= jour && (a.Fin == null || jour <= a.Fin));
}
