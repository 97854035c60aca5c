using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Un modèle publié depuis que le chef rédige, et ce qu'il change.</summary>
public sealed record ModelePropose(ModeleDeLettre Nouveau, IReadOnlyList<DifferenceDeModele> Differences);

/// <summary>Quand un modèle est publié pendant la rédaction, le chef choisit : garder la version de son brouillon, ou passer à la nouvelle.</summary>
public sealed class ChoixDuModeleService(RupnDbContext db, ModeleService modeles, JournalService journal, TimeProvider horloge)
{
    /// <summary>Le modèle à proposer ; rien si le brouillon en part déjà, ou si le chef a choisi de garder le sien.</summary>
    public async Task<ModelePropose?> ProposerAsync(LettreDeMission lettre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        if (lettre is not { Etat: EtatDeLettre.Brouillon, Nature: NatureDeLActe.Lettre }) return null;
        var enVigueur = await modeles.ModeleEnVigueurAsync(lettre.CodeAcademie, lettre.Annee, ct);
        return lettre.PeutPasserA(enVigueur) ? new(enVigueur, ComparaisonDeModeles.Entre(lettre.Modele!, enVigueur)) : null;
    }

    /// <summary>Passe le brouillon au modèle lu. Refus : modele.depasse si un autre vient d'être publié, lettre.figee.</summary>
    public async Task PasserAsync(Guid lettreId, Guid modeleId, Acteur acteur, CancellationToken ct = default)
    {
        var (lettre, modele) = await LireAsync(lettreId, modeleId, acteur, ct);
        var ancien = lettre.Modele!.Nom;
        lettre.PasserAuModele(modele, acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.ModeleDeLettreChoisi, RedactionService.Objet(lettre), $"a passé la lettre {lettre.Reference} du modèle {ancien} à {modele.Nom}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Garde le modèle du brouillon ; la question ne se pose plus avant la version suivante. Refus : modele.depasse, lettre.figee.</summary>
    public async Task GarderAsync(Guid lettreId, Guid modeleId, Acteur acteur, CancellationToken ct = default)
    {
        var (lettre, modele) = await LireAsync(lettreId, modeleId, acteur, ct);
        lettre.GarderSonModele(modele);
        journal.Consigner(acteur, Evenement.ModeleDeLettreChoisi, RedactionService.Objet(lettre),
            $"a gardé le modèle {lettre.Modele!.Nom} pour la lettre {lettre.Reference}, {modele.Nom} étant publié.");
        await db.SaveChangesAsync(ct);
    }

    private async Task<(LettreDeMission Lettre, ModeleDeLettre Modele)> LireAsync(Guid lettreId, Guid modeleId, Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        var enVigueur = await modeles.ModeleEnVigueurAsync(lettre.CodeAcademie, lettre.Annee, ct);
        return enVigueur.Id == modeleId ? (lettre, enVigueur) : throw ReglesDesModeles.Depasse.Refus(("modele", enVigueur.Nom));
    }
}
