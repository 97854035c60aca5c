using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Une version de modèle à préparer : d'après laquelle, pour qui, pour quelle année.</summary>
public sealed record VersionAPreparer(Guid SourceId, string? CodeAcademie, AnneeScolaire Annee);

/// <summary>Un texte écrit pour une clause du modèle.</summary>
public sealed record TexteDeClause(string Cle, string? Texte);

/// <summary>Les modèles de lettre : lequel vaut pour une académie et une année, préparer une version, la publier.</summary>
public sealed class ModeleService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    /// <summary>
    /// Le dernier modèle publié de l'académie pour l'année ; sinon pour une année antérieure du même régime ;
    /// sinon le modèle national du régime. Refus : lettre.modele.
    /// </summary>
    public async Task<ModeleDeLettre> ModeleEnVigueurAsync(string codeAcademie, AnneeScolaire annee, CancellationToken ct = default)
    {
        return await EnVigueur(db.Modeles, codeAcademie, annee).FirstOrDefaultAsync(ct) ?? throw ReglesDeLaLettre.ModeleAbsent.Refus(("annee", annee));
    }

    /// <summary>Les modèles qui peuvent valoir pour une académie et une année, celui qui vaut d'abord.</summary>
    internal static IQueryable<ModeleDeLettre> EnVigueur(IQueryable<ModeleDeLettre> modeles, string codeAcademie, AnneeScolaire annee)
    {
        var debutDuRegime = AnneeScolaire.PremiereDu(annee.Regime);
        return modeles
            .Where(m => m.PublieLe != null && (m.CodeAcademie == codeAcademie || m.CodeAcademie == null))
            .Where(m => m.Annee >= debutDuRegime && m.Annee <= annee)
            .OrderBy(m => m.CodeAcademie == null ? 1 : 0).ThenByDescending(m => m.Annee).ThenByDescending(m => m.Numero);
    }

    /// <summary>
    /// Prépare une version pour une académie et une année, d'après un modèle visible : la première version reprend ses textes.
    /// Refus : modele.academie, modele.annee, modele.en-preparation.
    /// </summary>
    public async Task<Guid> PreparerAsync(VersionAPreparer demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var source = await TrouverAsync(demande.SourceId, acteur, ct);
        var academie = await AcademieAsync(demande.CodeAcademie, acteur, ct);
        VerifierAnnee(demande.Annee);
        var versions = await db.Modeles.VisiblesPar(acteur).Where(m => m.CodeAcademie == academie && m.Annee == demande.Annee).ToListAsync(ct);
        if (versions.FirstOrDefault(v => v.EnPreparation) is { } brouillon) throw ReglesDesModeles.EnPreparation.Refus(("modele", brouillon.Nom));
        var modele = source.Decliner(academie, demande.Annee, versions.Select(v => v.Numero).DefaultIfEmpty(0).Max() + 1);
        db.Modeles.Add(modele);
        journal.Consigner(acteur, Evenement.ModeleModifie, Objet(modele), $"a préparé le modèle {modele.Nom} d'après {source.Nom}.");
        await db.SaveChangesAsync(ct);
        return modele.Id;
    }

    /// <summary>
    /// Écrit des textes dans une version en préparation ; faux si rien ne change.
    /// Refus : modele.publie, modele.entre-temps, lettre.verrou, lettre.clause-longue, modele.signature.
    /// </summary>
    public async Task<bool> EcrireAsync(Guid id, int version, IReadOnlyList<TexteDeClause> textes, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var modele = await TrouverAsync(id, acteur, ct);
        if (modele.EnPreparation && version != modele.Version) throw ReglesDesModeles.EntreTemps.Refus();
        var changees = textes.Where((t, i) => modele.Ecrire(t.Cle, t.Texte, $"Textes[{i}].Texte")).Select(t => t.Cle).ToList();
        if (changees.Count == 0) return false;
        journal.Consigner(acteur, Evenement.ModeleModifie, Objet(modele), $"a modifié le modèle {modele.Nom} : {string.Join(", ", changees)}.");
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>
    /// Écrit le tableau « qui fait quoi ? » d'une version en préparation ; faux si rien ne change.
    /// Refus : modele.publie, modele.entre-temps, modele.tache.
    /// </summary>
    public async Task<bool> EcrireQuiFaitQuoiAsync(
        Guid id, int version, IReadOnlyList<LigneQuiFaitQuoi> lignes, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var modele = await TrouverAsync(id, acteur, ct);
        if (modele.EnPreparation && version != modele.Version) throw ReglesDesModeles.EntreTemps.Refus();
        if (!modele.EcrireQuiFaitQuoi(lignes)) return false;
        journal.Consigner(acteur, Evenement.ModeleModifie, Objet(modele), $"a modifié le modèle {modele.Nom} : tableau « qui fait quoi ? ».");
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Publie une version : les lettres nouvelles en partiront. Refus : modele.publie, modele.entre-temps, modele.champ.</summary>
    public async Task PublierAsync(Guid id, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var modele = await TrouverAsync(id, acteur, ct);
        if (modele.EnPreparation && version != modele.Version) throw ReglesDesModeles.EntreTemps.Refus();
        modele.Publier(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.ModelePublie, Objet(modele), $"a publié le modèle {modele.Nom}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Supprime une version en préparation ; aucune lettre n'en est née. Refus : modele.publie.</summary>
    public async Task SupprimerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var modele = await TrouverAsync(id, acteur, ct);
        if (!modele.EnPreparation) throw ReglesDesModeles.Publie.Refus(("modele", modele.Nom));
        db.Modeles.Remove(modele);
        journal.Consigner(acteur, Evenement.ModeleModifie, Objet(modele), $"a supprimé le modèle en préparation {modele.Nom}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>L'académie sur laquelle porte le geste : la sienne, ou pour l'administrateur celle qu'il choisit. Refus : modele.academie.</summary>
    internal async Task<string> AcademieAsync(string? choisie, Acteur acteur, CancellationToken ct)
    {
        if (acteur.CodeAcademie is { } sienne)
            return string.IsNullOrEmpty(choisie) || choisie == sienne ? sienne : throw new IntrouvableException("académie");
        return await db.Academies.AnyAsync(a => a.Code == choisie, ct) ? choisie! : throw ReglesDesModeles.Academie.Refus();
    }

    private async Task<ModeleDeLettre> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Modeles.VisiblesPar(acteur).Where(m => m.Id == id).TrouverAsync(ct);

    /// <summary>Refus : modele.annee hors de l'IFIC et de l'IMP, ou au-delà de l'année prochaine.</summary>
    internal void VerifierAnnee(AnneeScolaire annee)
    {
        var derniere = AnneeScolaire.Du(horloge.Aujourdhui()).Suivante;
        if (annee < AnneeScolaire.Premiere || annee > derniere)
            throw ReglesDesModeles.Annee.Refus(("premiere", AnneeScolaire.Premiere), ("derniere", derniere));
    }

    private static ObjetDuJournal Objet(ModeleDeLettre modele) => new("modèle", modele.Id, null, modele.CodeAcademie);
}
