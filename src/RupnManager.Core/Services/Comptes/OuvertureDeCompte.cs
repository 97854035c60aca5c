using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>L'identité d'une personne, telle qu'on la saisit pour lui ouvrir un compte.</summary>
public sealed record IdentiteSaisie
{
    public required Civilite Civilite { get; init; }
    public required string Prenom { get; init; }
    public required string NomUsage { get; init; }
    public string? NomNaissance { get; init; }
    public required string Courriel { get; init; }

    /// <summary>Le courriel tel qu'il est gardé : sans espace, en minuscules.</summary>
    public string CourrielNormalise => Courriel.Trim().ToLowerInvariant();

    /// <summary>Vrai si la personne porte bien ce nom, d'usage ou de naissance, aux accents près.</summary>
    public bool EstCelleDe(Personne personne) =>
        TexteDeRecherche.SeRessemblent(Prenom, personne.Prenom)
        && (TexteDeRecherche.SeRessemblent(NomUsage, personne.NomUsage) || TexteDeRecherche.SeRessemblent(NomUsage, personne.NomNaissance));
}

/// <summary>Ouvre un compte sans mot de passe et invite la personne à le choisir. L'appelant a vérifié le droit de le faire.</summary>
public sealed class OuvertureDeCompte(
    RupnDbContext db, ILookupNormalizer normalisation, LienService liens, CourrielService courriels, JournalService journal, TimeProvider horloge)
{
    /// <summary>Crée le compte, et la personne si elle n'est pas déjà connue. Refus : compte.courriel, compte.personne.</summary>
    public async Task<Personne> CreerAsync(IdentiteSaisie identite, Acteur auteur, CancellationToken ct = default)
    {
        var courriel = identite.CourrielNormalise;
        var cherche = normalisation.NormalizeEmail(courriel);
        if (await db.Users.AnyAsync(c => c.NormalizedEmail == cherche, ct)) throw ReglesDesComptes.CourrielDeja.Refus();
        var personne = await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == courriel, ct);
        if (personne is not null && !identite.EstCelleDe(personne)) throw ReglesDesComptes.ComptePersonne.Refus(("personne", personne.Designation));
        personne ??= db.Personnes.Add(new Personne
        {
            Civilite = identite.Civilite, Prenom = identite.Prenom.Trim(), NomUsage = identite.NomUsage.Trim(),
            NomNaissance = string.IsNullOrWhiteSpace(identite.NomNaissance) ? null : identite.NomNaissance.Trim(), Courriel = courriel,
        }).Entity;
        db.Users.Add(new Compte
        {
            Id = personne.Id, UserName = courriel, NormalizedUserName = normalisation.NormalizeName(courriel),
            Email = courriel, NormalizedEmail = cherche, SecurityStamp = Guid.NewGuid().ToString(), CreeLe = horloge.Maintenant(),
        });
        journal.Consigner(auteur, Evenement.CompteCree, new("compte", personne.Id, null, null, Technique: true), $"a créé le compte de {personne.Designation}.");
        return personne;
    }

    /// <summary>Envoie à la personne un lien, valable sept jours, pour choisir son mot de passe.</summary>
    public async Task InviterAsync(Personne personne, string? qualite, string? lieu, Acteur auteur, CancellationToken ct = default)
    {
        var (adresse, expire) = await liens.OuvrirAsync(UsageDuLien.Invitation, personne.Id, ct);
        var contact = await db.Personnes.Where(p => p.Id == auteur.PersonneId).Select(p => p.Courriel).FirstAsync(ct);
        var enQualite = qualite is null ? "" : $", en qualité de {qualite}{(string.IsNullOrEmpty(lieu) ? "" : $" ({lieu})")}";
        courriels.Preparer("invitation", personne, "Votre accès à RupnManager", $"""
            {auteur.Designation} vous a ouvert un accès{enQualite}.
            Choisissez votre mot de passe : {adresse}
            Ce lien sert une fois et expire le {expire.DateEnLettres()} à {expire.HeureEnLettres()}.
            Vous n'attendiez pas ce message ? Ne faites rien et prévenez {contact}.
            """);
    }
}
