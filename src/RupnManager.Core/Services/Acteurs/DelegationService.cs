using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>La délégation qu'un chef donne : à qui, par quel arrêté, entre quels jours.</summary>
public sealed record NouvelleDelegation
{
    public required IdentiteSaisie Personne { get; init; }
    public required string Titre { get; init; }
    public string? Reference { get; init; }
    public DateOnly? Debut { get; init; }
    public DateOnly? Fin { get; init; }
}

/// <summary>Une délégation dans la liste du chef.</summary>
public sealed record LigneDeDelegation(
    Guid Id, string Delegataire, string Titre, string Delegant, string Reference, DateOnly Debut, DateOnly Fin, bool EnVigueur, bool AVenir);

/// <summary>Le chef délègue sa signature, par un arrêté daté, et y met fin. Une délégation ne se transmet pas.</summary>
public sealed class DelegationService(
    RupnDbContext db, OuvertureDeCompte ouverture, ILookupNormalizer normalisation, JournalService journal, TimeProvider horloge)
{
    /// <summary>Les délégations de l'établissement, celles en vigueur d'abord.</summary>
    public async Task<PageDe<LigneDeDelegation>> ListerAsync(int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DonnerDelegation);
        var jour = horloge.Aujourdhui();
        var trouvees = await DeLEtablissement(acteur).AsNoTracking().Include(d => d.Delegataire).Include(d => d.Delegant)
            .OrderByDescending(d => d.Fin >= jour && d.Debut <= d.Fin).ThenByDescending(d => d.Debut).EnPageAsync(page, ct);
        return new([.. trouvees.Lignes.Select(d => Ligne(d, jour))], trouvees.Total, trouvees.Numero);
    }

    public async Task<LigneDeDelegation> LireAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DonnerDelegation);
        return Ligne(await TrouverAsync(id, acteur, ct), horloge.Aujourdhui());
    }

    /// <summary>
    /// Donne une délégation. La personne se désigne par son courriel et son nom ; sans compte, elle est invitée.
    /// Refus : delegation.*, affectation.administrateur, compte.courriel.
    /// </summary>
    public async Task DonnerAsync(NouvelleDelegation demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DonnerDelegation);
        if (string.IsNullOrWhiteSpace(demande.Reference)) throw ReglesDesComptes.DelegationReference.Refus();
        if (demande.Debut is not { } debut) throw ReglesDesComptes.DelegationReference.RefusSur(nameof(demande.Debut));
        if (demande.Fin is not { } fin) throw ReglesDesComptes.DelegationReference.RefusSur(nameof(demande.Fin));
        var fonctions = await db.Affectations.VisiblesPar(acteur).AsNoTracking().Where(a => a.Id == acteur.QualiteId).TrouverAsync(ct);
        var (delegataire, aInviter) = await DesignerAsync(demande.Personne, acteur, ct);
        var delegation = new Delegation
        {
            EtablissementId = acteur.EtablissementId!.Value, DelegantId = acteur.PersonneId, DelegataireId = delegataire.Id,
            TitreDuDelegataire = demande.Titre.Trim(), Reference = demande.Reference.Trim(), Debut = debut, Fin = fin,
        }.Verifier(acteur, fonctions, horloge.Aujourdhui());
        await RefuserSiAdministrateurAsync(delegataire, delegation, ct);
        foreach (var autre in await DeLEtablissement(acteur).AsNoTracking().Where(d => d.DelegataireId == delegataire.Id).ToListAsync(ct))
            if (autre.Chevauche(debut, fin))
                throw ReglesDesComptes.DelegationDeja.Refus(("personne", delegataire.Designation), ("reference", autre.Reference));
        db.Delegations.Add(delegation);
        if (aInviter) await ouverture.InviterAsync(delegataire, $"{delegation.TitreDuDelegataire}, par délégation", acteur.Lieu, acteur, ct);
        journal.Consigner(acteur, Evenement.DelegationDonnee, Objet(delegation, acteur),
            $"a donné délégation de signature à {delegataire.Designation} ({delegation.Reference}), du {debut.EnLettres()} au {fin.EnLettres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Y met fin après ce jour, la veille au plus tôt ; une délégation à venir est annulée. Refus : delegation.fin, delegation.finie.</summary>
    public async Task TerminerAsync(Guid id, DateOnly? fin, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DonnerDelegation);
        var delegation = await TrouverAsync(id, acteur, ct);
        var (jour, hier) = (horloge.Aujourdhui(), horloge.Aujourdhui().AddDays(-1));
        if (delegation.Fin < jour) throw ReglesDesComptes.DelegationFinie.Refus(("date", delegation.Fin.EnLettres()));
        var dernier = delegation.Debut > jour ? delegation.Debut.AddDays(-1) : fin ?? jour;
        if (delegation.Debut <= jour && (dernier < hier || dernier > delegation.Fin))
            throw ReglesDesComptes.DelegationFin.Refus(("debut", hier.EnLettres()), ("fin", delegation.Fin.EnLettres()));
        delegation.Terminer(dernier);
        journal.Consigner(acteur, Evenement.DelegationTerminee, Objet(delegation, acteur),
            $"a mis fin à la délégation de {delegation.Delegataire!.Designation} au {dernier.EnLettres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>La personne que le chef désigne ; vrai si elle n'a pas encore choisi de mot de passe.</summary>
    private async Task<(Personne Personne, bool AInviter)> DesignerAsync(IdentiteSaisie identite, Acteur acteur, CancellationToken ct)
    {
        var cherche = normalisation.NormalizeEmail(identite.CourrielNormalise);
        var compte = await db.Users.Include(c => c.Personne).FirstOrDefaultAsync(c => c.NormalizedEmail == cherche, ct);
        var connue = compte?.Personne ?? await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == identite.CourrielNormalise, ct);
        if (connue is not null && !identite.EstCelleDe(connue))
            throw ReglesDesComptes.DelegationPersonne.Refus(("personne", $"{identite.Prenom.Trim()} {identite.NomUsage.Trim()}"));
        if (compte is null) return (await ouverture.CreerAsync(identite, acteur, ct), true);
        if (!compte.Actif) throw ReglesDesComptes.DelegationCompteFerme.Refus(("personne", compte.Personne!.Designation));
        // Deux délégations données au même instant à la même personne : une seule passe.
        compte.ConcurrencyStamp = Guid.NewGuid().ToString();
        return (compte.Personne!, compte.PasswordHash is null);
    }

    private async Task RefuserSiAdministrateurAsync(Personne delegataire, Delegation delegation, CancellationToken ct)
    {
        if (await db.Affectations.AnyAsync(a => a.PersonneId == delegataire.Id && a.Role == Role.Administrateur
            && a.Debut <= delegation.Fin && (a.Fin == null || (a.Debut <= a.Fin && delegation.Debut <= a.Fin)), ct))
            throw ReglesDesComptes.AffectationAdministrateur.RefusSur(
                "Courriel", ("personne", delegataire.Designation), ("role", Role.Administrateur.Libelle()));
    }

    private IQueryable<Delegation> DeLEtablissement(Acteur acteur) =>
        db.Delegations.VisiblesPar(acteur).Where(d => d.EtablissementId == acteur.EtablissementId);

    private Task<Delegation> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        DeLEtablissement(acteur).Include(d => d.Delegataire).Include(d => d.Delegant).Where(d => d.Id == id).TrouverAsync(ct);

    private static LigneDeDelegation Ligne(Delegation d, DateOnly jour) => new(
        d.Id, d.Delegataire!.Designation, d.TitreDuDelegataire, d.Delegant!.Designation, d.Reference, d.Debut, d.Fin,
        d.EnVigueurLe(jour), d.Debut > jour && d.Fin >= d.Debut);

    private static ObjetDuJournal Objet(Delegation delegation, Acteur acteur) =>
        new("délégation", delegation.Id, delegation.EtablissementId, acteur.CodeAcademie);
}
