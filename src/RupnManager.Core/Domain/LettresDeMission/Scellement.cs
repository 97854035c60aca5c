namespace RupnManager.Domain.LettresDeMission;

/// <summary>Le PDF définitif d'une lettre : rendu une fois, scellé, servi octet pour octet ; ou les essais qui y mènent.</summary>
public sealed class Scellement
{
    public const int LongueurDeLErreur = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LettreId { get; init; }
    public LettreDeMission? Lettre { get; set; }

    /// <summary>Empreinte SHA-256 des octets scellés.</summary>
    public string? Empreinte { get; private set; }
    public Guid? FichierId { get; private set; }
    public int Pages { get; private set; }
    public long Taille { get; private set; }
    public DateTime? ScelleLe { get; private set; }

    /// <summary>Instant attesté par l'autorité d'horodatage ; rien si aucune n'est configurée.</summary>
    public DateTime? HorodateLe { get; private set; }
    public int Tentatives { get; private set; }
    public DateTime? ProchaineTentative { get; private set; }
    public string? DerniereErreur { get; private set; }

    /// <summary>Vrai si l'essai a manqué faute de réponse de l'autorité d'horodatage.</summary>
    public bool AttendHorodatage { get; private set; }
    public int Jeton { get; private set; }

    public void NoterReussite(Guid fichierId, string empreinte, int pages, long taille, DateTime? horodatage, DateTime quand)
    {
        (FichierId, Empreinte, Pages, Taille, HorodateLe, ScelleLe) = (fichierId, empreinte, pages, taille, horodatage, quand);
        (DerniereErreur, ProchaineTentative, AttendHorodatage) = (null, null, false);
        Tentatives++;
        Jeton++;
    }

    /// <summary>Note un échec ; l'essai suivant vient de plus en plus tard, une heure au plus.</summary>
    public void NoterEchec(string erreur, bool attendHorodatage, DateTime quand)
    {
        Tentatives++;
        AttendHorodatage = attendHorodatage;
        DerniereErreur = erreur.Length > LongueurDeLErreur ? erreur[..LongueurDeLErreur] : erreur;
        ProchaineTentative = quand.AddMinutes(Math.Min(60, Math.Pow(2, Tentatives)));
        Jeton++;
    }
}

/// <summary>À quoi sert un fichier conservé.</summary>
public enum UsageDeFichier { AnnexeJointe, LettreManuscrite, LettreScellee }

/// <summary>Des octets conservés avec leur empreinte, jamais réécrits.</summary>
public sealed class Fichier
{
    public const int LongueurDuNom = 150;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LettreId { get; init; }
    public required UsageDeFichier Usage { get; init; }
    public required string Nom { get; init; }
    public required byte[] Octets { get; init; }
    public required string Empreinte { get; init; }
    public required DateTime Le { get; init; }
}
