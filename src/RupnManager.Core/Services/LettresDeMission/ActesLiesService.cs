using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Les actes qui suivent une lettre validée : l'avenant qui la remplace, l'acte qui met fin à la mission.</summary>
public sealed class ActesLiesService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    private static readonly EtatDeLettre[] Clos = [EtatDeLettre.Validee, EtatDeLettre.Remplacee, EtatDeLettre.Terminee, EtatDeLettre.Abandonnee];

    /// <summary>Ouvre un avenant au brouillon. Refus : avenant.lettre, avenant.deja.</summary>
    public async Task<Guid> OuvrirAvenantAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var (lettre, lies) = await TrouverAsync(lettreId, acteur, ct);
        var numero = lies.Where(l => l.Nature is NatureDeLActe.Avenant).Select(l => l.NumeroDAvenant).DefaultIfEmpty().Max() + 1;
        var avenant = lettre.OuvrirAvenant(numero, CodeDeVerification.Tirer(), horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AvenantOuvert, RedactionService.Objet(avenant), $"a ouvert l'avenant {avenant.Reference}.");
        db.Lettres.Add(avenant);
        await db.SaveChangesAsync(ct);
        return avenant.Id;
    }

    /// <summary>Prépare l'acte de fin de mission, au brouillon. Refus : fin.date, fin.motif, avenant.deja.</summary>
    public async Task<Guid> MettreFinAsync(Guid lettreId, DateOnly date, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var (lettre, lies) = await TrouverAsync(lettreId, acteur, ct);
        var rang = lies.Count(l => l.Nature is NatureDeLActe.FinDeMission) + 1;
        var fin = lettre.OuvrirFinDeMission(date, motif, CodeDeVerification.Tirer(), rang, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.LettreCreee, RedactionService.Objet(fin), $"a préparé l'acte de fin de mission {fin.Reference}.");
        db.Lettres.Add(fin);
        await db.SaveChangesAsync(ct);
        return fin.Id;
    }

    private async Task<(LettreDeMission Lettre, List<LettreDeMission> Lies)> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct)
    {
        var lettre = await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == id).Completes().TrouverAsync(ct);
        var racine = lettre.RacineId;
        var lies = await db.Lettres.VisiblesPar(acteur).Where(l => l.LettreInitialeId == racine).ToListAsync(ct);
        var enCours = lies.FirstOrDefault(l => !Clos.Contains(l.Etat));
        return enCours is null ? (lettre, lies) : throw ReglesDeLaLettre.AvenantDeja.Refus(("reference", enCours.Reference));
    }
}
