using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>Un rôle, un lieu et deux dates, tels que l'administrateur les saisit.</summary>
public sealed record NouvelleAffectation
{
    public required Role Role { get; init; }
    public required LieuSaisi Lieu { get; init; }
    public string? Titre { get; init; }
    public required DateOnly Debut { get; init; }
    public DateOnly? Fin { get; init; }
}

/// <summary>Ouvre et termine les affectations.</summary>
public sealed class AffectationService(
    RupnDbContext db, LieuService lieux, SiegeService sieges, FinDAffectation suites, CourriersDesArrivees courriers, JournalService journal, TimeProvider horloge)
{
    /// <summary>Affecte une personne qui a un compte. Refus : affectation.*, etablissement.*.</summary>
    public Task AjouterAsync(Guid personneId, NouvelleAffectation demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        return db.RejouerAsync(async _ =>
        {
            var compte = await db.Users.VisiblesPar(acteur).Include(c => c.Personne).Where(c => c.Id == personneId).TrouverAsync(ct);
            compte.ConcurrencyStamp = Guid.NewGuid().ToString();
            await PreparerAsync(compte.Personne!, demande, acteur, ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Ajoute l'affectation à ce qui va être enregistré, et la rend. Refus : affectation.*, etablissement.*.</summary>
    internal async Task<Affectation> PreparerAsync(Personne personne, NouvelleAffectation demande, Acteur acteur, CancellationToken ct)
    {
        var (etablissement, academie) = await lieux.ChoisirAsync(demande.Role, demande.Lieu, acteur, ct);
        var affectation = new Affectation
        {
            PersonneId = personne.Id, Personne = personne, Role = demande.Role, Debut = demande.Debut,
            Titre = string.IsNullOrWhiteSpace(demande.Titre) ? null : demande.Titre.Trim(),
            EtablissementId = etablissement?.Id, Etablissement = etablissement, CodeAcademie = academie?.Code, Academie = academie,
        }.Verifier();
        if (demande.Fin is { } fin) affectation.Terminer(fin);
        await VerifierAsync(affectation, acteur, ct);
        if (demande.Role is Role.Administrateur) await RefuserSiDelegataireAsync(personne, demande, acteur, ct);
        db.Affectations.Add(affectation);
        journal.Consigner(acteur, affectation);
        await courriers.AvertirLesSuccesseursAsync([affectation], ct);
        return affectation;
    }

    /// <summary>Ce que la fin d'une affectation laissera en attente.</summary>
    public async Task<SuitesDUneFin> SuitesAsync(Guid personneId, Guid affectationId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        return await suites.PrevoirAsync(await TrouverAsync(personneId, affectationId, acteur, ct), acteur, ct);
    }

    /// <summary>
    /// Met fin à une affectation, la veille de son début pour l'annuler ; les délégations qu'un chef a données finissent avec elle.
    /// Refus : affectation.dates, affectation.finie, affectation.deja, compte.dernier-administrateur.
    /// </summary>
    public async Task TerminerAsync(Guid personneId, Guid affectationId, DateOnly fin, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererComptes);
        var affectation = await TrouverAsync(personneId, affectationId, acteur, ct);
        if (affectation.Fin is { } deja && (deja < horloge.Aujourdhui() || deja < affectation.Debut)) throw ReglesDesComptes.AffectationFinie.Refus(("date", deja.EnLettres()));
        if (affectation.Role is Role.Administrateur) await suites.RefuserSiDernierAdministrateurAsync(affectation.Personne!, acteur, ct);
        var prolongee = fin > affectation.Fin;
        if (fin == affectation.Debut.AddDays(-1)) affectation.Annuler(horloge.Aujourdhui());
        else affectation.Terminer(fin);
        if (prolongee) await VerifierAsync(affectation, acteur, ct);
        await suites.TerminerLesDelegationsAsync([affectation], acteur, ct);
        journal.Consigner(acteur, affectation, finie: true);
        if (!prolongee) await courriers.AvertirLesChefsAsync([affectation], acteur, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Parmi les autres de la personne et du siège ; le siège est marqué. Refus : affectation.deja, affectation.administrateur.</summary>
    private async Task VerifierAsync(Affectation affectation, Acteur acteur, CancellationToken ct)
    {
        var lus = await sieges.LireAsync([Siege.CleDe(affectation)], ct);
        affectation.VerifierParmi(await db.Affectations.VisiblesPar(acteur).AsNoTracking().Include(a => a.Personne)
            .Where(a => a.PersonneId == affectation.PersonneId || (a.Role == affectation.Role
                && a.EtablissementId == affectation.EtablissementId && a.CodeAcademie == affectation.CodeAcademie)).ToListAsync(ct));
        lus.Pourvoir(affectation);
    }

    private async Task RefuserSiDelegataireAsync(Personne personne, NouvelleAffectation demande, Acteur acteur, CancellationToken ct)
    {
        var fin = demande.Fin ?? DateOnly.MaxValue;
        if (await db.Delegations.VisiblesPar(acteur).AnyAsync(
            d => d.DelegataireId == personne.Id && d.Debut <= d.Fin && d.Debut <= fin && demande.Debut <= d.Fin, ct))
            throw ReglesDesComptes.AffectationAdministrateur.Refus(("personne", personne.Designation), ("role", Role.Delegataire.Libelle()));
    }

    private Task<Affectation> TrouverAsync(Guid personneId, Guid id, Acteur acteur, CancellationToken ct) =>
        db.Affectations.VisiblesPar(acteur).Include(a => a.Personne).Include(a => a.Etablissement).Include(a => a.Academie)
            .Where(a => a.Id == id && a.PersonneId == personneId).TrouverAsync(ct);
}
