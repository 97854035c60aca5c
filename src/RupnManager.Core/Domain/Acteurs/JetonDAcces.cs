using System.Security.Cryptography;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>Ce qu'un jeton laisse lire.</summary>
public enum PorteeDeJeton { Couverture, Lettres, Indemnites }

/// <summary>Les mots et les droits des portées.</summary>
public static class PorteesDeJeton
{
    public static string Libelle(this PorteeDeJeton portee) => portee switch
    {
        PorteeDeJeton.Couverture => "Couverture des missions",
        PorteeDeJeton.Lettres => "Lettres de mission",
        _ => "Couverture des indemnités",
    };

    /// <summary>La permission sans laquelle la portée ne s'ouvre pas.</summary>
    public static Permission Permission(this PorteeDeJeton portee) => portee switch
    {
        PorteeDeJeton.Couverture => Acteurs.Permission.ConsulterCouverture,
        PorteeDeJeton.Lettres => Acteurs.Permission.ConsulterLettres,
        _ => Acteurs.Permission.ConsulterCouvertureDesIndemnites,
    };
}

/// <summary>De quoi un service lit l'API au nom d'une personne, en une qualité, jusqu'à une date. Seule son empreinte est gardée.</summary>
public sealed class JetonDAcces
{
    public const int LongueurDuNom = 80;
    public const int LongueurDuDebut = 13;

    /// <summary>Une personne en garde peu : chacun se nomme et se révoque.</summary>
    public const int Maximum = 10;
    private const string Prefixe = "rupn_";
    private const int OctetsDuSecret = 32;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonneId { get; init; }

    /// <summary>L'affectation au titre de laquelle le jeton lit : finie, il ne lit plus rien.</summary>
    public required Guid QualiteId { get; init; }
    public required string Nom { get; init; }

    /// <summary>Ses premiers signes, pour le reconnaître dans la liste.</summary>
    public string Debut { get; private set; } = "";
    public string Empreinte { get; private set; } = "";
    public IReadOnlyList<PorteeDeJeton> Portees { get; private set; } = [];
    public required DateTime CreeLe { get; init; }

    /// <summary>Le dernier jour où il sert.</summary>
    public DateOnly ExpireLe { get; private set; }
    public DateTime? RevoqueLe { get; private set; }
    public DateTime? DernierUsageLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>Vrai s'il peut servir ce jour-là.</summary>
    public bool SertLe(DateOnly jour) => RevoqueLe is null && jour <= ExpireLe;

    /// <summary>
    /// Un jeton neuf, et son secret, qui n'est rendu qu'ici. Refus : jeton.nom, jeton.portee, jeton.echeance.
    /// </summary>
    public static (JetonDAcces Jeton, string Secret) Creer(
        Acteur acteur, string? nom, IReadOnlyCollection<PorteeDeJeton> portees, DateOnly? expireLe, DateTime quand, DateOnly jour)
    {
        var ecrit = (nom ?? "").Trim();
        if (ecrit.Length is 0 or > LongueurDuNom) throw ReglesDesComptes.JetonNom.Refus(("maximum", LongueurDuNom));
        if (portees.Count == 0 || portees.Any(p => !acteur.Peut(p.Permission()))) throw ReglesDesComptes.JetonPortee.Refus();
        if (expireLe is not { } fin || fin < jour || fin > jour.AddYears(1))
            throw ReglesDesComptes.JetonEcheance.Refus(("debut", jour.ToString("d")), ("fin", jour.AddYears(1).ToString("d")));
        var secret = Prefixe + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(OctetsDuSecret));
        return (new()
        {
            PersonneId = acteur.PersonneId, QualiteId = acteur.QualiteId, Nom = ecrit, CreeLe = quand, ExpireLe = fin,
            Debut = secret[..LongueurDuDebut], Empreinte = EmpreinteDe(secret), Portees = [.. portees.Distinct().Order()],
        }, secret);
    }

    /// <summary>L'empreinte sous laquelle un secret est gardé.</summary>
    public static string EmpreinteDe(string secret) => Empreintes.Sha256(secret);

    /// <summary>Le jeton ne sert plus, tout de suite ; révoqué, il le reste.</summary>
    public void Revoquer(DateTime quand)
    {
        RevoqueLe ??= quand;
        Version++;
    }
}
