using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Écrit à la boîte d'un établissement qu'une personne demande à y prendre ses fonctions, après que la page a répondu.</summary>
public sealed class DemandeDePriseDeFonctionsService(
    RupnDbContext db, LienService liens, CourrielService courriels, JournalService journal, TimeProvider horloge)
{
    private const string Cle = "prise-de-fonctions";
    private const string CleDejaPourvue = "prise-de-fonctions-sans-suite";

    /// <summary>Un établissement ouvert et sans chef reçoit un lien ; avec un chef, un message qui le dit ; un autre, rien.</summary>
    public async Task DemanderAsync(DemandeDePriseDeFonctions demande, CancellationToken ct = default)
    {
        await OublierLesExpireesAsync(ct);
        var etablissement = await db.Etablissements.Include(e => e.Academie).FirstOrDefaultAsync(e => e.Uai == demande.Uai && e.Ouvert, ct);
        if (etablissement is null || await ATropRecuAsync(etablissement, ct)) return;
        if (etablissement.Courriel is not { Length: > 0 } boite) Consigner(demande, etablissement, "l'annuaire ne donne pas le courriel de l'établissement, aucun lien n'est parti");
        else if (await ChefAsync(etablissement, ct) is { } chef) EcrireQuElleEstPourvue(demande, etablissement, boite, chef);
        else EnvoyerLeLien(demande, etablissement, boite);
        await db.SaveChangesAsync(ct);
    }

    private void EnvoyerLeLien(DemandeDePriseDeFonctions demande, Etablissement etablissement, string boite)
    {
        var identite = demande.Identite;
        var (lien, adresse) = liens.OuvrirSansPersonne(UsageDuLien.PriseDeFonctions, "/prise-de-fonctions");
        var prise = db.PrisesDeFonctions.Add(new()
        {
            LienId = lien.Id, Lien = lien, EtablissementId = etablissement.Id, Etablissement = etablissement, Civilite = identite.Civilite,
            Prenom = identite.Prenom.Trim(), NomUsage = identite.NomUsage.Trim(), Courriel = identite.CourrielNormalise,
            NomNaissance = string.IsNullOrWhiteSpace(identite.NomNaissance) ? null : identite.NomNaissance.Trim(),
            Titre = string.IsNullOrWhiteSpace(demande.Titre) ? null : demande.Titre.Trim(),
        }).Entity;
        courriels.PreparerPourUneBoite(Cle, boite, "Une personne demande à prendre ses fonctions", $"""
            {prise.Designation} ({prise.Courriel}) demande à prendre ses fonctions de {Role.ChefEtablissement.Libelle(prise.Civilite)} dans RupnManager, pour {etablissement.Nom} ({etablissement.Uai}).
            Si c'est bien la personne qui dirige l'établissement, et bien son adresse, confirmez-le : {adresse}
            Elle choisit ensuite son mot de passe, par un autre lien qui ne part qu'à son adresse.
            Ce lien-ci sert une fois et expire le {lien.ExpireLe.DateEnLettres()} à {lien.ExpireLe.HeureEnLettres()}.
            Sinon, ne faites rien : sans ce lien, rien ne change.
            """, etablissement.Academie!.NomComplet);
        Consigner(demande, etablissement, "un lien est parti à la boîte de l'établissement");
    }

    private void EcrireQuElleEstPourvue(DemandeDePriseDeFonctions demande, Etablissement etablissement, string boite, Affectation chef)
    {
        courriels.PreparerPourUneBoite(CleDejaPourvue, boite, "Une prise de fonctions est restée sans suite", $"""
            {Designer(demande.Identite)} ({demande.Identite.CourrielNormalise}) a demandé à prendre ses fonctions de {Role.ChefEtablissement.Libelle(demande.Identite.Civilite)} dans RupnManager, pour {etablissement.Nom} ({etablissement.Uai}).
            {chef.Personne!.Designation} y est en fonction depuis le {chef.Debut.EnLettres()} : rien n'a changé.
            Si la personne qui dirige l'établissement a changé, prévenez le délégué académique au numérique.
            """, etablissement.Academie!.NomComplet);
        Consigner(demande, etablissement, $"{chef.Personne.Designation} y est en fonction, rien n'a changé");
    }

    private void Consigner(DemandeDePriseDeFonctions demande, Etablissement etablissement, string suite) =>
        journal.Consigner(Evenement.PriseDeFonctionsDemandee, new("établissement", etablissement.Id, etablissement.Id, etablissement.CodeAcademie, Technique: true),
            $"{Designer(demande.Identite)} a demandé à prendre ses fonctions à {etablissement.Nom} ({etablissement.Uai}) : {suite}.");

    private static string Designer(IdentiteSaisie identite) => OuvertureDeCompte.Naitre(identite).Designation;

    private Task<Affectation?> ChefAsync(Etablissement etablissement, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return db.Affectations.AsNoTracking().Include(a => a.Personne).FirstOrDefaultAsync(a => a.Role == Role.ChefEtablissement
            && a.EtablissementId == etablissement.Id && a.Debut <= jour && (a.Fin == null || jour <= a.Fin), ct);
    }

    /// <summary>La boîte d'un établissement ne se remplit pas par cette page, ni le journal.</summary>
    private Task<bool> ATropRecuAsync(Etablissement etablissement, CancellationToken ct)
    {
        var hier = horloge.Maintenant().AddDays(-1);
        return db.Journal.Where(e => e.Evenement == Evenement.PriseDeFonctionsDemandee && e.ObjetId == etablissement.Id && e.Le > hier)
            .OrderBy(e => e.Numero).Skip(PriseDeFonctions.MessagesParJour - 1).AnyAsync(ct);
    }

    /// <summary>Une demande sans suite ne garde pas le nom de qui l'a faite.</summary>
    private async Task OublierLesExpireesAsync(CancellationToken ct)
    {
        var quand = horloge.Maintenant();
        db.PrisesDeFonctions.RemoveRange(await db.PrisesDeFonctions.Where(p => p.Lien!.ExpireLe <= quand || p.Lien.FermeLe != null).OrderBy(p => p.Id).Take(50).ToListAsync(ct));
    }
}
