using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Ce que montre la page d'un lien ouvert : qui, où, et si un lien vers un mot de passe doit partir à la personne.</summary>
public sealed record PriseLue(string Designation, string Courriel, string Fonction, string Etablissement, bool MotDePasseAChoisir);

/// <summary>
/// Accomplit une prise de fonctions par le lien que la boîte de l'établissement a reçu. Cette boîte dit qui dirige l'établissement ; elle
/// ne dit pas qui est la personne : le mot de passe se choisit par un autre lien, envoyé à elle seule.
/// </summary>
public sealed class PriseDeFonctionsService(
    RupnDbContext db, LienService liens, OuvertureDeCompte ouverture, SiegeService sieges, CourriersDesArrivees arrivees,
    ILookupNormalizer normalisation, CourrielService courriels, JournalService journal, TimeProvider horloge)
{
    /// <summary>La demande de ce lien. Refus : lien.perime.</summary>
    public async Task<PriseLue> LireAsync(string jeton, CancellationToken ct = default)
    {
        var prise = await TrouverAsync(jeton, ct);
        var compte = await CompteAsync(prise, ct);
        return new(prise.Designation, prise.Courriel, Role.ChefEtablissement.Libelle(prise.Civilite), $"{prise.Etablissement!.Nom} ({prise.Etablissement.Uai})", compte?.PasswordHash is null);
    }

    /// <summary>
    /// Ouvre le compte s'il n'existe pas, et l'affectation ; la personne reçoit de quoi choisir son mot de passe, le DAN l'apprend.
    /// Refus : lien.perime, prise.fermee, prise.pourvue, prise.identite, prise.compte, affectation.administrateur.
    /// </summary>
    public Task AccomplirAsync(string jeton, CancellationToken ct = default) => db.RejouerAsync(async _ =>
    {
        var prise = await TrouverAsync(jeton, ct);
        var etablissement = prise.Etablissement!;
        var lus = await sieges.LireAsync([Siege.CleDe(Role.ChefEtablissement, etablissement.Id, null)], ct);
        var (personne, compte) = await DesignerAsync(prise, ct);
        var autres = await db.Affectations.Include(a => a.Personne).Where(a => a.PersonneId == personne.Id
            || (a.Role == Role.ChefEtablissement && a.EtablissementId == etablissement.Id)).ToListAsync(ct);
        var affectation = prise.Accomplir(personne, autres, horloge.Aujourdhui());
        if (compte is null) OuvrirLeCompte(personne);
        db.Affectations.Add(affectation);
        lus.Pourvoir(affectation);
        prise.Lien!.Servir(horloge.Maintenant());
        await OublierLesAutresAsync(prise, ct);
        journal.Consigner(personne, Evenement.PriseDeFonctionsFaite, JournalDesAffectations.Objet(affectation),
            $"a pris ses fonctions de {affectation.Libelle}{JournalDesAffectations.A(affectation)}, par le lien envoyé à {etablissement.Courriel}.");
        await AvertirAsync(affectation, compte, ct);
        await arrivees.AvertirLesSuccesseursAsync([affectation], ct);
        return await db.SaveChangesAsync(ct);
    }, ct);

    /// <summary>La personne de la demande et son compte, s'il existe : un nom qui n'est pas celui du courriel ne prend pas sa place.</summary>
    private async Task<(Personne Personne, Compte? Compte)> DesignerAsync(PriseDeFonctions prise, CancellationToken ct)
    {
        var identite = Identite(prise);
        var compte = await CompteAsync(prise, ct);
        var connue = compte?.Personne ?? await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == prise.Courriel, ct);
        if (connue is not null && !identite.EstCelleDe(connue)) throw ReglesDesComptes.PriseIdentite.Refus();
        if (compte is { Actif: false }) throw ReglesDesComptes.PriseCompte.Refus();
        // Deux gestes au même instant sur ce compte : un seul passe, l'autre se relit.
        if (compte is not null) compte.ConcurrencyStamp = Guid.NewGuid().ToString();
        return (connue ?? db.Personnes.Add(OuvertureDeCompte.Naitre(identite)).Entity, compte);
    }

    private void OuvrirLeCompte(Personne personne)
    {
        db.Users.Add(ouverture.CompteDe(personne));
        journal.Consigner(personne, Evenement.CompteCree, new("compte", personne.Id, null, null, Technique: true), "a ouvert son compte en prenant ses fonctions.");
    }

    /// <summary>Les autres demandes pour cet établissement n'ont plus d'objet.</summary>
    private async Task OublierLesAutresAsync(PriseDeFonctions prise, CancellationToken ct)
    {
        foreach (var autre in await db.PrisesDeFonctions.Include(p => p.Lien).Where(p => p.EtablissementId == prise.EtablissementId).ToListAsync(ct))
        {
            autre.Lien!.Fermer(horloge.Maintenant());
            db.PrisesDeFonctions.Remove(autre);
        }
    }

    private async Task AvertirAsync(Affectation affectation, Compte? compte, CancellationToken ct)
    {
        var (personne, etablissement, jour) = (affectation.Personne!, affectation.Etablissement!, horloge.Aujourdhui());
        var acces = compte?.PasswordHash is null
            ? $"Choisissez votre mot de passe : {(await liens.OuvrirAsync(UsageDuLien.Invitation, personne.Id, ct)).Adresse}"
            : $"Connectez-vous : {courriels.Lien("connexion")}";
        courriels.Preparer("prise-de-fonctions-faite", personne, "Vos fonctions sont prises", $"""
            Vous êtes {affectation.Libelle}, {etablissement.Nom} ({etablissement.Uai}), dans RupnManager, par le lien envoyé à la boîte de l'établissement.
            {acces}
            Vous n'attendiez pas ce message ? Prévenez le délégué académique au numérique.
            """, etablissement.Academie!.NomComplet);
        foreach (var dan in await db.Affectations.Where(a => a.Role == Role.Dan && a.CodeAcademie == etablissement.CodeAcademie && a.Debut <= jour && (a.Fin == null || jour <= a.Fin))
            .Select(a => a.Personne!).ToListAsync(ct))
            courriels.Preparer("prise-de-fonctions-dan", dan, $"{personne.Designation} a pris ses fonctions", $"""
                {personne.Designation} ({personne.Courriel}) a pris ses fonctions de {affectation.Libelle} ({etablissement.Nom}, {etablissement.Uai}), par le lien envoyé à {etablissement.Courriel}.
                Ce n'est pas la bonne personne ? Mettez fin à son affectation par l'import des comptes, ou prévenez l'administration technique.
                Voir le journal : {courriels.Lien("journal")}
                """, etablissement.Academie.NomComplet);
    }

    private async Task<PriseDeFonctions> TrouverAsync(string jeton, CancellationToken ct)
    {
        var lien = await liens.TrouverAsync(jeton, ct);
        return await db.PrisesDeFonctions.Include(p => p.Lien).Include(p => p.Etablissement!.Academie).FirstOrDefaultAsync(p => p.LienId == lien.Id, ct)
            ?? throw ReglesDesComptes.LienPerime.Refus();
    }

    private Task<Compte?> CompteAsync(PriseDeFonctions prise, CancellationToken ct)
    {
        var cherche = normalisation.NormalizeEmail(prise.Courriel);
        return db.Users.Include(c => c.Personne).FirstOrDefaultAsync(c => c.NormalizedEmail == cherche, ct);
    }

    private static IdentiteSaisie Identite(PriseDeFonctions prise) => new()
    {
        Civilite = prise.Civilite, Prenom = prise.Prenom, NomUsage = prise.NomUsage, NomNaissance = prise.NomNaissance, Courriel = prise.Courriel,
    };
}
