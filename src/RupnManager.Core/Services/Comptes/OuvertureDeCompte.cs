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
        return Ouvrir(personne ?? db.Personnes.Add(Naitre(identite)).Entity, auteur);
    }

    /// <summary>Ouvre le compte d'une personne qui n'en a pas ; l'appelant s'en est assuré.</summary>
    internal Personne Ouvrir(Personne personne, Acteur auteur)
    {
        db.Users.Add(CompteDe(personne));
        journal.Consigner(auteur, Evenement.CompteCree, new("compte", personne.Id, null, null, Technique: true), $"a créé le compte de {personne.Designation}.");
        return personne;
    }

    /// <summary>La personne que l'identité décrit.</summary>
    internal static Personne Naitre(IdentiteSaisie identite) => new()
    {
        Civilite = identite.Civilite, Prenom = identite.Prenom.Trim(), NomUsage = identite.NomUsage.Trim(),
        NomNaissance = string.IsNullOrWhiteSpace(identite.NomNaissance) ? null : identite.NomNaissance.Trim(), Courriel = identite.CourrielNormalise,
    };

    /// <summary>Son compte, sans mot de passe.</summary>
    internal Compte CompteDe(Personne personne) => new()
    {
        Id = personne.Id, UserName = personne.Courriel, NormalizedUserName = normalisation.NormalizeName(personne.Courriel),
        Email = personne.Courriel, NormalizedEmail = normalisation.NormalizeEmail(personne.Courriel),
        SecurityStamp = Guid.NewGuid().ToString(), CreeLe = horloge.Maintenant(),
    };

    /// <summary>Envoie à la personne un lien, valable sept jours, pour choisir son mot de passe.</summary>
    public async Task InviterAsync(Personne personne, string? qualite, string? lieu, Acteur auteur, CancellationToken ct = default)
    {
        await liens.FermerAsync(personne.Id, ct);
        InviterLaPremiereFois(personne, qualite, lieu, auteur, await ContactAsync(auteur, ct));
    }

    /// <summary>Le courriel de qui invite, que la personne invitée peut prévenir.</summary>
    internal Task<string> ContactAsync(Acteur auteur, CancellationToken ct) =>
        db.Personnes.Where(p => p.Id == auteur.PersonneId).Select(p => p.Courriel).FirstAsync(ct);

    /// <summary>Invite une personne dont le compte naît : aucun lien plus ancien n'est à fermer.</summary>
    internal void InviterLaPremiereFois(Personne personne, string? qualite, string? lieu, Acteur auteur, string contact)
    {
        var (adresse, expire) = liens.OuvrirLePremier(UsageDuLien.Invitation, personne.Id);
        var enQualite = qualite is null ? "" : $", en qualité de {qualite}{(string.IsNullOrEmpty(lieu) ? "" : $" ({lieu})")}";
        courriels.Preparer("invitation", personne, "Votre accès à RupnManager", $"""
            {auteur.Designation} vous a ouvert un accès{enQualite}.
            Choisissez votre mot de passe : {adresse}
            Ce lien sert une fois et expire le {expire.DateEnLettres()} à {expire.HeureEnLettres()}.
            Vous n'attendiez pas ce message ? Ne faites rien et prévenez {contact}.
            """);
    }
}
