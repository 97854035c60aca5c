using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>L'avis du conseil pédagogique, tel qu'il se saisit.</summary>
public sealed record AvisRendu(DateOnly? Date, SensDeLAvis? Avis, string? Texte);

/// <summary>Les modalités d'une année, et ce qu'il faut en lire avant de continuer.</summary>
public sealed record FicheDesModalites(
    AnneeScolaire Annee, Guid EtablissementId, Modalites? Modalites, IReadOnlyList<(Regle Regle, string Phrase)> Avertissements)
{
    public EtatDesModalites Etat => Modalites?.Etat ?? EtatDesModalites.ARecueillir;

    /// <summary>La version lue ; 0 tant que rien n'est enregistré.</summary>
    public int Version => Modalites?.Version ?? 0;
}

/// <summary>Enregistre l'avis du conseil pédagogique, puis le passage en CA (art. 5, décret n° 2010-1065 ; en IMP de même).</summary>
public sealed class ModalitesService(RupnDbContext db, BaremeService baremes, JournalService journal, TimeProvider horloge)
{
    /// <summary>Les modalités de l'établissement de l'acteur.</summary>
    public async Task<FicheDesModalites> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EnregistrerModalites);
        var modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().FirstOrDefaultAsync(m => m.Annee == annee, ct);
        return new(annee, acteur.EtablissementId!.Value, modalites, modalites?.DateCA is { } seance
            ? [.. modalites.Avertissements(await baremes.DelaiAsync(seance, ct))] : []);
    }

    /// <summary>
    /// Enregistre l'avis du conseil pédagogique. Refus : modalites.entre-temps, modalites.cp, modalites.avenir, modalites.texte,
    /// modalites.ordre, confidentiel.montants.
    /// </summary>
    public Task EnregistrerAvisAsync(AnneeScolaire annee, int version, AvisRendu avis, Acteur acteur, CancellationToken ct = default) =>
        EnregistrerAsync(annee, version, acteur, async modalites =>
        {
            modalites.EnregistrerAvis(avis.Date, avis.Avis, avis.Texte, horloge.Aujourdhui());
            await VerifierLeTexteAsync(nameof(Modalites.TexteDeLAvis), avis.Texte, acteur, ct);
            return (Evenement.AvisEnregistre, $"a enregistré l'avis du conseil pédagogique du {avis.Date!.Value.EnLettres()}.");
        }, ct);

    /// <summary>
    /// Enregistre la séance du CA. Refus : modalites.entre-temps, modalites.cp, modalites.ca ou modalites.avis-ca, modalites.avenir,
    /// modalites.ordre, modalites.convocation, modalites.presents, modalites.voix, modalites.votants, modalites.texte.
    /// </summary>
    public Task EnregistrerCAAsync(AnneeScolaire annee, int version, SeanceDuCA seance, Acteur acteur, CancellationToken ct = default) =>
        EnregistrerAsync(annee, version, acteur, modalites =>
        {
            modalites.EnregistrerCA(seance, horloge.Aujourdhui());
            return Task.FromResult((Evenement.SeanceEnregistree, $"a enregistré la séance du CA du {seance.Date!.Value.EnLettres()}."));
        }, ct);

    internal static ObjetDuJournal Objet(Modalites modalites) => new("modalités", modalites.Id, modalites.EtablissementId, modalites.CodeAcademie);

    private async Task EnregistrerAsync(
        AnneeScolaire annee, int version, Acteur acteur, Func<Modalites, Task<(string Evenement, string Phrase)>> geste, CancellationToken ct)
    {
        acteur.Exiger(Permission.EnregistrerModalites);
        var modalites = await db.Modalites.VisiblesPar(acteur).FirstOrDefaultAsync(m => m.Annee == annee, ct);
        if ((modalites?.Version ?? 0) != version) throw ReglesDesModalites.EntreTemps.Refus();
        if (modalites is null)
        {
            modalites = new() { EtablissementId = acteur.EtablissementId!.Value, CodeAcademie = acteur.CodeAcademie!, Annee = annee };
            db.Modalites.Add(modalites);
        }
        var (evenement, phrase) = await geste(modalites);
        journal.Consigner(acteur, evenement, Objet(modalites), phrase);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception conflit) when (conflit is ModifieEntreTempsException or DejaEnregistreException)
        {
            throw ReglesDesModalites.EntreTemps.Refus();
        }
    }

    /// <summary>Le papier du CA imprime ce texte : il ne porte le montant de personne.</summary>
    private async Task VerifierLeTexteAsync(string champ, string? texte, Acteur acteur, CancellationToken ct)
    {
        var noms = await db.Personnels.VisiblesPar(acteur).Select(p => p.Personne!.NomUsage).Distinct().ToListAsync(ct);
        if (PassageConfidentiel.Trouver(texte, noms) is { } passage) throw ReglesDesBilans.Montants.RefusSur(champ, ("passage", passage));
    }
}
