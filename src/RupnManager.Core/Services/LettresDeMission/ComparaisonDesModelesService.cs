using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Deux modèles côte à côte, le plus ancien d'abord, leurs différences, et les autres versions auxquelles comparer.</summary>
public sealed record ComparaisonOuverte(
    ModeleOuvert Avant, ModeleOuvert Apres, IReadOnlyList<DifferenceDeModele> Differences, IReadOnlyList<LigneDeModele> Choix, Guid Ouvert);

/// <summary>Ce que publier une version changera : le modèle qu'elle remplace, les différences, les lettres qui gardent le leur.</summary>
public sealed record EffetsDePublication(ModeleDeLettre? Remplace, int Differences, IReadOnlyList<(string Modele, int Brouillons)> Brouillons, int EnSignature);

/// <summary>Comparer deux versions d'un modèle, et dire ce que publier changera.</summary>
public sealed class ComparaisonDesModelesService(RupnDbContext db, ListeDesModelesService liste)
{
    private const int ChoixMontres = 60;

    /// <summary>Compare un modèle à un autre ; sans autre choix, à celui qui le précède.</summary>
    public async Task<ComparaisonOuverte> ComparerAsync(Guid id, Guid? avec, Acteur acteur, CancellationToken ct = default)
    {
        var ouvert = await liste.OuvrirAsync(id, acteur, ct);
        var code = ouvert.Modele.CodeAcademie;
        var autres = await db.Modeles.VisiblesPar(acteur).AsNoTracking().Where(m => m.Id != id && (code == null || m.CodeAcademie == null || m.CodeAcademie == code))
            .OrderByDescending(m => m.Annee).ThenByDescending(m => m.CodeAcademie != null).ThenByDescending(m => m.Numero).Take(ChoixMontres).ToListAsync(ct);
        var voulu = avec ?? (Precedent(autres, ouvert.Modele) ?? ouvert.Modele).Id;
        var autre = await liste.OuvrirAsync(voulu, acteur, ct);
        var (avant, apres) = Precede(autre.Modele, ouvert.Modele) ? (autre, ouvert) : (ouvert, autre);
        return new(avant, apres, ComparaisonDeModeles.Entre(avant.Modele, apres.Modele),
            [.. autres.Select(m => new LigneDeModele(m.Id, m.Nom, m.CodeAcademie is null ? ListeDesModelesService.National : "", m.Annee, m.PublieLe))], id);
    }

    /// <summary>Ce que la publication d'une version en préparation changera ; rien pour le modèle national.</summary>
    public async Task<EffetsDePublication?> EffetsAsync(ModeleDeLettre modele, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        if (modele is not { EnPreparation: true, CodeAcademie: { } code }) return null;
        var remplace = await ModeleService.EnVigueur(db.Modeles.VisiblesPar(acteur).AsNoTracking(), code, modele.Annee).FirstOrDefaultAsync(ct);
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => l.CodeAcademie == code && l.Annee == modele.Annee && l.Nature == NatureDeLActe.Lettre);
        var brouillons = await lettres.Where(l => l.Etat == EtatDeLettre.Brouillon).GroupBy(l => new { l.Modele!.Annee, l.Modele.Numero })
            .Select(g => new { g.Key.Annee, g.Key.Numero, Nombre = g.Count() }).OrderByDescending(g => g.Annee).ThenByDescending(g => g.Numero).ToListAsync(ct);
        var enSignature = await lettres.CountAsync(l => l.Etat == EtatDeLettre.ASignerParLeChef || l.Etat == EtatDeLettre.ASignerParLeRupn || l.Etat == EtatDeLettre.ASignerParLeDan, ct);
        return new(remplace, remplace is null ? 0 : ComparaisonDeModeles.Entre(remplace, modele).Count,
            [.. brouillons.Select(b => (ModeleDeLettre.NomDe(b.Annee, b.Numero), b.Nombre))], enSignature);
    }

    /// <summary>La version d'avant, de la même portée si possible, sinon la plus proche.</summary>
    private static ModeleDeLettre? Precedent(IReadOnlyList<ModeleDeLettre> autres, ModeleDeLettre modele) =>
        autres.FirstOrDefault(m => Precede(m, modele) && m.CodeAcademie == modele.CodeAcademie) ?? autres.FirstOrDefault(m => Precede(m, modele)) ?? autres.FirstOrDefault();

    /// <summary>Vrai si le premier vient avant : année, puis national avant académique, puis numéro.</summary>
    private static bool Precede(ModeleDeLettre un, ModeleDeLettre autre) =>
        (un.Annee.Debut, un.CodeAcademie is null ? 0 : 1, un.Numero).CompareTo((autre.Annee.Debut, autre.CodeAcademie is null ? 0 : 1, autre.Numero)) < 0;
}
